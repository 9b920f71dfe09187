// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.export.CsvLines;

/**
 * Rows of an answer on their way out: written one by one for machines, however many they are; kept for a person's
 * table, which is cut to a page or two.
 */
final class RowStream implements Closeable {

    private final Terminal terminal;
    private final Printer printer;
    private final Answer.Section section;
    private final Format format;
    private final Optional<JsonGenerator> json;
    private final Optional<CsvLines> csv;
    private long count;

    RowStream(Terminal terminal, Printer printer, Answer.Section section, Format format) throws IOException {
        this.terminal = terminal;
        this.printer = printer;
        this.section = section;
        this.format = format;
        json = switch (format) {
            case JSON -> Optional.of(JsonText.indented(terminal.out()));
            case JSONL -> Optional.of(JsonText.plain(terminal.out()));
            default -> Optional.empty();
        };
        csv = format != Format.CSV ? Optional.empty()
                : Optional.of(new CsvLines(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), false));
        if (format == Format.JSON) {
            json.get().writeStartObject();
            json.get().writeArrayFieldStart(section.name());
        }
        if (csv.isPresent()) {
            csv.get().row(section.columns().stream().map(Answer.Column::name).toList());
        }
    }

    /** How many rows there were. */
    long count() {
        return count;
    }

    void row(Object... cells) {
        count++;
        try {
            if (json.isPresent()) {
                json.get().writeStartObject();
                for (int i = 0; i < cells.length; i++) {
                    json.get().writeFieldName(section.columns().get(i).name());
                    JsonText.value(json.get(), cells[i]);
                }
                json.get().writeEndObject();
                if (format == Format.JSONL) {
                    json.get().writeRaw('\n');
                }
            } else if (csv.isPresent()) {
                List<Object> plain = new ArrayList<>();
                Arrays.stream(cells).map(Printer::plain).forEach(plain::add);
                csv.get().row(plain);
            } else {
                section.row(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last row is through: what is known only now follows, or for a person the whole answer. */
    void end(Answer answer) throws IOException {
        if (format == Format.JSON) {
            json.get().writeEndArray();
            for (Map.Entry<String, Object> fact : answer.facts().entrySet()) {
                json.get().writeFieldName(fact.getKey());
                JsonText.value(json.get(), fact.getValue());
            }
            json.get().writeEndObject();
        }
        if (json.isPresent()) {
            json.get().flush();
        }
        if (csv.isPresent()) {
            csv.get().flush();
        }
        if (format == Format.JSON) {
            terminal.out().println();
        } else if (format == Format.TABLE) {
            printer.print(answer, format);
        }
    }

    @Override
    public void close() throws IOException {
        if (json.isPresent()) {
            json.get().disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.get().close();
        }
    }
}
