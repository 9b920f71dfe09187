// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/**
 * Appends exchanges to the archive; used from many threads. Every record is a gzip member of its own, and an exchange
 * is put down in one write, so that a kill can tear at most the last one. What a full disk cut short is taken back.
 */
public final class ArchiveWriter implements Closeable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String NAME = "nianbao-";
    private static final int TIME_DIGITS = 14;
    private static final String CRLF = "\r\n";
    private static final int TAG_DIGITS = 6;

    private final Path folder;
    private final long maxFileBytes;
    private final Map<String, List<String>> about;
    private final Clock clock;
    private final String tag;
    private final List<Finding> repairs;

    private final List<Path> earlier;
    private final Instant notBefore;
    /** The index of the file that is written; made line by line, so that the end of a run is no heap of work. */
    private final TreeSet<String> lines = new TreeSet<>();
    private Path file;
    private FileChannel channel;
    private int serial;

    private ArchiveWriter(Path folder, long maxFileBytes, Map<String, List<String>> about, Clock clock,
                          List<Finding> repairs, List<Path> earlier, Instant notBefore) {
        this.earlier = earlier;
        this.notBefore = notBefore;
        this.folder = folder;
        this.maxFileBytes = maxFileBytes;
        this.about = about;
        this.clock = clock;
        this.tag = UUID.randomUUID().toString().substring(0, TAG_DIGITS);
        this.repairs = repairs;
    }

    /**
     * Opens the archive of {@code dataFolder}; the caller holds its {@link DataFolderLock}. What an earlier writer
     * left torn is cut off and kept in a {@code .torn} file beside.
     *
     * @param maxFileBytes size from which on a new file is begun
     * @param about what the first record of each file says: {@code software}, {@code robots}, {@code operator} …
     */
    public static ArchiveWriter open(Path dataFolder, long maxFileBytes, Map<String, String> about, Clock clock)
            throws IOException {
        Path folder = dataFolder.resolve(Archive.FOLDER);
        Files.createDirectories(folder);
        List<Finding> repairs = new ArrayList<>();
        for (Path file : Archive.of(dataFolder).files()) {
            if (!Files.exists(CdxFile.beside(file))) {
                repair(file, repairs);
            }
        }
        List<Path> indexes = new ArrayList<>();
        Instant notBefore = Instant.MIN;
        for (Path file : Archive.of(dataFolder).files()) {
            indexes.add(CdxFile.beside(file));
            Instant begun = begun(file.getFileName().toString());
            notBefore = begun.isBefore(notBefore) ? notBefore : begun.plusSeconds(1);
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        about.forEach((name, value) -> fields.put(name, List.of(value)));
        return new ArchiveWriter(folder, maxFileBytes, fields, clock, List.copyOf(repairs),
                List.copyOf(indexes), notBefore);
    }

    /** When a file of ours was begun, by its name; of a foreign one nobody knows. */
    private static Instant begun(String name) {
        if (!name.startsWith(NAME) || name.length() < NAME.length() + TIME_DIGITS) {
            return Instant.MIN;
        }
        try {
            return TIME.parse(name.substring(NAME.length(), NAME.length() + TIME_DIGITS), Instant::from);
        } catch (DateTimeParseException e) {
            return Instant.MIN;
        }
    }

    /** Now, but after every file that is there: names sort in the order of writing, also when the clock was set back. */
    private String time() {
        Instant now = clock.instant();
        return TIME.format(now.isBefore(notBefore) ? notBefore : now);
    }

    private static void repair(Path file, List<Finding> repairs) throws IOException {
        WarcCheck check = WarcCheck.of(file, false);
        String name = file.getFileName().toString();
        if (check.soundEnd() < check.size()) {
            long cut = check.size() - check.soundEnd();
            Path torn = file.resolveSibling(name + "." + check.soundEnd() + ".torn");
            try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                 FileChannel to = FileChannel.open(torn, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                         StandardOpenOption.TRUNCATE_EXISTING)) {
                for (long done = 0; done < cut;) {
                    done += from.transferTo(check.soundEnd() + done, cut - done, to);
                }
                to.force(true);
                from.truncate(check.soundEnd());
            }
            repairs.add(new Finding(name, check.soundEnd(), "cut off " + cut
                    + " bytes of a torn last record; they are kept in " + torn.getFileName()));
        }
        check.findings().stream().filter(finding -> finding.offset() < check.soundEnd()).forEach(repairs::add);
        if (check.soundEnd() == 0) {
            Files.delete(file);
        } else {
            CdxFile.write(CdxFile.beside(file), check.entries());
        }
    }

    /** The payload digest of a body, as it stands in the index: {@code sha1:…} in base 32. */
    public static String payloadDigest(byte[] body) {
        return digest(body).prefixedBase32();
    }

    /** What was torn and broken when the archive was opened. */
    public List<Finding> repairs() {
        return repairs;
    }

    /** Visits of {@code url} in files that were complete when this writer was opened. */
    public List<ArchiveEntry> indexed(String url) throws IOException {
        List<ArchiveEntry> found = new ArrayList<>();
        for (Path index : earlier) {
            try {
                found.addAll(CdxFile.find(index, url));
            } catch (CdxFile.BrokenLineException e) {
                // named by the check of the archive; what cannot be looked up is stored once more
            }
        }
        return found;
    }

    /** Stores a response with its request; returns the line of the index. */
    public ArchiveEntry store(Exchange exchange, PageState state) throws IOException {
        return put(exchange, state, Optional.empty(), false);
    }

    /**
     * Stores that a visit brought the same bytes as before.
     *
     * @param original the stored response with these bytes
     * @param notModified whether the server said so (304), else the bytes were compared
     */
    public ArchiveEntry storeRevisit(Exchange exchange, PageState state, ArchiveEntry original, boolean notModified)
            throws IOException {
        return put(exchange, state, Optional.of(original), notModified);
    }

    private ArchiveEntry put(Exchange exchange, PageState state, Optional<ArchiveEntry> original,
                             boolean notModified) throws IOException {
        UUID id = UUID.randomUUID();
        Instant fetched = exchange.began().truncatedTo(ChronoUnit.MILLIS);
        byte[] head = (exchange.responseHead() + CRLF).getBytes(StandardCharsets.ISO_8859_1);
        String payload = original.isPresent() ? original.get().digest() : payloadDigest(exchange.body());
        WarcRecord response;
        if (original.isPresent()) {
            WarcRevisit.Builder revisit = new WarcRevisit.Builder(exchange.url(), notModified
                    ? WarcRevisit.SERVER_NOT_MODIFIED_1_1 : WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1);
            revisit.setHeader("WARC-Refers-To-Target-URI", original.get().url());
            revisit.setHeader("WARC-Refers-To-Date", original.get().fetched().toString());
            revisit.setHeader(StoredRecord.ORIGINAL_HEADER, original.get().place().toString());
            response = dress(revisit, exchange, id, fetched, state, payload).blockDigest(digest(head))
                    .body(MediaType.HTTP_RESPONSE, head).build();
        } else {
            byte[] block = joined(head, exchange.body());
            WarcResponse.Builder full = new WarcResponse.Builder(exchange.url());
            if (exchange.truncated() != Exchange.Truncation.NONE) {
                full.truncated(WarcTruncationReason.valueOf(exchange.truncated().name()));
            }
            response = dress(full, exchange, id, fetched, state, payload).blockDigest(digest(block))
                    .body(MediaType.HTTP_RESPONSE, block).build();
        }
        byte[] requestBlock = joined((exchange.requestHead() + CRLF).getBytes(StandardCharsets.ISO_8859_1),
                exchange.requestBody());
        WarcRecord request = new WarcRequest.Builder(exchange.url()).version(MessageVersion.WARC_1_1).date(fetched)
                .recordId(UUID.randomUUID()).concurrentTo(response.id()).blockDigest(digest(requestBlock))
                .body(MediaType.HTTP_REQUEST, requestBlock).build();
        byte[] responseMember = member(response);
        byte[] both = joined(responseMember, member(request));
        Optional<Place> bytesAt = original.map(first -> first.original().orElse(first.place()));
        String mime = original.isPresent() ? ArchiveEntry.REVISIT : mime(exchange);
        // packing is done; only the writing needs its turn
        synchronized (this) {
            roll();
            Place place = new Place(file.getFileName().toString(), append(both));
            ArchiveEntry entry = new ArchiveEntry(exchange.url(), fetched, exchange.status(), mime, payload,
                    responseMember.length, place, state, bytesAt);
            lines.add(CdxFile.line(entry));
            return entry;
        }
    }

    private static <R extends WarcCaptureRecord, B extends WarcCaptureRecord.AbstractBuilder<R, B>> B dress(
            B builder, Exchange exchange, UUID id, Instant fetched, PageState state, String payload) {
        B dressed = builder.version(MessageVersion.WARC_1_1).date(fetched).recordId(id)
                .addHeader("WARC-Payload-Digest", payload).addHeader(StoredRecord.STATE_HEADER, state.label());
        exchange.address().ifPresent(dressed::ipAddress);
        return dressed;
    }

    private static String mime(Exchange exchange) {
        for (String line : exchange.responseHead().split(CRLF)) {
            if (line.regionMatches(true, 0, "content-type:", 0, 13)) {
                return MediaType.parseLeniently(line.substring(13).strip()).base().toString();
            }
        }
        return "unk";
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] member(WarcRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (WarcWriter writer = new WarcWriter(Channels.newChannel(bytes), WarcCompression.GZIP)) {
            writer.write(record);
        }
        return bytes.toByteArray();
    }

    private static WarcDigest digest(byte[] bytes) {
        try {
            MessageDigest digester = MessageDigest.getInstance("SHA-1");
            digester.update(bytes);
            return new WarcDigest(digester);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins the first file, or the next when the last is full. */
    private void roll() throws IOException {
        if (channel != null && channel.size() >= maxFileBytes) {
            closeFile();
        }
        if (channel == null) {
            serial++;
            file = folder.resolve(String.format(Locale.ROOT, NAME + "%s-%s-%05d%s", time(), tag,
                    serial, Archive.SUFFIX));
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            append(member(new Warcinfo.Builder().version(MessageVersion.WARC_1_1)
                    .date(clock.instant().truncatedTo(ChronoUnit.MILLIS)).recordId(UUID.randomUUID())
                    .filename(file.getFileName().toString()).fields(about).build()));
        }
    }

    private long append(byte[] bytes) throws IOException {
        long start = channel.size();
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer, start + buffer.position());
            }
            return start;
        } catch (IOException e) {
            channel.truncate(start);
            throw new ArchiveException("cannot write to " + file + " (" + e.getMessage()
                    + "); what was stored before is whole; make room and run again", e);
        }
    }

    private void closeFile() throws IOException {
        channel.force(true);
        channel.close();
        channel = null;
        CdxFile.write(CdxFile.beside(file), lines);
        lines.clear();
    }

    /** Makes the index of the last file. */
    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            closeFile();
        }
    }
}
