// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

class WarcRoundTripTest {

    private static final Instant NIGHT = Instant.parse("2024-02-01T18:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NIGHT, ZoneOffset.UTC);
    private static final String A = "http://www.example.test/zfxxgk/nb/a.html";
    private static final String B = "http://www.example.test/zfxxgk/nb/b.html?fbtime=2024&area=1";

    @TempDir
    Path data;

    private ArchiveWriter writer() throws IOException {
        return ArchiveWriter.open(data, 1 << 20, Map.of("software", "nianbao"), CLOCK);
    }

    private static Exchange exchange(String url, Instant at, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Exchange(url, at, "GET / HTTP/1.1\r\nHost: www.example.test\r\n", new byte[0], status,
                "HTTP/1.1 " + status + " X\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                        + bytes.length + "\r\n", bytes, Optional.empty(), Exchange.Truncation.NONE);
    }

    private List<ArchivedPage> pages(ReadPosition from) throws IOException {
        List<ArchivedPage> pages = new ArrayList<>();
        Archive.of(data).walk(from, (page, behind) -> pages.add(page));
        return pages;
    }

    @Test
    void whatWasStoredComesBack() throws IOException {
        try (ArchiveWriter writer = writer()) {
            writer.store(exchange(A, NIGHT, 200, "年度报告"), PageState.FETCHED);
        }
        ArchivedPage page = pages(ReadPosition.START).get(0);
        assertEquals(A, page.url());
        assertEquals(NIGHT, page.fetched());
        assertEquals(200, page.status());
        assertEquals("text/html; charset=utf-8", page.contentType());
        assertArrayEquals("年度报告".getBytes(StandardCharsets.UTF_8), page.body());
    }

    @Test
    void walkGoesOnWhereItStopped() throws IOException {
        ReadPosition read;
        try (ArchiveWriter writer = writer()) {
            writer.store(exchange(A, NIGHT, 200, "one"), PageState.FETCHED);
            read = Archive.of(data).walk(ReadPosition.START, (page, behind) -> { });
            writer.store(exchange(B, NIGHT, 200, "two"), PageState.FETCHED);
        }
        List<ArchivedPage> later = pages(ReadPosition.parse(read.toString()));
        assertEquals(List.of(B), later.stream().map(ArchivedPage::url).toList());
    }

    @Test
    void versionsAndLastGoodCopyAreFound() throws IOException {
        try (ArchiveWriter writer = writer()) {
            ArchiveEntry first = writer.store(exchange(A, NIGHT, 200, "good"), PageState.FETCHED);
            writer.store(exchange(B, NIGHT, 200, "other"), PageState.FETCHED);
            writer.storeRevisit(exchange(A, NIGHT.plusSeconds(60), 304, ""), PageState.UNCHANGED, first, true);
            writer.store(exchange(A, NIGHT.plusSeconds(120), 404, "not found"), PageState.FAILED);
        }
        Archive archive = Archive.of(data);
        assertEquals(List.of(200, 304, 404),
                archive.versions(A).stream().map(ArchiveEntry::status).toList());
        assertEquals("good", new String(archive.latestGood(A).orElseThrow().body(), StandardCharsets.UTF_8));
        assertEquals(1, archive.versions(B).size());
        assertEquals(List.of(), archive.versions("http://www.example.test/"));
        assertEquals(3, pages(ReadPosition.START).size());
    }

    @Test
    void everyRecordIsOneGzipMemberThatOthersCanRead() throws IOException {
        ArchiveEntry entry;
        try (ArchiveWriter writer = writer()) {
            writer.store(exchange(A, NIGHT, 200, "one"), PageState.FETCHED);
            entry = writer.store(exchange(B, NIGHT, 200, "two"), PageState.FETCHED);
        }
        Path file = Archive.of(data).files().get(0);
        byte[] bytes = Files.readAllBytes(file);
        byte[] member = new GZIPInputStream(new ByteArrayInputStream(bytes, (int) entry.place().offset(),
                (int) entry.length())).readAllBytes();
        assertTrue(new String(member, StandardCharsets.UTF_8).startsWith("WARC/1.1\r\n"));
        List<String> types = new ArrayList<>();
        try (WarcReader reader = new WarcReader(file)) {
            for (WarcRecord record : reader) {
                types.add(record.type());
            }
        }
        assertEquals(List.of("warcinfo", "response", "request", "response", "request"), types);
    }

    @Test
    void tornLastRecordIsCutOffAndReported() throws IOException {
        ArchiveWriter killed = writer();
        killed.store(exchange(A, NIGHT, 200, "one"), PageState.FETCHED);
        long whole = Archive.of(data).size();
        killed.store(exchange(B, NIGHT, 200, "two"), PageState.FETCHED);
        Path file = Archive.of(data).files().get(0);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(whole + 100);
        }
        assertEquals(1, pages(ReadPosition.START).size());
        try (ArchiveWriter next = writer()) {
            assertEquals(1, next.repairs().size());
            assertEquals(whole, next.repairs().get(0).offset());
            next.store(exchange(B, NIGHT, 200, "two"), PageState.FETCHED);
        }
        assertEquals(whole, Files.size(file));
        assertEquals(List.of(), Archive.of(data).verify());
        assertEquals(2, pages(ReadPosition.START).size());
    }

    @Test
    void flippedBitCostsOneRecordAndIsNamed() throws IOException {
        ArchiveEntry first;
        try (ArchiveWriter writer = writer()) {
            first = writer.store(exchange(A, NIGHT, 200, "one"), PageState.FETCHED);
            writer.store(exchange(B, NIGHT, 200, "two"), PageState.FETCHED);
        }
        Path file = Archive.of(data).files().get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) (first.place().offset() + first.length() / 2)] ^= 0x10;
        Files.write(file, bytes);
        List<Finding> findings = Archive.of(data).verify();
        assertEquals(first.place().file(), findings.get(0).file());
        assertEquals(first.place().offset(), findings.get(0).offset());
        assertEquals(List.of(B), pages(ReadPosition.START).stream().map(ArchivedPage::url).toList());
    }

    @Test
    void fileRollsOver() throws IOException {
        try (ArchiveWriter writer = ArchiveWriter.open(data, 100, Map.of(), CLOCK)) {
            writer.store(exchange(A, NIGHT, 200, "one"), PageState.FETCHED);
            writer.store(exchange(B, NIGHT, 200, "two"), PageState.FETCHED);
        }
        assertEquals(2, Archive.of(data).files().size());
        assertEquals(2, Archive.of(data).entries().size());
        assertEquals(2, pages(ReadPosition.START).size());
    }

    @Test
    void secondRunIsRefusedWhileTheFirstHoldsTheFolder() throws IOException {
        try (DataFolderLock held = DataFolderLock.take(data)) {
            assertNotNull(held);
            IOException refused = assertThrows(DataFolderLock.HeldException.class, () -> DataFolderLock.take(data));
            assertTrue(refused.getMessage().contains(Long.toString(ProcessHandle.current().pid())));
        }
        DataFolderLock.take(data).close();
    }

    @Test
    void foreignPlainWarcIsRead() throws IOException {
        Path file = data.resolve("foreign.warc");
        String http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3\r\nabc\r\n0\r\n\r\n";
        Files.writeString(file, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <" + A + ">\r\n"
                + "WARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>"
                + "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " + http.length()
                + "\r\n\r\n" + http + "\r\n\r\n", StandardCharsets.ISO_8859_1);
        List<ArchivedPage> pages = new ArrayList<>();
        assertEquals(List.of(), new WarcFile(file).pages(pages::add));
        assertEquals(A, pages.get(0).url());
        assertEquals("abc", new String(pages.get(0).body(), StandardCharsets.UTF_8));
    }

    @Test
    void emptyFolderIsAnEmptyArchive() throws IOException {
        assertTrue(Archive.of(data).isEmpty());
        assertFalse(PageStates.open(data).isPresent());
        writer().close();
        assertTrue(Archive.of(data).isEmpty());
    }
}
