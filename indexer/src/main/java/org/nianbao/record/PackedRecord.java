// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.record;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.nianbao.report.Agency;
import org.nianbao.report.Check;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Figures;
import org.nianbao.report.NotAReport;
import org.nianbao.report.Reading;
import org.nianbao.report.Report;
import org.nianbao.report.Trust;
import org.nianbao.report.TrustSignal;
import org.nianbao.report.UnrecognisedRow;

/**
 * The record of one reading in few bytes, as an index keeps it: what {@link ReportJson} says, a third as long, and
 * written and read in a fraction of the time.
 *
 * <p>Fields stand in a fixed order without names. A figure's key and the place of its cell are given by what they have
 * in common with the one before ({@code applications.new.} and {@code total}); a cell that prints its number plainly
 * is not written twice.
 */
public final class PackedRecord {

    private static final int REPORT = 1;
    private static final int REFUSED = 2;

    /** How a figure's number stands: not at all, as a whole number, as digits with a point. */
    private static final int NO_NUMBER = 0;
    private static final int WHOLE = 1;
    private static final int DECIMAL = 2;

    private PackedRecord() {
    }

    /** The bytes of {@code reading}. */
    public static byte[] pack(Reading reading) {
        PackedBytes.Writer out = new PackedBytes.Writer();
        if (reading instanceof Report report) {
            out.number(REPORT);
            out.text(report.source());
            out.text(report.url());
            write(report, out);
        } else if (reading instanceof NotAReport refused) {
            out.number(REFUSED);
            out.text(refused.source());
            out.text(refused.url());
            out.text(refused.title());
            out.text(refused.reason());
            texts(refused.notes(), out);
        }
        return out.bytes();
    }

    private static void write(Report report, PackedBytes.Writer out) {
        Agency agency = report.agency();
        out.text(report.title());
        for (Optional<String> name : List.of(agency.name(), agency.printed(), agency.province(), agency.city(),
                agency.county(), agency.division(), agency.level().map(Enum::name), agency.kind().map(Enum::name),
                report.year().map(String::valueOf), report.published().map(LocalDate::toString))) {
            out.text(name);
        }
        out.text(report.edition());
        figures(report.figures(), out);
        out.number(report.unrecognisedRows().size());
        for (UnrecognisedRow row : report.unrecognisedRows()) {
            out.text(row.where());
            out.text(row.label());
            texts(row.cells(), out);
            out.text(row.reason());
        }
        out.number(report.checks().size());
        for (Check check : report.checks()) {
            write(check, out);
        }
        Trust trust = report.trust();
        out.number(trust.official() ? 1 : 0);
        texts(trust.signals().stream().map(TrustSignal::label).toList(), out);
        out.text(trust.duplicateOf());
        map(report.metadata(), out);
        map(report.decisions(), out);
        texts(report.notes(), out);
        out.text(report.text());
    }

    private static void figures(Figures figures, PackedBytes.Writer out) {
        out.number(figures.evidence().size());
        // Both in the order of the keys, and no number without evidence: side by side, no key is looked up.
        Iterator<Map.Entry<FigureKey, BigDecimal>> numbers = figures.numbers().entrySet().iterator();
        Map.Entry<FigureKey, BigDecimal> next = numbers.hasNext() ? numbers.next() : null;
        String lastKey = "";
        String lastPlace = "";
        for (Map.Entry<FigureKey, Evidence> figure : figures.evidence().entrySet()) {
            String key = figure.getKey().name();
            out.textAfter(lastKey, key);
            lastKey = key;
            Evidence proof = figure.getValue();
            BigDecimal number = null;
            if (next != null && next.getKey().equals(figure.getKey())) {
                number = next.getValue();
                next = numbers.hasNext() ? numbers.next() : null;
            }
            String plain = number(number, out);
            out.text(proof.raw().equals(plain) ? Optional.empty() : Optional.of(proof.raw()));
            out.textAfter(lastPlace, proof.where());
            lastPlace = proof.where();
            out.text(proof.remark());
        }
    }

    /** Writes a number that may be absent; returns it as a cell would print it plainly. */
    private static String number(BigDecimal number, PackedBytes.Writer out) {
        if (number == null) {
            out.number(NO_NUMBER);
            return null;
        }
        String plain = number.toPlainString();
        if (number.scale() == 0 && number.signum() >= 0 && number.precision() <= 9) {
            out.number(WHOLE);
            out.number(number.intValue());
        } else {
            out.number(DECIMAL);
            out.text(plain);
        }
        return plain;
    }

    private static void write(Check check, PackedBytes.Writer out) {
        out.text(check.rule());
        out.text(check.column());
        out.text(check.status().name());
        number(check.expected().map(PackedRecord::plain).orElse(null), out);
        number(check.actual().map(PackedRecord::plain).orElse(null), out);
        out.number(check.cells().size());
        String last = "";
        for (FigureKey cell : check.cells()) {
            out.textAfter(last, cell.name());
            last = cell.name();
        }
    }

    /** 15.0 is 15, as in the JSON record. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static void texts(List<String> texts, PackedBytes.Writer out) {
        out.number(texts.size());
        texts.forEach(out::text);
    }

    private static void map(SortedMap<String, String> values, PackedBytes.Writer out) {
        out.number(values.size());
        values.forEach((name, value) -> {
            out.text(name);
            out.text(value);
        });
    }

    /** The reading that {@code bytes} were made of. */
    public static Reading read(byte[] bytes) {
        return read(bytes, 0, bytes.length);
    }

    /** The same from a part of {@code bytes}. */
    public static Reading read(byte[] bytes, int from, int length) {
        PackedBytes.Reader in = new PackedBytes.Reader(bytes, from, length);
        try {
            int kind = in.number();
            String source = in.text();
            Optional<String> url = in.optional();
            return switch (kind) {
                case REPORT -> report(source, url, in);
                case REFUSED -> new NotAReport(source, url, in.text(), in.text(), texts(in));
                default -> throw new MalformedRecord("a packed record of kind " + kind);
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException | DateTimeException e) {
            throw new MalformedRecord("a packed record holds what it cannot: " + e.getMessage(), e);
        }
    }

    private static Report report(String source, Optional<String> url, PackedBytes.Reader in) {
        String title = in.text();
        Optional<String> name = in.optional();
        Optional<String> printed = in.optional();
        Optional<String> province = in.optional();
        Optional<String> city = in.optional();
        Optional<String> county = in.optional();
        Optional<String> division = in.optional();
        Agency agency = new Agency(name, printed, in.optional().map(Agency.Level::valueOf),
                in.optional().map(Agency.Kind::valueOf), province, city, county, division);
        Optional<Integer> year = in.optional().map(Integer::valueOf);
        Optional<LocalDate> published = in.optional().map(LocalDate::parse);
        return new Report(source, url, title, agency, year, published, in.text(), figures(in),
                list(in, () -> new UnrecognisedRow(in.text(), in.text(), texts(in), in.text())),
                list(in, () -> check(in)), trust(in), map(in), map(in), texts(in), in.text());
    }

    private static Figures figures(PackedBytes.Reader in) {
        Figures.Builder figures = Figures.builder();
        String key = "";
        String place = "";
        for (int left = in.number(); left > 0; left--) {
            key = in.textAfter(key);
            Optional<BigDecimal> number = number(in);
            Optional<String> raw = in.optional();
            place = in.textAfter(place);
            figures.put(ReportJson.key(key), number, new Evidence(
                    raw.isPresent() ? raw.get() : number.orElseThrow(IllegalArgumentException::new).toPlainString(),
                    place, in.optional()));
        }
        return figures.build();
    }

    private static Optional<BigDecimal> number(PackedBytes.Reader in) {
        int how = in.number();
        return switch (how) {
            case NO_NUMBER -> Optional.empty();
            case WHOLE -> Optional.of(BigDecimal.valueOf(in.number()));
            case DECIMAL -> Optional.of(new BigDecimal(in.text()));
            default -> throw new IllegalArgumentException("a number of kind " + how);
        };
    }

    private static Check check(PackedBytes.Reader in) {
        String rule = in.text();
        String column = in.text();
        Check.Status status = Check.Status.valueOf(in.text());
        Optional<BigDecimal> expected = number(in);
        Optional<BigDecimal> actual = number(in);
        String[] last = {""};
        return new Check(rule, column, status, expected, actual,
                list(in, () -> ReportJson.key(last[0] = in.textAfter(last[0]))));
    }

    private static Trust trust(PackedBytes.Reader in) {
        boolean official = in.number() == 1;
        Set<TrustSignal> signals = EnumSet.noneOf(TrustSignal.class);
        for (String label : texts(in)) {
            signals.add(TrustSignal.of(label)
                    .orElseThrow(() -> new MalformedRecord("unknown trust signal: " + label)));
        }
        return new Trust(official, signals, in.optional());
    }

    private static List<String> texts(PackedBytes.Reader in) {
        return list(in, in::text);
    }

    private static <T> List<T> list(PackedBytes.Reader in, Supplier<T> item) {
        List<T> items = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            items.add(item.get());
        }
        return items;
    }

    private static SortedMap<String, String> map(PackedBytes.Reader in) {
        SortedMap<String, String> values = new TreeMap<>();
        for (int left = in.number(); left > 0; left--) {
            values.put(in.text(), in.text());
        }
        return values;
    }
}
