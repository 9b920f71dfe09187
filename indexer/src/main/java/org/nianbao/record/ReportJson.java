// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
 * The JSON record of one reading: one line of {@code extract}, of {@code search --format jsonl} and of the export.
 *
 * <p>Every record has the same fields in the same order, whatever became of the document, so that a script may ask
 * any record for its {@code year}; what is unknown is {@code null}, and numbers are printed plainly (13, not 13.0).
 */
public final class ReportJson {

    private static final String DUPLICATE_OF = "duplicate-of:";
    private static final String REPORT = "report";
    private static final String NOT_A_REPORT = "not-a-report";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** Characters of a record for each of its text, and without any: room made at once need not be made again. */
    private static final int RECORD_SHARE = 3;
    private static final int SHORTEST_RECORD = 4_000;

    /** Keys met before: to check the shape of some 200 keys for every record takes as long as parsing it. */
    private static final Map<String, FigureKey> KEYS = new ConcurrentHashMap<>();
    /** Far more than there are figures; a file of made-up keys must not fill the memory. */
    private static final int MOST_KEYS = 5_000;

    private ReportJson() {
    }

    static FigureKey key(String name) {
        FigureKey known = KEYS.get(name);
        if (known == null) {
            known = new FigureKey(name);
            if (KEYS.size() < MOST_KEYS) {
                KEYS.put(name, known);
            }
        }
        return known;
    }

    /** The record on one line, without a line end. */
    public static String line(Reading reading) {
        CharArrayWriter text = new CharArrayWriter(SHORTEST_RECORD
                + (reading instanceof Report report ? report.text().length() * RECORD_SHARE : 0));
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(reading, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The record over many lines, for people. */
    public static String indented(Reading reading) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter)
                    .withArrayIndenter(indenter));
            write(reading, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Writes the record on one line and ends the line; the writer stays open. */
    public static void writeLine(Reading reading, Writer target) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(target)) {
            write(reading, json);
        }
        target.write('\n');
    }

    /** Writes the record as the next value of {@code json}. */
    public static void write(Reading reading, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("source", reading.source());
        text(json, "url", reading.url());
        if (reading instanceof Report report) {
            json.writeStringField("kind", REPORT);
            json.writeStringField("title", report.title());
            writeReport(report, json);
        } else if (reading instanceof NotAReport refused) {
            json.writeStringField("kind", NOT_A_REPORT);
            json.writeStringField("reason", refused.reason());
            json.writeStringField("title", refused.title());
            writeRefused(refused, json);
        }
        json.writeEndObject();
    }

    private static void writeReport(Report report, JsonGenerator json) throws IOException {
        writeAgency(report.agency(), json);
        if (report.year().isPresent()) {
            json.writeNumberField("year", report.year().get());
        } else {
            json.writeNullField("year");
        }
        text(json, "published", report.published().map(LocalDate::toString));
        json.writeStringField("edition", report.edition());
        json.writeObjectFieldStart("figures");
        // Every number has evidence: one order serves both.
        SortedMap<FigureKey, Evidence> evidence = report.figures().evidence();
        for (FigureKey key : evidence.keySet()) {
            Optional<BigDecimal> number = report.figures().number(key);
            if (number.isPresent()) {
                json.writeNumberField(key.name(), number.get());
            }
        }
        json.writeEndObject();
        json.writeObjectFieldStart("evidence");
        for (Map.Entry<FigureKey, Evidence> proof : evidence.entrySet()) {
            json.writeObjectFieldStart(proof.getKey().name());
            json.writeStringField("raw", proof.getValue().raw());
            json.writeStringField("where", proof.getValue().where());
            if (proof.getValue().remark().isPresent()) {
                json.writeStringField("remark", proof.getValue().remark().get());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeArrayFieldStart("unrecognised_rows");
        for (UnrecognisedRow row : report.unrecognisedRows()) {
            json.writeStartObject();
            json.writeStringField("where", row.where());
            json.writeStringField("label", row.label());
            strings(json, "cells", row.cells());
            json.writeStringField("reason", row.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("checks");
        for (Check check : report.checks()) {
            writeCheck(check, json);
        }
        json.writeEndArray();
        json.writeBooleanField("official", report.trust().official());
        strings(json, "trust", trustLabels(report.trust()));
        stringMap(json, "metadata", report.metadata());
        stringMap(json, "decisions", report.decisions());
        strings(json, "notes", report.notes());
        json.writeStringField("text", report.text());
    }

    private static void writeRefused(NotAReport refused, JsonGenerator json) throws IOException {
        writeAgency(Agency.UNKNOWN, json);
        json.writeNullField("year");
        json.writeNullField("published");
        json.writeNullField("edition");
        stringMap(json, "figures", new TreeMap<>());
        stringMap(json, "evidence", new TreeMap<>());
        strings(json, "unrecognised_rows", List.of());
        strings(json, "checks", List.of());
        json.writeBooleanField("official", false);
        strings(json, "trust", List.of());
        stringMap(json, "metadata", new TreeMap<>());
        stringMap(json, "decisions", new TreeMap<>());
        strings(json, "notes", refused.notes());
        json.writeStringField("text", "");
    }

    private static void writeAgency(Agency agency, JsonGenerator json) throws IOException {
        text(json, "agency", agency.name());
        text(json, "agency_printed", agency.printed());
        text(json, "agency_level", agency.level().map(ReportJson::label));
        text(json, "agency_kind", agency.kind().map(ReportJson::label));
        text(json, "province", agency.province());
        text(json, "city", agency.city());
        text(json, "county", agency.county());
        text(json, "division_code", agency.division());
    }

    private static void writeCheck(Check check, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", check.rule());
        json.writeStringField("column", check.column());
        json.writeStringField("status", label(check.status()));
        number(json, "expected", check.expected());
        number(json, "actual", check.actual());
        json.writeArrayFieldStart("cells");
        for (FigureKey cell : check.cells()) {
            json.writeString(cell.name());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The trust list of the record: the signals, then {@code duplicate-of:URL} for a copy. */
    public static List<String> trustLabels(Trust trust) {
        List<String> labels = new ArrayList<>();
        trust.signals().forEach(signal -> labels.add(signal.label()));
        trust.duplicateOf().ifPresent(url -> labels.add(DUPLICATE_OF + url));
        return labels;
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void text(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    private static void number(JsonGenerator json, String name, Optional<BigDecimal> value) throws IOException {
        if (value.isPresent()) {
            BigDecimal stripped = value.get().stripTrailingZeros();
            json.writeNumberField(name, stripped.scale() < 0 ? stripped.setScale(0) : stripped);
        } else {
            json.writeNullField(name);
        }
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static void stringMap(JsonGenerator json, String name, SortedMap<String, String> values)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> entry : values.entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    /** The reading that {@code record} was written from; fields this version does not know are passed over. */
    public static Reading read(String record) {
        try (JsonParser json = FACTORY.createParser(record)) {
            return reading(JsonValue.read(json));
        } catch (JsonProcessingException e) {
            throw new MalformedRecord("not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same from UTF-8 bytes. */
    public static Reading read(byte[] record) {
        try (JsonParser json = FACTORY.createParser(record)) {
            return reading(JsonValue.read(json));
        } catch (IOException e) {
            throw new MalformedRecord("not JSON: " + e.getMessage(), e);
        }
    }

    private static Reading reading(JsonValue record) {
        if (!record.isObject()) {
            throw new MalformedRecord("a record is a JSON object");
        }
        String kind = record.needed("kind");
        try {
            return switch (kind) {
                case REPORT -> report(record);
                case NOT_A_REPORT -> new NotAReport(record.needed("source"), record.text("url"),
                        record.needed("title"), record.needed("reason"), record.texts("notes"));
                default -> throw new MalformedRecord("kind is neither '" + REPORT + "' nor '" + NOT_A_REPORT
                        + "': " + kind);
            };
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new MalformedRecord("a field holds what it cannot: " + e.getMessage(), e);
        }
    }

    private static Report report(JsonValue record) {
        return new Report(record.needed("source"), record.text("url"), record.needed("title"), agency(record),
                record.number("year").map(BigDecimal::intValueExact), record.text("published").map(LocalDate::parse),
                record.needed("edition"), figures(record), unrecognisedRows(record), checks(record), trust(record),
                record.textMap("metadata"), record.textMap("decisions"), record.texts("notes"),
                record.needed("text"));
    }

    private static Agency agency(JsonValue record) {
        return new Agency(record.text("agency"), record.text("agency_printed"),
                record.text("agency_level").map(label -> Agency.Level.valueOf(label.toUpperCase(Locale.ROOT))),
                record.text("agency_kind").map(label -> Agency.Kind.valueOf(label.toUpperCase(Locale.ROOT))),
                record.text("province"), record.text("city"), record.text("county"), record.text("division_code"));
    }

    private static Figures figures(JsonValue record) {
        JsonValue numbers = record.get("figures");
        Figures.Builder figures = Figures.builder();
        record.get("evidence").fields().forEach((key, proof) -> figures.put(key(key), numbers.number(key),
                new Evidence(proof.needed("raw"), proof.needed("where"), proof.text("remark"))));
        Figures read = figures.build();
        numbers.fields().keySet().forEach(key -> {
            if (read.number(key(key)).isEmpty()) {
                throw new MalformedRecord("figure " + key + " has no evidence");
            }
        });
        return read;
    }

    private static List<UnrecognisedRow> unrecognisedRows(JsonValue record) {
        return record.get("unrecognised_rows").items().stream().map(row -> new UnrecognisedRow(row.needed("where"),
                row.needed("label"), row.texts("cells"), row.needed("reason"))).toList();
    }

    private static List<Check> checks(JsonValue record) {
        return record.get("checks").items().stream().map(check -> new Check(check.needed("rule"),
                check.needed("column"), Check.Status.valueOf(check.needed("status").toUpperCase(Locale.ROOT)),
                check.number("expected"), check.number("actual"),
                check.texts("cells").stream().map(ReportJson::key).toList())).toList();
    }

    private static Trust trust(JsonValue record) {
        Set<TrustSignal> signals = EnumSet.noneOf(TrustSignal.class);
        Optional<String> duplicateOf = Optional.empty();
        for (String label : record.texts("trust")) {
            if (label.startsWith(DUPLICATE_OF)) {
                duplicateOf = Optional.of(label.substring(DUPLICATE_OF.length()));
            } else {
                signals.add(TrustSignal.of(label)
                        .orElseThrow(() -> new MalformedRecord("unknown trust signal: " + label)));
            }
        }
        return new Trust(record.truth("official"), signals, duplicateOf);
    }
}
