// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** A WARC record read whole: its headers and its block. */
final class StoredRecord {

    /** Our own header: what the crawl thought of the response. */
    static final String STATE_HEADER = "Nianbao-State";
    /** Our own header on a revisit: file and offset of the record with the bytes. */
    static final String ORIGINAL_HEADER = "Nianbao-Original";

    private static final int MAX_DECODED = 128 << 20;

    private final Map<String, List<String>> headers;
    private final byte[] block;
    private final Place place;

    private StoredRecord(Map<String, List<String>> headers, byte[] block, Place place) {
        this.headers = headers;
        this.block = block;
        this.place = place;
    }

    /** Takes over a record of which nothing was read yet. */
    static StoredRecord of(WarcRecord record, String file, long offset) throws IOException {
        try (InputStream stream = record.body().stream()) {
            long length = record.headers().sole("Content-Length").map(Long::parseLong).orElse(0L);
            if (length > GzipMembers.MAX_INFLATED) {
                throw new ArchiveException(file + ":" + offset + ": a record of " + length + " bytes is too long");
            }
            byte[] block = stream.readNBytes((int) length);
            if (block.length < length) {
                throw new ArchiveException(file + ":" + offset + ": the record ends after " + block.length + " of "
                        + length + " bytes");
            }
            return new StoredRecord(record.headers().map(), block, new Place(file, offset));
        } catch (RuntimeException e) {
            throw new ArchiveException(file + ":" + offset + ": " + e.getMessage(), e);
        }
    }

    /** The records that an inflated gzip member holds; one, in files of ours. */
    static List<StoredRecord> inMember(byte[] member, String file, long offset) throws IOException {
        List<StoredRecord> records = new ArrayList<>();
        try (WarcReader reader = new WarcReader(new ByteArrayInputStream(member))) {
            for (Optional<WarcRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
                records.add(of(record.get(), file, offset));
            }
        } catch (RuntimeException e) {
            throw new ArchiveException(file + ":" + offset + ": " + e.getMessage(), e);
        }
        return records;
    }

    Place place() {
        return place;
    }

    Optional<String> header(String name) {
        for (Map.Entry<String, List<String>> entry : headers.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(name) && !entry.getValue().isEmpty()) {
                return Optional.of(entry.getValue().get(0));
            }
        }
        return Optional.empty();
    }

    String type() {
        return header("WARC-Type").orElse("");
    }

    boolean isResponse() {
        return type().equals("response") && header("Content-Type").orElse("").startsWith("application/http");
    }

    String target() {
        String target = header("WARC-Target-URI").orElse("");
        return target.startsWith("<") && target.endsWith(">") ? target.substring(1, target.length() - 1) : target;
    }

    Instant date() {
        try {
            return Instant.parse(header("WARC-Date").orElse(""));
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    PageState state() {
        return header(STATE_HEADER).flatMap(PageState::ofLabel).orElse(PageState.FETCHED);
    }

    Optional<Place> original() {
        return header(ORIGINAL_HEADER).flatMap(text -> {
            try {
                return Optional.of(Place.parse(text));
            } catch (IllegalArgumentException e) {
                // not a header of ours, or a damaged one
                return Optional.empty();
            }
        });
    }

    private HttpResponse http() throws IOException {
        return HttpResponse.parse(Channels.newChannel(new ByteArrayInputStream(block)));
    }

    /** The response as a page; the body without chunks and content encoding. */
    ArchivedPage page() throws IOException {
        try {
            HttpResponse http = http();
            byte[] body;
            try (InputStream stream = http.bodyDecoded().stream()) {
                body = stream.readNBytes(MAX_DECODED);
            }
            return new ArchivedPage(target(), date(), http.status(), http.headers().map(), body, place, state());
        } catch (RuntimeException e) {
            throw new ArchiveException(place + ": " + e.getMessage(), e);
        }
    }

    /** The index line of a response or revisit; nothing for other records. */
    Optional<ArchiveEntry> entry(long length) throws IOException {
        boolean revisit = type().equals("revisit");
        if (!revisit && !isResponse()) {
            return Optional.empty();
        }
        int status;
        String mime;
        try {
            HttpResponse http = HttpResponse.parseWithoutBody(
                    Channels.newChannel(new ByteArrayInputStream(block)), null);
            status = http.status();
            mime = http.contentType().base().toString();
        } catch (IOException | RuntimeException e) {
            status = 0;
            mime = "unk";
        }
        return Optional.of(new ArchiveEntry(target(), date(), status, revisit ? ArchiveEntry.REVISIT : mime,
                header("WARC-Payload-Digest").orElse("-"), length, place, state(), original()));
    }

    /** What is wrong with the record by its own digests. */
    Optional<String> mistake() throws IOException {
        Optional<String> ofBlock = header("WARC-Block-Digest");
        if (ofBlock.isPresent() && !matches(ofBlock.get(), block)) {
            return Optional.of("block digest differs from " + ofBlock.get());
        }
        Optional<String> ofPayload = header("WARC-Payload-Digest");
        if (ofPayload.isPresent() && isResponse()) {
            byte[] payload;
            try (InputStream stream = http().body().stream()) {
                payload = stream.readAllBytes();
            } catch (RuntimeException e) {
                return Optional.of("no readable HTTP response: " + e.getMessage());
            }
            if (!matches(ofPayload.get(), payload)) {
                return Optional.of("payload digest differs from " + ofPayload.get());
            }
        }
        return Optional.empty();
    }

    /** An unknown algorithm proves nothing, so it is no mistake. */
    private static boolean matches(String digest, byte[] bytes) {
        try {
            WarcDigest stated = new WarcDigest(digest);
            MessageDigest digester = stated.getDigester();
            digester.update(bytes);
            return MessageDigest.isEqual(stated.bytes(), digester.digest());
        } catch (NoSuchAlgorithmException | RuntimeException e) {
            return true;
        }
    }
}
