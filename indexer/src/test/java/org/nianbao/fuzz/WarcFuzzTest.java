// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.fuzz;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.Archive;
import org.nianbao.archive.ArchiveEntry;
import org.nianbao.archive.ArchiveWriter;
import org.nianbao.archive.ArchivedPage;
import org.nianbao.archive.Exchange;
import org.nianbao.archive.PageState;
import org.nianbao.archive.ReadPosition;
import org.nianbao.archive.WarcFile;

/** Whatever stands in a WARC file, reading it ends, and what cannot be read is named. */
@Tag("faults")
class WarcFuzzTest {

    /** Files of some kilobytes, read in chunks of 64 KB some six times, and from each false start of a record again. */
    private static final Attempt.Limit LIMIT = Attempt.Limit.of(2_000, 256);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-02-01T18:00:00Z"), ZoneOffset.UTC);
    private static final List<String> WORDS = List.of("WARC/1.0\r\n", "WARC/1.1\r\n", "WARC-Type: response\r\n",
            "WARC-Type: revisit\r\n", "WARC-Type: \r\n", "Content-Length: 0\r\n", "Content-Length: -1\r\n",
            "Content-Length: 99999999999\r\n", "Content-Length: 2147483647\r\n", "WARC-Date: 2024-13-45T99:00:00Z\r\n",
            "WARC-Target-URI: http://[::1\r\n", "WARC-Block-Digest: sha1:AAAA\r\n", "WARC-Block-Digest: :\r\n",
            "WARC-Payload-Digest: md5:\r\n", "Nianbao-State: unchanged\r\n", "Nianbao-State: ?\r\n", "Nianbao-Original: x\r\n",
            "Nianbao-Original: a.warc.gz:-5\r\n", "Content-Type: application/http; msgtype=response\r\n",
            "HTTP/1.1 200 OK\r\n", "HTTP/9.9 999\r\n", "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n",
            "Content-Encoding: br\r\n", "ffffffff\r\n", "0\r\n\r\n", "\r\n\r\n", "\u001f\u008b\b", " : \r\n");

    @TempDir
    private static Path folder;
    /** The bytes of sound files: plain, and packed a record a member. */
    private static final List<byte[]> PLAIN = new ArrayList<>();
    private static final List<byte[]> PACKED = new ArrayList<>();

    @BeforeAll
    static void writeSamples() throws IOException {
        Path data = folder.resolve("sample");
        String html = "<html><title>某县2021年政府信息公开工作年度报告</title><p>收到申请12件。</html>";
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        try (ArchiveWriter writer = ArchiveWriter.open(data, 1 << 20, Map.of("software", "fuzz"), CLOCK)) {
            ArchiveEntry first = writer.store(exchange("/1", "Content-Type: text/html\r\n", body), PageState.FETCHED);
            writer.store(exchange("/2", "Content-Encoding: gzip\r\n", packed(body)), PageState.FETCHED);
            writer.store(exchange("/3", "Transfer-Encoding: chunked\r\n", ("5\r\n<html\r\n1\r\n>\r\n0\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII)), PageState.FETCHED);
            writer.store(exchange("/4", "", new byte[0]), PageState.BLOCKED);
            writer.storeRevisit(exchange("/1", "", new byte[0]), PageState.UNCHANGED, first, true);
        }
        byte[] file = Files.readAllBytes(Archive.of(data).files().get(0));
        PACKED.add(file);
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(file))) {
            PLAIN.add(plain.readAllBytes());
        }
    }

    private static Exchange exchange(String path, String header, byte[] body) {
        return new Exchange("http://example.test" + path, CLOCK.instant(), "GET " + path + " HTTP/1.1\r\n", new byte[0],
                200, "HTTP/1.1 200 OK\r\n" + header + "Content-Length: " + body.length + "\r\n", body, Optional.empty(),
                Exchange.Truncation.NONE);
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Half are damaged outside, where the checksum tells; half inside, where it fits again. */
    private static byte[] damaged(long seed) {
        ByteMutator mutator = new ByteMutator(seed, WORDS);
        return seed % 2 == 0 ? mutator.mutate(PACKED) : packedByRecord(mutator.mutate(PLAIN));
    }

    /** A member a record, as WARC readers expect it. */
    private static byte[] packedByRecord(byte[] plain) {
        String text = new String(plain, StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            int next = text.indexOf("WARC/1.1\r\n", at + 1);
            int end = next < 0 ? text.length() : next;
            all.writeBytes(packed(text.substring(at, end).getBytes(StandardCharsets.ISO_8859_1)));
            at = end;
        }
        return all.toByteArray();
    }

    @Test
    void everyPackedFileIsReadToItsEnd() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path file = Files.createDirectory(data.resolve(Archive.FOLDER)).resolve("fuzz.warc.gz");
        Fuzzing.run("warc", LIMIT, WarcFuzzTest::damaged, (name, bytes) -> {
            Files.write(file, bytes);
            readEverything(data);
            assertNotNull(new WarcFile(file).pages(WarcFuzzTest::touch));
        });
    }

    @Test
    void everyPlainFileIsReadToItsEnd() throws IOException {
        Path file = folder.resolve("fuzz.warc");
        Fuzzing.run("warc-plain", LIMIT, seed -> new ByteMutator(seed, WORDS).mutate(PLAIN), (name, bytes) -> {
            Files.write(file, bytes);
            new WarcFile(file).pages(WarcFuzzTest::touch).forEach(finding -> assertTrue(!finding.what().isBlank()));
        });
    }

    private static void readEverything(Path data) throws IOException {
        Archive archive = Archive.of(data);
        archive.walk(ReadPosition.START, (page, behind) -> touch(page));
        archive.verify().forEach(finding -> assertTrue(!finding.what().isBlank()));
        for (ArchiveEntry entry : archive.entries()) {
            archive.versions(entry.url());
            if (archive.holds(entry.place())) {
                try {
                    touch(archive.page(entry.place()));
                } catch (IOException refused) {
                    assertNotNull(refused.getMessage());
                }
            }
        }
    }

    private static void touch(ArchivedPage page) {
        assertNotNull(page.url());
        assertNotNull(page.header("content-type"));
    }
}
