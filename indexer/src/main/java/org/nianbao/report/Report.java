// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.report;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One yearly report (政府信息公开工作年度报告) as read from one page.
 *
 * @param source file or archive place it was read from
 * @param url address of the page, where known
 * @param title the report's title, clean and in Simplified characters
 * @param year the year reported about (报告年度), never the year of publication
 * @param published day of publication
 * @param edition id of the form's edition that the tables fill, or {@code prose}
 * @param metadata agreed names to values: {@code index_number}, {@code site_id_code}, {@code icp}, {@code charset}, …
 * @param decisions head field to the reason it has its value: {@code agency} → {@code title}
 * @param notes what the reader could not settle, one plain sentence each
 * @param text the report's own sentences, headings and table text in reading order, Simplified
 */
public record Report(String source, Optional<String> url, String title, Agency agency, Optional<Integer> year,
                     Optional<LocalDate> published, String edition, Figures figures,
                     List<UnrecognisedRow> unrecognisedRows, List<Check> checks, Trust trust,
                     SortedMap<String, String> metadata, SortedMap<String, String> decisions, List<String> notes,
                     String text) implements Reading {

    /** The {@link #edition} of a report without a table of the form. */
    public static final String PROSE_EDITION = "prose";

    public Report {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(agency, "agency");
        Objects.requireNonNull(year, "year");
        Objects.requireNonNull(published, "published");
        Objects.requireNonNull(edition, "edition");
        Objects.requireNonNull(figures, "figures");
        unrecognisedRows = List.copyOf(unrecognisedRows);
        checks = List.copyOf(checks);
        Objects.requireNonNull(trust, "trust");
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
        decisions = Collections.unmodifiableSortedMap(new TreeMap<>(decisions));
        notes = List.copyOf(notes);
        Objects.requireNonNull(text, "text");
    }
}
