// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.netpreserve.jwarc.URIs;

/** The CDXJ index of one WARC file: a line a record, sorted by reversed host, path and time. */
final class CdxFile {

    static final String SUFFIX = ".cdxj";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int MOST_SHOWN = 60;

    private CdxFile() {
    }

    static Path beside(Path warc) {
        String name = warc.getFileName().toString();
        return warc.resolveSibling(name.substring(0, name.length() - Archive.SUFFIX.length()) + SUFFIX);
    }

    /** Sort key of a URL, shared by all its versions. */
    static String key(String url) {
        String surt;
        try {
            surt = URIs.toNormalizedSurt(url);
        } catch (RuntimeException e) {
            surt = url;
        }
        return surt.replace(' ', '+');
    }

    static void write(Path file, List<ArchiveEntry> entries) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        for (ArchiveEntry entry : entries) {
            lines.add(line(entry));
        }
        write(file, lines);
    }

    /** Writes lines that were made already. */
    static void write(Path file, SortedSet<String> lines) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, lines, StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            throw new ArchiveException("cannot write " + file + " (" + e.getMessage()
                    + "); the archive is whole, its index is made by the next run; make room and run again", e);
        }
    }

    /** What an index says, and which of its lines say nothing. */
    record Content(List<ArchiveEntry> entries, List<Finding> broken) {
    }

    static Content readAll(Path file) throws IOException {
        List<ArchiveEntry> entries = new ArrayList<>();
        List<Finding> broken = new ArrayList<>();
        String name = file.getFileName().toString();
        long offset = 0;
        int number = 0;
        for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            number++;
            if (!line.isBlank()) {
                Optional<ArchiveEntry> entry = parse(utf8(line));
                entry.ifPresent(entries::add);
                if (entry.isEmpty()) {
                    broken.add(new Finding(name, offset, "line " + number + " of the index cannot be read: "
                            + start(line)));
                }
            }
            offset += line.length() + 1;
        }
        return new Content(entries, broken);
    }

    private static String start(String line) {
        String plain = line.replaceAll("[^ -~]", "?");
        return plain.length() > MOST_SHOWN ? plain.substring(0, MOST_SHOWN) + "…" : plain;
    }

    private static String utf8(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** A line of the index that should say something and does not. */
    static final class BrokenLineException extends IOException {

        private static final long serialVersionUID = 1L;

        BrokenLineException(Path file, String line) {
            super(file + ": a line of the index cannot be read: " + start(line));
        }
    }

    /**
     * All versions of {@code url}, oldest first; found by halving, since the file may be long.
     *
     * @throws BrokenLineException when a line that may be one of them cannot be read
     */
    static List<ArchiveEntry> find(Path file, String url) throws IOException {
        String wanted = key(url) + " ";
        List<ArchiveEntry> found = new ArrayList<>();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            long low = 0;
            long high = bytes.length();
            while (low < high) {
                long middle = (low + high) >>> 1;
                bytes.seek(middle);
                if (middle > 0) {
                    bytes.readLine();
                }
                String line = bytes.readLine();
                if (line == null || line.compareTo(wanted) >= 0) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            bytes.seek(low);
            if (low > 0) {
                bytes.readLine();
            }
            for (String line = bytes.readLine(); line != null && line.startsWith(wanted); line = bytes.readLine()) {
                String readable = utf8(line);
                ArchiveEntry entry = parse(readable).orElseThrow(() -> new BrokenLineException(file, readable));
                if (entry.url().equals(url)) {
                    found.add(entry);
                }
            }
        }
        return found;
    }

    static String line(ArchiveEntry entry) {
        ObjectNode json = JSON.createObjectNode();
        json.put("url", entry.url());
        json.put("mime", entry.mime());
        json.put("status", Integer.toString(entry.status()));
        json.put("digest", entry.digest());
        json.put("length", Long.toString(entry.length()));
        json.put("offset", Long.toString(entry.place().offset()));
        json.put("filename", entry.place().file());
        json.put("state", entry.state().label());
        // the line's own time has whole seconds, as other tools expect it
        json.put("fetched", entry.fetched().toString());
        entry.original().ifPresent(place -> {
            json.put("orig.offset", Long.toString(place.offset()));
            json.put("orig.filename", place.file());
        });
        return key(entry.url()) + " " + TIME.format(entry.fetched()) + " " + json;
    }

    static Optional<ArchiveEntry> parse(String line) {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        if (first < 0 || second < 0) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(line.substring(second + 1));
            Instant fetched = json.has("fetched") ? Instant.parse(json.get("fetched").asText())
                    : TIME.parse(line.substring(first + 1, second), Instant::from);
            Optional<Place> original = json.has("orig.filename")
                    ? Optional.of(new Place(json.get("orig.filename").asText(), json.get("orig.offset").asLong()))
                    : Optional.empty();
            return Optional.of(new ArchiveEntry(json.path("url").asText(), fetched, json.path("status").asInt(),
                    json.path("mime").asText(), json.path("digest").asText(), json.path("length").asLong(),
                    new Place(json.path("filename").asText(), json.path("offset").asLong()),
                    PageState.ofLabel(json.path("state").asText()).orElse(PageState.FETCHED), original));
        } catch (JsonProcessingException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
