// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * Cases for one kind of reader: those found earlier first, then new ones. {@code -Dfuzz.cases=10000} makes so many,
 * {@code -Dfuzz.seed} others. A case that fails is written to {@code target/fuzz}; when the fault is mended, give it a
 * name and keep it in {@code src/test/resources/fuzz}.
 */
public final class Fuzzing {

    /** How many cases are made. */
    static final int CASES = Integer.getInteger("fuzz.cases", 200);

    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final Path FOUND = Path.of("src", "test", "resources", "fuzz");
    private static final Path FAILED = Path.of("target", "fuzz");
    /** As many as anybody looks at. */
    private static final int MOST_FAILURES = 20;

    /** Reads one case; an exception that the reader does not promise is a fault. */
    @FunctionalInterface
    public interface Reader {
        void read(String name, byte[] bytes) throws Exception;
    }

    private Fuzzing() {
    }

    /** @param kind folder of the cases found earlier */
    public static void run(String kind, Attempt.Limit limit, LongFunction<byte[]> cases, Reader reader) {
        run(kind, limit, CASES, cases, reader);
    }

    /** @param count how many cases are made, where one kind has several parts */
    static void run(String kind, Attempt.Limit limit, int count, LongFunction<byte[]> cases, Reader reader) {
        List<String> failures = new ArrayList<>();
        try (Attempt attempt = new Attempt(limit)) {
            for (Path found : found(kind)) {
                byte[] bytes = Files.readAllBytes(found);
                attempt.at(() -> reader.read(found.getFileName().toString(), bytes))
                        .ifPresent(fault -> failures.add(found + ": " + fault));
            }
            for (long seed = SEED; seed < SEED + count && failures.size() < MOST_FAILURES; seed++) {
                String name = kind + "-" + seed;
                byte[] bytes = cases.apply(seed);
                Optional<String> fault = attempt.at(() -> reader.read(name, bytes));
                if (fault.isPresent()) {
                    Path kept = FAILED.resolve(name);
                    Files.createDirectories(kept.getParent());
                    failures.add(Files.write(kept, bytes) + ": " + fault.get());
                }
            }
            System.out.println("fuzz " + kind + ": " + count + " cases from seed " + SEED + ", " + failures.size()
                    + " failed, " + attempt.most());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertTrue(failures.isEmpty(), String.join("\n", failures));
    }

    private static List<Path> found(String kind) throws IOException {
        Path folder = FOUND.resolve(kind);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
