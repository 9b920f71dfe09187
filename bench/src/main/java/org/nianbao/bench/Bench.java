// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures the parts named on the command line; {@code bench/run} gives each a process of its own. */
public final class Bench {

    private static final List<Part> PARTS = List.of(new ReadingPart(), new MainlandPart(), new IndexingPart(),
            new QueryPart(), new CrawlPart(), new StartPart());

    private Bench() {
    }

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty("nianbao.root", ".")).toAbsolutePath().normalize();
        Path results = Path.of(System.getProperty("bench.results", root.resolve("bench/target/results").toString()));
        Path work = Path.of(System.getProperty("bench.work", root.resolve("bench/target/work").toString()));
        List<String> words = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        boolean quick = false;
        int rounds = 0;
        for (String argument : arguments) {
            if (argument.equals("--quick")) {
                quick = true;
            } else if (argument.startsWith("--reports=")) {
                Arrays.stream(argument.substring(argument.indexOf('=') + 1).split(","))
                        .forEach(size -> sizes.add(Integer.valueOf(size)));
            } else if (argument.startsWith("--rounds=")) {
                rounds = Integer.parseInt(argument.substring(argument.indexOf('=') + 1));
            } else {
                words.add(argument);
            }
        }
        if (!words.isEmpty() && words.get(0).equals("generate")) {
            Generate.run(root, words.subList(1, words.size()));
            return;
        }
        if (words.equals(List.of("parts"))) {
            PARTS.forEach(part -> System.out.println(part.name()));
            return;
        }
        if (words.equals(List.of("join"))) {
            System.out.println(Results.join(results, PARTS));
            return;
        }
        if (words.equals(List.of("document"))) {
            Results.intoDocument(Results.join(results, PARTS), root.resolve("docs/benchmarks.md"));
            return;
        }
        Setting setting = new Setting(root, work, quick, rounds, List.copyOf(sizes));
        for (String word : words) {
            Part part = PARTS.stream().filter(known -> known.name().equals(word)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no part is called '" + word + "'; there are "
                            + PARTS.stream().map(Part::name).toList()));
            Results.write(results, part, setting, part.run(setting));
        }
    }
}
