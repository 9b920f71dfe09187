// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.solr.client.solrj.SolrQuery;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.embedded.EmbeddedSolrServer;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrInputDocument;
import org.nianbao.index.Dimension;
import org.nianbao.index.IndexedReport;
import org.nianbao.record.ReportJson;
import org.nianbao.report.Agency;
import org.nianbao.report.Check;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Report;

/** Solr in this process with the same reports and the same analysis: no network, no other copy of an answer. */
final class SolrSide implements AutoCloseable {

    private static final String CORE = "nianbao";
    private static final String TOTAL = "figure_applications.new.total";
    private static final int HITS = 10;
    private static final int FACET_VALUES = 20;
    /** What a match in each field is worth, as the program has it. */
    private static final String ONE_WORD = "(agency:\"%1$s\"^=100 OR agency_text:\"%1$s\"^=50 OR title:\"%1$s\"^=50"
            + " OR text:\"%1$s\"^3";

    private final EmbeddedSolrServer server;

    private SolrSide(EmbeddedSolrServer server) {
        this.server = server;
    }

    static SolrSide open(Path home) throws IOException {
        Path core = home.resolve(CORE);
        Files.createDirectories(core.resolve("conf"));
        Files.writeString(home.resolve("solr.xml"), "<solr/>");
        for (String file : List.of("schema.xml", "solrconfig.xml")) {
            try (InputStream in = SolrSide.class.getResourceAsStream("solr/" + file)) {
                Files.write(core.resolve("conf").resolve(file), in.readAllBytes());
            }
        }
        Properties properties = new Properties();
        properties.setProperty("name", CORE);
        try (OutputStream out = Files.newOutputStream(core.resolve("core.properties"))) {
            properties.store(out, null);
        }
        return new SolrSide(new EmbeddedSolrServer(home.toAbsolutePath(), CORE));
    }

    void put(List<IndexedReport> reports) throws IOException, SolrServerException {
        List<SolrInputDocument> documents = new ArrayList<>();
        for (IndexedReport report : reports) {
            documents.add(document(report));
        }
        server.add(documents);
    }

    void commit() throws IOException, SolrServerException {
        server.commit();
    }

    private static SolrInputDocument document(IndexedReport indexed) {
        Report report = indexed.report();
        Agency agency = report.agency();
        SolrInputDocument document = new SolrInputDocument();
        document.setField("id", indexed.id());
        document.setField("record", ReportJson.line(report));
        document.setField("counted", String.valueOf(indexed.counted()));
        document.setField("title", report.title());
        document.setField("text", report.text());
        document.setField("words", report.title() + "\n" + agency.name().orElse("") + "\n" + report.text());
        agency.name().ifPresent(name -> document.addField("agency_text", name));
        agency.printed().filter(name -> !agency.name().equals(agency.printed()))
                .ifPresent(name -> document.addField("agency_text", name));
        report.url().ifPresent(url -> document.setField("url", url));
        report.year().ifPresent(year -> document.setField("year", year));
        agency.province().ifPresent(name -> document.setField("province", name));
        agency.city().ifPresent(name -> document.setField("city", name));
        agency.county().ifPresent(name -> document.setField("county", name));
        agency.name().ifPresent(name -> document.setField("agency", name));
        agency.level().ifPresent(level -> document.setField("level", level.name().toLowerCase(Locale.ROOT)));
        document.setField("edition", report.edition());
        report.trust().signals().forEach(signal -> document.addField("trust", signal.label()));
        document.setField("check", check(report));
        for (Map.Entry<FigureKey, BigDecimal> figure : report.figures().numbers().entrySet()) {
            document.setField("figure_" + figure.getKey().name(), figure.getValue().doubleValue());
        }
        return document;
    }

    private static String check(Report report) {
        if (report.checks().stream().anyMatch(check -> check.status() == Check.Status.FAIL)) {
            return Dimension.FAILED;
        }
        return report.checks().stream().anyMatch(check -> check.status() == Check.Status.PASS) ? Dimension.PASSED
                : Dimension.NOT_CHECKED;
    }

    /** How many reports there are; the answer itself holds hits, snippets and counts as the program's does. */
    long ask(Asked asked) throws IOException, SolrServerException {
        SolrQuery query = new SolrQuery();
        String words = asked.words().stream().map(word -> word(word, asked.phrase()))
                .collect(Collectors.joining(asked.any() ? " OR " : " AND "));
        query.setQuery(words.isEmpty() ? "*:*" : words);
        query.set("q.op", "AND");
        query.addFilterQuery("counted:true");
        asked.fromYear().ifPresent(from -> query.addFilterQuery("{!tag=year}year:[" + from + " TO "
                + asked.toYear().orElse(from) + "]"));
        asked.level().ifPresent(level -> query.addFilterQuery("{!tag=level}level:" + level));
        asked.leastApplications().ifPresent(least -> query.addFilterQuery(TOTAL + ":[" + least + " TO *]"));
        if (asked.byApplications()) {
            query.setSort(TOTAL, SolrQuery.ORDER.desc);
        }
        query.setRows(HITS);
        query.setFields("id", "record", "score");
        query.setFacet(true);
        query.setFacetMinCount(1);
        query.setFacetLimit(FACET_VALUES);
        query.addFacetField("province", "city", "agency", "{!ex=level}level", "{!ex=year}year", "edition", "trust",
                "check");
        query.add("facet.interval", TOTAL);
        for (String range : List.of("[0,1)", "[1,10)", "[10,100)", "[100,1000)", "[1000,*]")) {
            query.add("f." + TOTAL + ".facet.interval.set", range);
        }
        if (!words.isEmpty()) {
            query.setHighlight(true);
            query.set("hl.method", "unified");
            query.set("hl.fl", "text");
            query.set("hl.snippets", "1");
        }
        QueryResponse response = server.query(query);
        return response.getResults().getNumFound();
    }

    private static String word(String word, boolean phrase) {
        if (word.length() == 1) {
            return "(agency:" + word + " OR agency_text:" + word + "* OR title:" + word + "* OR text:" + word + "*)";
        }
        String one = ONE_WORD.formatted(word);
        return phrase || word.length() < 3 ? one + ")" : one + " OR words:" + word + ")";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
