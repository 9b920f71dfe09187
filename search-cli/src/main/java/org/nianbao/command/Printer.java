// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nianbao.export.CsvLines;
import org.nianbao.render.NumberText;
import org.nianbao.render.Style;
import org.nianbao.render.TextTable;

/** Prints answers: to people in tables, paged when long; to machines whole and plain. */
final class Printer {

    private final Terminal terminal;
    private final Labels labels;
    private final boolean colored;

    Printer(Terminal terminal, SharedOptions shared) {
        this.terminal = terminal;
        this.labels = shared.labels(terminal);
        this.colored = shared.colored(terminal);
    }

    boolean colored() {
        return colored;
    }

    Labels labels() {
        return labels;
    }

    int columns() {
        return terminal.outIsTerminal() ? terminal.columns() : Integer.MAX_VALUE;
    }

    void print(Answer answer, Format format) throws IOException {
        switch (format) {
            case TABLE -> lines(tables(answer));
            case JSON -> json(answer);
            case JSONL -> jsonLines(answer);
            case CSV -> csv(answer);
        }
    }

    /** For rows of {@code section} that come one by one. */
    RowStream rows(Answer.Section section, Format format) throws IOException {
        return new RowStream(terminal, this, section, format);
    }

    /** Lines for a person; through a pager when they are more than the terminal shows. */
    void lines(List<String> lines) throws IOException {
        if (terminal.outIsTerminal() && lines.size() >= terminal.rows() && paged(lines)) {
            return;
        }
        for (String line : lines) {
            terminal.out().println(line);
        }
    }

    private boolean paged(List<String> lines) throws IOException {
        String pager = terminal.variable("PAGER").orElse("less");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", pager).redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        // Quit when it fits, keep colours, leave the text on the screen; as git asks of less.
        builder.environment().putIfAbsent("LESS", "FRX");
        builder.environment().putIfAbsent("LESSCHARSET", "utf-8");
        Process process = builder.start();
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The reader left the pager before the end.
        }
        try {
            // 127: the shell did not find the pager.
            return process.waitFor() != 127;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    List<String> tables(Answer answer) {
        List<String> lines = new ArrayList<>(answer.linesAbove());
        for (Answer.Section section : answer.sections()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            if (!section.title().isEmpty()) {
                lines.add(Style.BOLD.on(section.title(), colored));
            }
            if (section.rows().isEmpty()) {
                if (!section.whenEmpty().isEmpty()) {
                    lines.add(section.whenEmpty());
                }
            } else {
                lines.addAll(table(section));
            }
            if (!section.lineBelow().isEmpty()) {
                lines.add(section.lineBelow());
            }
        }
        if (!answer.linesBelow().isEmpty()) {
            lines.add("");
            lines.addAll(answer.linesBelow());
        }
        return lines;
    }

    private List<String> table(Answer.Section section) {
        TextTable table = new TextTable();
        for (Answer.Column column : section.columns()) {
            if (column.shown()) {
                String heading = labels.of(column.name());
                if (column.number()) {
                    table.number(heading);
                } else if (column.name().equals("id") || column.name().endsWith("_id")) {
                    table.name(heading);
                } else {
                    table.text(heading);
                }
                if (column.spare()) {
                    table.spare();
                }
            }
        }
        for (List<Object> row : section.rows()) {
            List<TextTable.Cell> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                if (section.columns().get(i).shown()) {
                    cells.add(cell(row.get(i)));
                }
            }
            table.row(cells);
        }
        return table.lines(columns(), colored);
    }

    private TextTable.Cell cell(Object value) {
        return value instanceof Answer.Shown shown
                ? new TextTable.Cell(shown.text() == null ? words(shown.value()) : shown.text(), shown.style())
                : new TextTable.Cell(words(value), Style.PLAIN);
    }

    private String words(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean truth) {
            return labels.of(truth ? "yes" : "no");
        }
        if (value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        if (value instanceof BigDecimal number) {
            return NumberText.grouped(number);
        }
        if (value instanceof Number number) {
            return NumberText.rounded(number.doubleValue(), 4);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(this::words).collect(Collectors.joining(", "));
        }
        return value.toString();
    }

    private void json(Answer answer) throws IOException {
        try (JsonGenerator json = JsonText.indented(terminal.out())) {
            json.writeStartObject();
            for (Map.Entry<String, Object> fact : answer.facts().entrySet()) {
                json.writeFieldName(fact.getKey());
                JsonText.value(json, fact.getValue());
            }
            for (Answer.Section section : answer.sections()) {
                json.writeArrayFieldStart(section.name());
                for (List<Object> row : section.rows()) {
                    json.writeStartObject();
                    fields(json, section, row);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        terminal.out().println();
    }

    private void jsonLines(Answer answer) throws IOException {
        for (Answer.Section section : answer.sections()) {
            for (List<Object> row : section.rows()) {
                try (JsonGenerator json = JsonText.plain(terminal.out())) {
                    json.writeStartObject();
                    if (answer.sections().size() > 1) {
                        json.writeStringField("section", section.name());
                    }
                    fields(json, section, row);
                    json.writeEndObject();
                    json.writeRaw('\n');
                }
            }
        }
    }

    private static void fields(JsonGenerator json, Answer.Section section, List<Object> row) throws IOException {
        for (int i = 0; i < row.size(); i++) {
            json.writeFieldName(section.columns().get(i).name());
            JsonText.value(json, row.get(i));
        }
    }

    /** One header for all sections: the columns of each, in order; a column a section lacks is empty in its rows. */
    private void csv(Answer answer) throws IOException {
        boolean several = answer.sections().size() > 1;
        List<String> names = answer.sections().stream().flatMap(section -> section.columns().stream())
                .map(Answer.Column::name).distinct().toList();
        CsvLines csv = new CsvLines(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), false);
        List<String> header = new ArrayList<>(several ? List.of("section") : List.of());
        header.addAll(names);
        csv.row(header);
        for (Answer.Section section : answer.sections()) {
            List<String> own = section.columns().stream().map(Answer.Column::name).toList();
            for (List<Object> row : section.rows()) {
                List<Object> cells = new ArrayList<>(several ? List.of(section.name()) : List.of());
                for (String name : names) {
                    int at = own.indexOf(name);
                    cells.add(at < 0 ? null : plain(row.get(at)));
                }
                csv.row(cells);
            }
        }
        csv.flush();
    }

    static Object plain(Object value) {
        if (value instanceof Answer.Shown shown) {
            return shown.value() instanceof Map ? shown.text() : plain(shown.value());
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Double number) {
            return number.isNaN() || number.isInfinite() ? null : JsonText.plain(number).toPlainString();
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(each -> String.valueOf(plain(each))).collect(Collectors.joining(" | "));
        }
        return value;
    }
}
