// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.crawl.HostLookup;

/** What the README promises: its first command runs and shows what it says, the others run on its data. */
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("nianbao.root"));
    private static final int FIRST_LINES = 10;
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\$? *\\./nianbao +(.+?)(?: +#.*)?$");
    private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    /** Ids are made of addresses, and the demo's have another port each time. */
    private static final String ID_AT_END = " [0-9a-z]{12}$";
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

    @TempDir
    private static Path folder;

    private static String readme;
    private static Ran demo;

    /** What one command printed and how it ended. */
    private record Ran(int status, String out, String err) {
    }

    @BeforeAll
    static void runTheDemo() throws IOException {
        readme = Files.readString(ROOT.resolve("README.md"));
        demo = run("demo");
    }

    @Test
    void firstCommandStandsInTheFirstLines() {
        assertTrue(readme.lines().limit(FIRST_LINES).anyMatch(line -> line.startsWith("./nianbao demo")));
    }

    @Test
    void demoEndsWell() {
        assertEquals(0, demo.status, demo.err);
    }

    @Test
    void demoShowsAnOutlierAFailedCheckARevisionAndAVanishedPage() {
        assertTrue(Pattern.compile("华容县 +2023 +1,486 .*very unusual").matcher(demo.out).find(), demo.out);
        assertTrue(demo.out.contains("received = results + carried_forward"), demo.out);
        assertTrue(Pattern.compile("revised +岳阳市平江县 +2023").matcher(demo.out).find(), demo.out);
        assertTrue(demo.out.contains("applications.new.total 78 -> 84"), demo.out);
        assertTrue(Pattern.compile("vanished +岳阳市临湘市 +2021").matcher(demo.out).find(), demo.out);
        assertTrue(Pattern.compile("new +岳阳市君山区 +2023").matcher(demo.out).find(), demo.out);
    }

    @TestFactory
    Stream<DynamicTest> whatTheReadmeShowsOfTheDemoIsWhatItPrints() {
        String shown = readme.substring(readme.indexOf("What the demo shows"));
        String block = shown.substring(shown.indexOf("```\n") + 4, shown.indexOf("\n```", shown.indexOf("```\n") + 4));
        return block.lines().filter(line -> !line.isBlank()).map(line -> DynamicTest.dynamicTest(line,
                () -> assertTrue(demo.out.contains(line.replaceFirst(ID_AT_END, "")), demo.out)));
    }

    @Test
    void demoFindsNothingElseChanged() {
        assertTrue(Pattern.compile("(?m)^1 new, 0 reappeared, 1 revised, 0 moved, 1 vanished").matcher(demo.out).find(),
                demo.out);
    }

    @TestFactory
    Stream<DynamicTest> everyOtherCommandRunsOnTheDemosData() {
        List<DynamicTest> tests = new ArrayList<>();
        Matcher command = COMMAND.matcher(readme);
        while (command.find()) {
            String line = command.group(1).replaceFirst(" *[>|] .*$", "");
            if (line.startsWith("demo") || line.startsWith("crawl") || line.startsWith("extract")) {
                continue;
            }
            tests.add(DynamicTest.dynamicTest(line, () -> {
                Ran ran = run(arguments(line));
                assertEquals(0, ran.status, ran.err);
                assertTrue(!ran.out.isBlank(), "prints nothing");
            }));
        }
        assertTrue(tests.size() >= 3, "the README shows hardly a command");
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> everyRelativeLinkLeadsSomewhere() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> docs = Stream.concat(Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")),
                Files.list(ROOT.resolve("docs")).filter(file -> file.toString().endsWith(".md")))) {
            for (Path doc : docs.toList()) {
                Matcher link = LINK.matcher(Files.readString(doc));
                while (link.find()) {
                    String target = link.group(1);
                    if (!target.contains("://")) {
                        tests.add(DynamicTest.dynamicTest(doc.getFileName() + " → " + target,
                                () -> assertTrue(Files.exists(doc.resolveSibling(target)))));
                    }
                }
            }
        }
        return tests.stream();
    }

    private static String[] arguments(String line) {
        List<String> arguments = new ArrayList<>();
        Matcher argument = ARGUMENT.matcher(line);
        while (argument.find()) {
            arguments.add(Optional.ofNullable(argument.group(1)).or(() -> Optional.ofNullable(argument.group(2)))
                    .orElse(argument.group(3)));
        }
        return arguments.toArray(String[]::new);
    }

    private static Ran run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), false, false, Integer.MAX_VALUE, 24, Map.of(),
                Clock.system(Terminal.CHINA), HostLookup.SYSTEM, folder, Optional.of(ROOT));
        int status = Nianbao.run(terminal, arguments);
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
