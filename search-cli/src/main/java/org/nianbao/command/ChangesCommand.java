// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nianbao.index.Change;
import org.nianbao.index.ReportSearch;
import org.nianbao.render.NumberText;
import org.nianbao.render.Style;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code changes}: what is new, revised, vanished. */
@Command(name = "changes", description = "Reports new, revised (which figures, from what to what), vanished.",
        footer = {"", "Examples:",
            "  nianbao changes --since 2022-03-01",
            "  nianbao changes --what revised,vanished",
            "  nianbao changes --since 2022-03-01T02:00:00Z --format jsonl"})
final class ChangesCommand extends Subcommand {

    private static final int USUAL_ROWS = 20;
    /** More figures of one revision do not fit a line; JSON has all. */
    private static final int FIGURES_SHOWN = 3;

    @Option(names = "--since", paramLabel = "DATE",
            description = "A day (2022-03-01, Chinese time) or an instant (2022-03-01T02:00:00Z).")
    private String since;

    @Option(names = "--what", split = ",", paramLabel = "KIND",
            description = "Only: new, revised, vanished, reappeared, moved.")
    private List<Change.Kind> kinds = new ArrayList<>();

    @Mixin
    private FormatOptions formatOptions;

    ChangesCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run() throws IOException {
        Optional<Instant> from = instant();
        List<Change> changes;
        try (ReportSearch search = new Workspace(terminal, shared).search()) {
            changes = search.changes(from).stream()
                    .filter(change -> kinds.isEmpty() || kinds.contains(change.kind())).toList();
        }
        Printer printer = new Printer(terminal, shared);
        printer.print(answer(changes, printer.labels()), formatOptions.format());
        return ExitCode.DONE;
    }

    private Optional<Instant> instant() {
        if (since == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(since.contains("T") ? Instant.parse(since)
                    : LocalDate.parse(since).atStartOfDay(Terminal.CHINA).toInstant());
        } catch (DateTimeParseException e) {
            throw CommandFailure.wrongUsage("--since '" + since + "' is no date; write 2022-03-01 or 2022-03-01T02:00:00Z");
        }
    }

    private Answer answer(List<Change> changes, Labels labels) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (Change.Kind kind : Change.Kind.values()) {
            counts.put(label(kind), changes.stream().filter(change -> change.kind() == kind).count());
        }
        List<String> words = new ArrayList<>();
        counts.forEach((kind, count) -> words.add(count + " " + labels.of(kind)));
        Answer answer = new Answer().fact("since", since).fact("counts", counts).above(String.join(", ", words));
        if (formatOptions.format() != Format.TABLE) {
            rows(answer.section("changes", ""), changes, labels, formatOptions.limit(Integer.MAX_VALUE));
            return answer;
        }
        // For a person the news first: what was done to reports that were there.
        int limit = formatOptions.limit(USUAL_ROWS);
        for (Change.Kind kind : List.of(Change.Kind.REVISED, Change.Kind.VANISHED, Change.Kind.MOVED,
                Change.Kind.REAPPEARED, Change.Kind.NEW)) {
            List<Change> those = changes.stream().filter(change -> change.kind() == kind).toList();
            if (!those.isEmpty()) {
                Answer.Section section = answer.section(label(kind), labels.of("changes." + label(kind)));
                rows(section, those, labels, limit);
            }
        }
        return answer;
    }

    /** The latest, in order of time. */
    private static void rows(Answer.Section section, List<Change> changes, Labels labels, int limit) {
        section.text("seen").text("what").text("agency").number("year").text("change").text("id").unseen("url")
                .unseen("title");
        for (Change change : changes.subList(Math.max(0, changes.size() - limit), changes.size())) {
            section.row(Answer.Shown.of(change.when(), change.when().atZone(Terminal.CHINA).toLocalDate().toString()),
                    new Answer.Shown(label(change.kind()), labels.of(label(change.kind())), style(change.kind())),
                    change.agency().orElse(null), change.year().orElse(null), difference(change, labels), change.id(),
                    change.key(), change.title());
        }
        if (changes.size() > limit) {
            section.below(labels.text("earlier rows", changes.size() - limit));
        }
    }

    private static Answer.Shown difference(Change change, Labels labels) {
        List<String> parts = new ArrayList<>();
        List<Map<String, Object>> figures = new ArrayList<>();
        // Totals first: they say what the correction comes to when not all of it has room.
        List<Change.FigureChange> totalsFirst = change.figures().stream()
                .sorted(Comparator.comparing(figure -> !figure.key().last().equals("total"))).toList();
        for (Change.FigureChange figure : totalsFirst) {
            parts.add(figure.key() + " " + number(figure.from(), labels) + " -> " + number(figure.to(), labels));
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("key", figure.key().name());
            values.put("from", figure.from().orElse(null));
            values.put("to", figure.to().orElse(null));
            figures.add(values);
        }
        if (parts.size() > FIGURES_SHOWN) {
            int more = parts.size() - FIGURES_SHOWN;
            parts.subList(FIGURES_SHOWN, parts.size()).clear();
            parts.add(labels.text("changes.more", more));
        }
        if (!change.detail().isBlank()) {
            parts.add(change.detail());
        }
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("figures", figures);
        value.put("detail", change.detail());
        return Answer.Shown.of(value, String.join("; ", parts));
    }

    private static String number(Optional<BigDecimal> number, Labels labels) {
        return number.map(NumberText::grouped).orElse(labels.of("not stated"));
    }

    private static Style style(Change.Kind kind) {
        return switch (kind) {
            case NEW, REAPPEARED -> Style.GREEN;
            case REVISED -> Style.YELLOW;
            case VANISHED -> Style.RED;
            case MOVED -> Style.PLAIN;
        };
    }

    private static String label(Change.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
