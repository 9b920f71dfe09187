// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.nianbao.index.Change;
import org.nianbao.index.Dimension;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.RefusedDocument;
import org.nianbao.index.ReportId;
import org.nianbao.record.PackedRecord;
import org.nianbao.report.Agency;
import org.nianbao.report.Check;
import org.nianbao.report.FigureKey;
import org.nianbao.report.NotAReport;
import org.nianbao.report.Reading;
import org.nianbao.report.Report;
import org.nianbao.report.TrustSignal;

/** Turns what the index keeps into Lucene documents and back. */
final class ReportDocuments {

    /** Lucene's limit for one term; a longer value (an address of a broken page) is kept in the record only. */
    private static final int LONGEST_TERM_BYTES = 32_000;
    static final FieldType WORDS_TYPE = wordsType();

    /** Query and agency names go through the same conversion as the pages' text did. */
    private final UnaryOperator<String> normaliser;

    private final Function<Report, Map<FigureKey, BigDecimal>> further;

    /** Of each thread its own; a document is written by the thread that made it before that makes another. */
    private final ThreadLocal<WordCounts> words = ThreadLocal.withInitial(WordCounts::new);

    /** @param further figures that follow from a report without being stated */
    ReportDocuments(UnaryOperator<String> normaliser, Function<Report, Map<FigureKey, BigDecimal>> further) {
        this.normaliser = normaliser;
        this.further = further;
    }

    private static FieldType wordsType() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }

    Document document(IndexedReport indexed) {
        Report report = indexed.report();
        Document document = new Document();
        add(document, ReportFields.TYPE, ReportFields.REPORT);
        head(document, indexed.key(), report.source(), report.url(), report);
        document.add(new LongField(ReportFields.FIRST_SEEN, indexed.firstSeen().toEpochMilli(), Field.Store.YES));
        document.add(new LongField(ReportFields.SEEN, indexed.seen().toEpochMilli(), Field.Store.YES));
        indexed.gone().ifPresent(gone -> {
            document.add(new LongField(ReportFields.GONE, gone.toEpochMilli(), Field.Store.YES));
            add(document, ReportFields.FLAG, ReportFields.VANISHED);
        });
        indexed.copyOf().ifPresent(id -> {
            document.add(new StoredField(ReportFields.COPY_OF, id));
            document.add(new SortedDocValuesField(ReportFields.COPY_OF, new BytesRef(id)));
        });
        add(document, ReportFields.FLAG, indexed.counted() ? ReportFields.COUNTED : ReportFields.COPY);
        if (report.trust().official()) {
            add(document, ReportFields.FLAG, ReportFields.OFFICIAL);
        }
        Optional<String> host = report.url().flatMap(PageAddress::host);
        document.add(new BinaryDocValuesField(ReportFields.HEAD, RowHead.pack(indexed, host)));
        texts(document, report);
        dimensions(document, report, host);
        report.year().ifPresent(year ->
                document.add(new IntField(ReportFields.YEAR_NUMBER, year, Field.Store.NO)));
        report.published().map(LocalDate::toEpochDay).ifPresent(day ->
                document.add(new LongField(ReportFields.PUBLISHED, day, Field.Store.NO)));
        Map<FigureKey, BigDecimal> figures = new HashMap<>(further.apply(report));
        figures.putAll(report.figures().numbers());
        figures.forEach((key, number) -> document.add(FigureColumns.field(key, number)));
        return StoredSum.sealed(document);
    }

    private void texts(Document document, Report report) {
        Agency agency = report.agency();
        document.add(new TextField(ReportFields.TITLE, report.title(), Field.Store.NO));
        Set<String> names = new LinkedHashSet<>();
        agency.name().ifPresent(names::add);
        agency.printed().map(normaliser).ifPresent(names::add);
        names.forEach(name -> document.add(new TextField(ReportFields.AGENCY_TEXT, name, Field.Store.NO)));
        document.add(new TextField(ReportFields.TEXT, report.text(), Field.Store.NO));
        document.add(new Field(ReportFields.WORDS, words.get().of(report.title() + "\n" + String.join("\n", names)
                + "\n" + report.text()), WORDS_TYPE));
        report.url().ifPresent(url -> document.add(new TextField(ReportFields.URL, url, Field.Store.NO)));
    }

    private static void dimensions(Document document, Report report, Optional<String> host) {
        Agency agency = report.agency();
        place(document, Dimension.PROVINCE, agency.province(), List.of());
        place(document, Dimension.CITY, agency.city(), List.of(agency.province()));
        place(document, Dimension.COUNTY, agency.county(), List.of(agency.province(), agency.city()));
        value(document, Dimension.AGENCY, agency.name());
        value(document, Dimension.LEVEL, agency.level().map(ReportDocuments::label));
        value(document, Dimension.KIND, agency.kind().map(ReportDocuments::label));
        value(document, Dimension.YEAR, report.year().map(String::valueOf));
        value(document, Dimension.EDITION, Optional.of(report.edition()));
        value(document, Dimension.HOST, host);
        trustValues(report).forEach(label -> value(document, Dimension.TRUST, Optional.of(label)));
        checkValues(report).forEach(label -> value(document, Dimension.CHECK, Optional.of(label)));
    }

    static List<String> trustValues(Report report) {
        List<String> labels = new ArrayList<>();
        report.trust().signals().stream().map(TrustSignal::label).forEach(labels::add);
        report.trust().duplicateOf().ifPresent(url -> labels.add(Dimension.DUPLICATE));
        return labels;
    }

    static List<String> checkValues(Report report) {
        List<String> labels = new ArrayList<>();
        Set<String> failed = RowHead.failedRules(report);
        if (!failed.isEmpty()) {
            labels.add(Dimension.FAILED);
            labels.addAll(failed);
        } else if (report.checks().stream().anyMatch(check -> check.status() == Check.Status.PASS)) {
            labels.add(Dimension.PASSED);
        } else {
            labels.add(Dimension.NOT_CHECKED);
        }
        return labels;
    }

    static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void value(Document document, Dimension dimension, Optional<String> value) {
        value.ifPresent(text -> {
            add(document, ReportFields.value(dimension), text);
            document.add(new SortedSetDocValuesField(ReportFields.facet(dimension), new BytesRef(text)));
        });
    }

    private static void place(Document document, Dimension dimension, Optional<String> name,
                              List<Optional<String>> larger) {
        name.ifPresent(text -> {
            StringBuilder path = new StringBuilder();
            larger.forEach(place -> path.append(place.orElse("")).append(ReportFields.PATH_SEPARATOR));
            add(document, ReportFields.value(dimension), text);
            document.add(new SortedSetDocValuesField(ReportFields.facet(dimension),
                    new BytesRef(path.append(text).toString())));
        });
    }

    Document document(RefusedDocument refused) {
        NotAReport reading = refused.reading();
        Document document = new Document();
        add(document, ReportFields.TYPE, ReportFields.REFUSED);
        head(document, refused.key(), reading.source(), reading.url(), reading);
        document.add(new LongField(ReportFields.SEEN, refused.seen().toEpochMilli(), Field.Store.YES));
        int colon = reading.reason().indexOf(':');
        document.add(new SortedSetDocValuesField(ReportFields.REASON,
                new BytesRef(colon < 0 ? reading.reason() : reading.reason().substring(0, colon))));
        return StoredSum.sealed(document);
    }

    private static void head(Document document, String key, String source, Optional<String> url, Reading record) {
        document.add(new StringField(ReportFields.KEY, key, Field.Store.YES));
        add(document, ReportFields.ID, ReportId.of(key));
        Set<String> addresses = new LinkedHashSet<>(List.of(PageAddress.plain(key), PageAddress.plain(source)));
        url.map(PageAddress::plain).ifPresent(addresses::add);
        addresses.forEach(address -> add(document, ReportFields.ADDRESS, address));
        document.add(new StoredField(ReportFields.RECORD, PackedRecord.pack(record)));
    }

    Document document(Change change) {
        Document document = new Document();
        add(document, ReportFields.TYPE, ReportFields.CHANGE);
        document.add(new StringField(ReportFields.KEY, changeKey(change), Field.Store.NO));
        document.add(new LongField(ReportFields.WHEN, change.when().toEpochMilli(), Field.Store.YES));
        document.add(new StoredField(ReportFields.CHANGE_ID, change.id()));
        document.add(new StoredField(ReportFields.CHANGE_KIND, change.kind().name()));
        document.add(new StoredField(ReportFields.CHANGE_PAGE, change.key()));
        document.add(new StoredField(ReportFields.CHANGE_TITLE, change.title()));
        change.agency().ifPresent(name -> document.add(new StoredField(ReportFields.CHANGE_AGENCY, name)));
        change.year().ifPresent(year -> document.add(new StoredField(ReportFields.CHANGE_YEAR, year)));
        document.add(new StoredField(ReportFields.CHANGE_DETAIL, change.detail()));
        for (Change.FigureChange figure : change.figures()) {
            document.add(new StoredField(ReportFields.CHANGE_FIGURE, figure.key().name() + "|"
                    + figure.from().map(BigDecimal::toPlainString).orElse("") + "|"
                    + figure.to().map(BigDecimal::toPlainString).orElse("")));
        }
        return StoredSum.sealed(document);
    }

    /** The same change of the same page at the same time is one change. */
    static String changeKey(Change change) {
        return "change " + change.kind() + " " + change.when().toEpochMilli() + " " + change.key();
    }

    static IndexedReport indexed(Document stored) {
        StoredSum.requireWhole(stored);
        String key = stored.get(ReportFields.KEY);
        if (!(record(stored) instanceof Report report)) {
            throw new IllegalStateException("no report under " + key);
        }
        return new IndexedReport(ReportId.of(key), key, report,
                Optional.ofNullable(stored.get(ReportFields.COPY_OF)), time(stored, ReportFields.FIRST_SEEN),
                time(stored, ReportFields.SEEN),
                Optional.ofNullable(stored.getField(ReportFields.GONE)).map(gone -> time(stored, ReportFields.GONE)));
    }

    static RefusedDocument refused(Document stored) {
        StoredSum.requireWhole(stored);
        String key = stored.get(ReportFields.KEY);
        if (!(record(stored) instanceof NotAReport reading)) {
            throw new IllegalStateException("no refused document under " + key);
        }
        return new RefusedDocument(key, reading, time(stored, ReportFields.SEEN));
    }

    static Change change(Document stored) {
        StoredSum.requireWhole(stored);
        List<Change.FigureChange> figures = new ArrayList<>();
        for (String packed : stored.getValues(ReportFields.CHANGE_FIGURE)) {
            String[] part = packed.split("\\|", -1);
            figures.add(new Change.FigureChange(new FigureKey(part[0]), number(part[1]), number(part[2])));
        }
        return new Change(Change.Kind.valueOf(stored.get(ReportFields.CHANGE_KIND)), stored.get(ReportFields.CHANGE_ID),
                stored.get(ReportFields.CHANGE_PAGE), stored.get(ReportFields.CHANGE_TITLE),
                Optional.ofNullable(stored.get(ReportFields.CHANGE_AGENCY)),
                Optional.ofNullable(stored.get(ReportFields.CHANGE_YEAR)).map(Integer::valueOf),
                time(stored, ReportFields.WHEN), figures, stored.get(ReportFields.CHANGE_DETAIL));
    }

    /** The record as it was stored. */
    static Reading record(Document stored) {
        BytesRef packed = stored.getBinaryValue(ReportFields.RECORD);
        return PackedRecord.read(packed.bytes, packed.offset, packed.length);
    }

    private static Optional<BigDecimal> number(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    private static Instant time(Document stored, String field) {
        IndexableField value = stored.getField(field);
        return Instant.ofEpochMilli(value.numericValue().longValue());
    }

    private static void add(Document document, String field, String term) {
        if (term.length() * 3 <= LONGEST_TERM_BYTES) {
            document.add(new StringField(field, term, Field.Store.NO));
        }
    }
}
