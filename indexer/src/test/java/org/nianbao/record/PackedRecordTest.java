// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.index.GeneratedReports;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Figures;
import org.nianbao.report.NotAReport;
import org.nianbao.report.Reading;
import org.nianbao.report.Report;

class PackedRecordTest {

    private static Reading thereAndBack(Reading reading) {
        return PackedRecord.read(PackedRecord.pack(reading));
    }

    @Test
    void everyFieldSurvivesTheWayThereAndBack() {
        assertEquals(ReportJsonTest.FULL, thereAndBack(ReportJsonTest.FULL));
    }

    @Test
    void refusedDocumentSurvivesTheWayThereAndBack() {
        NotAReport refused = new NotAReport("a.html", Optional.empty(), "通知", "list-page: 20 links", List.of("n", ""));
        assertEquals(refused, thereAndBack(refused));
    }

    @Test
    void generatedReportIsWhatItsJsonSays() {
        new GeneratedReports(3, 20, GeneratedReports.allKeys()).reports(200).forEach(made ->
                assertEquals(ReportJson.read(ReportJson.line(made.report())), thereAndBack(made.report())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "00", "-3", "999999999", "1000000000", "0.50", "1E+3", "12345678901234567890"})
    void numberAndWhatTheCellPrintsAreKeptApart(String number) {
        Figures.Builder figures = Figures.builder();
        for (String raw : List.of(number, number + "件", "")) {
            FigureKey key = new FigureKey("a.b" + raw.length());
            if (number.isEmpty()) {
                figures.notStated(key, Evidence.cell(raw, 1, 2, 3));
            } else {
                figures.state(key, new BigDecimal(number), Evidence.cell(raw, 1, 2, 3));
            }
        }
        Report full = ReportJsonTest.FULL;
        Report report = new Report(full.source(), full.url(), full.title(), full.agency(), full.year(),
                full.published(), full.edition(), figures.build(), List.of(), List.of(), full.trust(),
                full.metadata(), full.decisions(), List.of(), "");
        assertEquals(report, thereAndBack(report));
    }

    @Test
    void textIsUtf8AsTheJdkWritesIt() {
        Random random = new Random(7);
        int[] kinds = {0x41, 0x7F, 0x80, 0x7FF, 0x800, 0x4E00, 0xD83D, 0xDE00, 0xD800, 0xDFFF, 0xFFFF};
        String before = "";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(before.substring(0,
                    random.nextInt(before.length() + 1)));
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append((char) kinds[random.nextInt(kinds.length)]);
            }
            PackedBytes.Writer out = new PackedBytes.Writer();
            out.text(text.toString());
            byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
            byte[] written = out.bytes();
            assertEquals(utf8.length, written[0]);
            assertTrue(Arrays.equals(utf8, 0, utf8.length, written, 1, written.length), "text " + i);
            before = new String(utf8, StandardCharsets.UTF_8);
            String next = before.substring(0, before.length() / 2) + "\uD83D\uDE00文";
            next = new String(next.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            PackedBytes.Writer after = new PackedBytes.Writer();
            after.textAfter(before, next);
            assertEquals(next, new PackedBytes.Reader(after.bytes(), 0, after.bytes().length).textAfter(before));
            before = before.length() > 20 ? "" : before;
        }
    }

    @Test
    void damagedRecordIsNamedAsSuch() {
        byte[] whole = PackedRecord.pack(ReportJsonTest.FULL);
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Arrays.copyOf(whole, i % 3 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int flips = random.nextInt(4); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                PackedRecord.read(damaged);
            } catch (MalformedRecord named) {
                assertTrue(named.getMessage().contains("record") || named.getMessage().contains("trust"),
                        named.getMessage());
            }
        }
    }
}
