// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nianbao.report.Check;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Report;
import org.nianbao.report.TrustSignal;

/**
 * Real pages against hand-read truth. They lie beside the project, not in it; without them the test is skipped.
 */
class GoldPagesTest {

    private static final Path ROOT = Path.of(System.getProperty("nianbao.root"));
    private static final Path GOLD = ROOT.resolve("../shared/gold").normalize();

    /** Says in the build's count of skipped tests that the pages were not there. */
    @Test
    void handReadPagesAreThere() {
        assumeTrue(Files.isDirectory(GOLD.resolve("pages")), "no hand-read pages in " + GOLD);
    }

    @TestFactory
    Stream<DynamicTest> everyFormOfAPageReadsAsItsTruthSays() throws IOException {
        assumeTrue(Files.isDirectory(GOLD.resolve("pages")), "no hand-read pages in " + GOLD);
        ReportExtractor extractor = ReportExtractor.load(ROOT.resolve("config"));
        ObjectMapper json = new ObjectMapper();
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> pages = Files.list(GOLD.resolve("pages"))) {
            for (Path page : pages.sorted().toList()) {
                String name = page.getFileName().toString();
                JsonNode truth = json.readTree(
                        GOLD.resolve(name.substring(0, name.lastIndexOf('.')) + ".json").toFile());
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    Report report = assertInstanceOf(Report.class, extractor.read(name,
                            Optional.of(truth.get("url").asText()), Files.readAllBytes(page), Optional.empty()));
                    assertEquals(List.of(), differences(truth, report));
                }));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return tests.stream();
    }

    private static List<String> differences(JsonNode truth, Report report) {
        List<String> differences = new ArrayList<>();
        head(truth, report, differences);
        truth.get("figures").properties().forEach(figure -> {
            Optional<BigDecimal> read = report.figures().number(new FigureKey(figure.getKey()));
            if (read.isEmpty() || read.get().compareTo(figure.getValue().decimalValue()) != 0) {
                differences.add(figure.getKey() + " is " + read + ", printed " + figure.getValue());
            }
        });
        truth.path("figures_optional").properties().forEach(figure ->
                report.figures().number(new FigureKey(figure.getKey())).ifPresent(read -> {
                    if (read.compareTo(figure.getValue().decimalValue()) != 0) {
                        differences.add(figure.getKey() + " is " + read + ", printed " + figure.getValue());
                    }
                }));
        truth.path("figures_forbidden").properties().forEach(figure ->
                report.figures().number(new FigureKey(figure.getKey())).ifPresent(read -> {
                    if (read.compareTo(figure.getValue().decimalValue()) == 0) {
                        differences.add(figure.getKey() + " fell into the trap " + read);
                    }
                }));
        report.figures().numbers().forEach((key, number) -> {
            if (!truth.get("figures").has(key.name()) && !truth.path("figures_optional").has(key.name())
                    && !truth.path("figures_forbidden").has(key.name())) {
                differences.add(key + " is " + number + ", not in the truth: "
                        + report.figures().evidence(key).orElseThrow());
            }
        });
        checks(truth, report, differences);
        strings(truth, report, differences);
        return differences;
    }

    private static void head(JsonNode truth, Report report, List<String> differences) {
        compare("title", truth.get("title"), Optional.of(report.title()), differences);
        compare("agency", truth.get("agency"), report.agency().name(), differences);
        compare("agency_level", truth.get("agency_level"),
                report.agency().level().map(level -> level.name().toLowerCase(java.util.Locale.ROOT)), differences);
        compare("province", truth.get("province"), report.agency().province(), differences);
        compare("city", truth.get("city"), report.agency().city(), differences);
        compare("county", truth.get("county"), report.agency().county(), differences);
        compare("year", truth.get("year"), report.year().map(String::valueOf), differences);
        compare("published", truth.get("published"), report.published().map(String::valueOf), differences);
        compare("edition", truth.get("edition"), Optional.of(report.edition()), differences);
        compare("official", truth.get("official"), Optional.of(String.valueOf(report.trust().official())),
                differences);
        TreeSet<String> signals = new TreeSet<>();
        report.trust().signals().stream().map(TrustSignal::label).forEach(signals::add);
        TreeSet<String> expected = new TreeSet<>();
        truth.get("trust").forEach(signal -> expected.add(signal.asText()));
        if (!signals.equals(expected)) {
            differences.add("trust is " + signals + ", should be " + expected);
        }
        truth.path("metadata").properties().forEach(entry -> compare(entry.getKey(), entry.getValue(),
                Optional.ofNullable(report.metadata().get(entry.getKey())), differences));
    }

    private static void compare(String field, JsonNode truth, Optional<String> read, List<String> differences) {
        Optional<String> expected = truth.isNull() ? Optional.empty() : Optional.of(truth.asText());
        if (!expected.equals(read)) {
            differences.add(field + " is " + read + ", should be " + expected);
        }
    }

    private static void checks(JsonNode truth, Report report, List<String> differences) {
        TreeSet<String> failed = new TreeSet<>();
        for (Check check : report.checks()) {
            if (check.status() == Check.Status.FAIL) {
                failed.add(check.rule() + " | " + check.column() + " | " + check.expected().orElseThrow() + " | "
                        + check.actual().orElseThrow());
            }
        }
        TreeSet<String> expected = new TreeSet<>();
        truth.get("checks_failed").forEach(check -> expected.add(check.get("rule").asText() + " | "
                + check.get("column").asText() + " | " + check.get("expected").asText() + " | "
                + check.get("actual").asText()));
        if (!failed.equals(expected)) {
            differences.add("failed checks are " + failed + ", should be " + expected);
        }
    }

    private static void strings(JsonNode truth, Report report, List<String> differences) {
        String text = bare(report.text());
        StreamSupport.stream(truth.get("must_contain").spliterator(), false).map(JsonNode::asText)
                .filter(wanted -> !text.contains(bare(wanted)))
                .forEach(wanted -> differences.add("the text lacks " + wanted));
        StreamSupport.stream(truth.get("must_not_contain").spliterator(), false).map(JsonNode::asText)
                .filter(unwanted -> unwanted.endsWith("\n")
                        ? report.text().contains(unwanted) : text.contains(bare(unwanted)))
                .forEach(unwanted -> differences.add("the text still has " + unwanted));
    }

    private static String bare(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(bare::appendCodePoint);
        return bare.toString();
    }
}
