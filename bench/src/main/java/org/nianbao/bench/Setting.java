// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where and how long to measure.
 *
 * @param root the folder of the checkout
 * @param work for indexes and archives of the measurements; emptied before each part
 * @param quick fewer rounds and smaller collections: all parts in a quarter of an hour
 * @param rounds how many rounds are counted; 0: a number by {@code quick}
 * @param sizes how many reports the collections of the query part have; empty: its own choice
 */
record Setting(Path root, Path work, boolean quick, int rounds, List<Integer> sizes) {

    Path config() {
        return root.resolve("config");
    }

    /** The rounds asked for, or so many. */
    int rounds(int quickly, int otherwise) {
        return rounds > 0 ? rounds : quick ? quickly : otherwise;
    }

    /** What to type for the same measurement again. */
    String command(String part) {
        String reports = sizes.stream().map(String::valueOf).collect(Collectors.joining(","));
        return "bench/run " + (quick ? "--quick " : "") + (rounds > 0 ? "--rounds=" + rounds + " " : "")
                + (reports.isEmpty() ? "" : "--reports=" + reports + " ") + part;
    }

    /** An empty folder of this name. */
    Path folder(String name) {
        Path folder = work.resolve(name);
        try {
            delete(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Bytes of all files under {@code folder}. */
    static long bytes(Path folder) throws IOException {
        long[] sum = {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sum[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }
        });
        return sum[0];
    }

    static void say(String line) {
        System.err.println(line);
    }
}
