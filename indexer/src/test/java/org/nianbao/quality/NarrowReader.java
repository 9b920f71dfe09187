// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nianbao.extract.ReportExtractor;
import org.nianbao.page.UnreadablePage;

/** A program that reads the pages of a folder one after the other, to be run with little memory. */
final class NarrowReader {

    private NarrowReader() {
    }

    /**
     * Prints the name of each page behind which memory, or anything else, ran out.
     *
     * @param arguments the config folder, the folder of pages
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        ReportExtractor extractor = ReportExtractor.load(Path.of(arguments[0]));
        List<Path> pages;
        try (Stream<Path> files = Files.list(Path.of(arguments[1]))) {
            pages = files.sorted().toList();
        }
        for (Path page : pages) {
            try {
                extractor.read(page.toString(), Optional.empty(), Files.readAllBytes(page),
                        Optional.of("text/html; charset=utf-8"));
            } catch (UnreadablePage refused) {
                continue;
            } catch (RuntimeException | Error e) {
                out.println(page.getFileName() + ": " + e);
            }
        }
        out.println("read " + pages.size());
    }
}
