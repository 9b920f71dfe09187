// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.config;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads comma- and tab-separated configuration: a header line, then one row a line; lines that start with {@code #}
 * are comments.
 */
public final class DelimitedFile {

    /** One row with its line in the file, counted from 1. */
    public record Row(Path file, int line, Map<String, String> cells) {

        /** The cell of a column, stripped; absent when blank or not there. */
        public Optional<String> cell(String column) {
            return Optional.ofNullable(cells.get(column)).map(String::strip).filter(text -> !text.isEmpty());
        }
    }

    private DelimitedFile() {
    }

    /** Comma-separated rows (RFC 4180); every column of {@code needed} must be in the header. */
    public static List<Row> csv(Path file, List<String> needed, ConfigMistakes mistakes) {
        return read(file, CSVFormat.RFC4180, needed, mistakes);
    }

    /** Tab-separated rows without quoting; every column of {@code needed} must be in the header. */
    public static List<Row> tsv(Path file, List<String> needed, ConfigMistakes mistakes) {
        return read(file, CSVFormat.DEFAULT.builder().setDelimiter('\t').setQuote(null).get(), needed, mistakes);
    }

    private static List<Row> read(Path file, CSVFormat format, List<String> needed, ConfigMistakes mistakes) {
        CSVFormat withHeader = format.builder().setCommentMarker('#').setIgnoreEmptyLines(true).setHeader()
                .setSkipHeaderRecord(true).setAllowMissingColumnNames(true).get();
        List<Row> rows = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
             CSVParser parser = CSVParser.parse(reader, withHeader)) {
            for (String column : needed) {
                if (!parser.getHeaderNames().contains(column)) {
                    mistakes.add(file, 1, "has no column '" + column + "' in its header line");
                }
            }
            int width = parser.getHeaderNames().size();
            for (CSVRecord row : parser) {
                int line = (int) parser.getCurrentLineNumber();
                if (row.size() > width) {
                    mistakes.add(file, line, "has " + row.size() + " cells, the header " + width);
                }
                rows.add(new Row(file, line, new LinkedHashMap<>(row.toMap())));
            }
        } catch (NoSuchFileException e) {
            mistakes.add(file, 0, "does not exist");
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            mistakes.add(file, 0, "cannot be read: " + e.getMessage());
        }
        return rows;
    }
}
