// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.nianbao.index.GeneratedReports;
import org.nianbao.index.lucene.LuceneReportIndex;

/** The tables: a JSON file a part, and of all of them one Markdown file and one JSON file. */
final class Results {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final String BEGIN = "<!-- figures -->";
    private static final String END = "<!-- end of figures -->";

    private Results() {
    }

    static void write(Path folder, Part part, Setting setting, List<Comparison> lines) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("part", part.name());
        node.put("title", part.title());
        node.put("command", setting.command(part.name()));
        node.put("quick", setting.quick());
        node.put("when", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        node.put("machine", Machine.line());
        ArrayNode rows = node.putArray("figures");
        for (Comparison line : lines) {
            ObjectNode row = rows.addObject();
            row.put("measured", line.measured());
            row.put("unit", line.unit());
            spread(row.putObject("ours"), line.ours());
            line.theirs().ifPresent(theirs -> {
                row.put("baseline", line.baseline());
                spread(row.putObject("theirs"), theirs);
            });
            line.ratio().ifPresent(ratio -> spread(row.putObject("ratio"), ratio));
            line.goal().ifPresent(goal -> {
                row.put("goal", goal.text());
                row.put("met", goal.isMetBy(line.ratio().orElseThrow().median()));
            });
            row.put("note", line.note());
        }
        Files.createDirectories(folder);
        JSON.writeValue(folder.resolve(part.name() + ".json").toFile(), node);
    }

    /** Changes with the program's classes: an index that another version wrote is not measured. */
    static String fingerprint() throws IOException {
        CRC32 sum = new CRC32();
        for (Class<?> part : List.of(LuceneReportIndex.class, GeneratedReports.class)) {
            try {
                Path from = Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
                sum.update(Files.isDirectory(from) ? new byte[0] : Files.readAllBytes(from));
            } catch (URISyntaxException e) {
                throw new IOException(e);
            }
        }
        return Long.toHexString(sum.getValue());
    }

    private static void spread(ObjectNode node, Spread spread) {
        node.put("median", spread.median());
        node.put("min", spread.least());
        node.put("max", spread.most());
    }

    /** Joins what the parts left in {@code folder} into {@code benchmarks.md} and {@code benchmarks.json}. */
    static Path join(Path folder, List<Part> parts) throws IOException {
        Files.createDirectories(folder);
        ArrayNode all = JSON.createArrayNode();
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            Path file = folder.resolve(part.name() + ".json");
            if (Files.exists(file)) {
                JsonNode node = JSON.readTree(file.toFile());
                all.add(node);
                text.append(table(node));
            }
        }
        JSON.writeValue(folder.resolve("benchmarks.json").toFile(), all);
        Path markdown = folder.resolve("benchmarks.md");
        Files.writeString(markdown, text, StandardCharsets.UTF_8);
        return markdown;
    }

    /** Puts the tables of {@code benchmarks.md} between the two marks of {@code document}. */
    static void intoDocument(Path markdown, Path document) throws IOException {
        String text = Files.readString(document, StandardCharsets.UTF_8);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(document + " has no line " + BEGIN + " before a line " + END);
        }
        Files.writeString(document, text.substring(0, begin) + BEGIN + "\n\n"
                + Files.readString(markdown, StandardCharsets.UTF_8) + text.substring(end), StandardCharsets.UTF_8);
    }

    private static String table(JsonNode part) {
        StringBuilder text = new StringBuilder();
        text.append("## ").append(part.path("title").asText()).append("\n\n");
        text.append('`').append(part.path("command").asText()).append("`, ").append(part.path("when").asText())
                .append(", ").append(part.path("machine").asText()).append(".\n\n");
        text.append("| measured | unit | ours: median (min–max) | baseline | its median (min–max) |"
                + " ratio: median (min–max) | goal | met |\n|---|---|---|---|---|---|---|---|\n");
        List<String> notes = new ArrayList<>();
        for (JsonNode row : part.path("figures")) {
            String goal = row.path("goal").asText("");
            text.append("| ").append(row.path("measured").asText()).append(" | ").append(row.path("unit").asText())
                    .append(" | ").append(spread(row.path("ours"), "")).append(" | ")
                    .append(row.path("baseline").asText("")).append(" | ").append(spread(row.path("theirs"), ""))
                    .append(" | ").append(spread(row.path("ratio"), " ×")).append(" | ").append(goal).append(" | ")
                    .append(goal.isEmpty() ? "" : row.path("met").asBoolean() ? "yes" : "**no**").append(" |\n");
            String note = row.path("note").asText("");
            if (!note.isEmpty() && !notes.contains(note)) {
                notes.add(note);
            }
        }
        text.append('\n');
        notes.forEach(note -> text.append("- ").append(note).append('\n'));
        return text.append(notes.isEmpty() ? "" : "\n").toString();
    }

    private static String spread(JsonNode spread, String sign) {
        if (spread.isMissingNode()) {
            return "";
        }
        double least = spread.path("min").asDouble();
        double most = spread.path("max").asDouble();
        return number(spread.path("median").asDouble()) + sign
                + (least == most ? "" : " (" + number(least) + "–" + number(most) + ")");
    }

    /** Three digits that mean something. */
    static String number(double value) {
        double size = Math.abs(value);
        String form = size >= 100 || size == Math.rint(size) ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f"
                : "%.4f";
        return String.format(Locale.ROOT, form, value);
    }
}
