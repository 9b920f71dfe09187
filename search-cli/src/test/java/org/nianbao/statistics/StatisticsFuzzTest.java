// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.ConfigMistakes.ConfigException;
import org.nianbao.config.ConfigMistakes.Mistake;
import org.nianbao.report.Agency;

/**
 * Whatever an operator writes into {@code statistics.yaml}, it is taken or named with file and line; the other files of
 * the configuration are tried by {@code ConfigFuzzTest}.
 */
@Tag("faults")
class StatisticsFuzzTest {

    private static final Path SOUND = Path.of("..", "config", "statistics.yaml");
    private static final int CASES = Integer.getInteger("fuzz.cases", 200);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final Agency ANY = new Agency(Optional.of("甲县"), Optional.of("甲县"), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final List<String> WORDS = List.of("\n", "\n  - ", ": ", ":\n", "- ", "[]", "{}", "[a, [b", "&x [*x, *x]",
            "<<: *x", "~", "true", "-1", "0", "1e400", "NaN", "Infinity", "99999999999999999999", "0.5", "02-30", "13-01",
            "03-31", "county", "COUNTY", "kinds", "levels", "day", "sums:\n  a: ", "\"", "|\n", "\t", "---\n", "# ", "\uFFFE");

    @TempDir
    private Path folder;

    private static byte[] damaged(byte[] sound, Random random) {
        byte[] bytes = sound;
        for (int damage = 0; damage <= random.nextInt(4); damage++) {
            int from = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + random.nextInt(random.nextInt(3) == 0 ? 200 : 8));
            byte[] put = switch (random.nextInt(4)) {
                case 0 -> new byte[0];
                case 1 -> new byte[] {(byte) random.nextInt(256)};
                case 2 -> Arrays.copyOfRange(bytes, Math.min(from, bytes.length), Math.min(bytes.length, from + random.nextInt(80)));
                default -> WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
            };
            byte[] next = Arrays.copyOf(bytes, from + put.length + bytes.length - to);
            System.arraycopy(put, 0, next, from, put.length);
            System.arraycopy(bytes, to, next, from + put.length, bytes.length - to);
            bytes = next;
        }
        return bytes;
    }

    @Test
    void fileIsTakenOrItsMistakesAreNamed() throws IOException {
        byte[] sound = Files.readAllBytes(SOUND);
        Path file = folder.resolve("statistics.yaml");
        int refused = 0;
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            byte[] bytes = damaged(sound, new Random(seed));
            Files.write(file, bytes);
            ConfigMistakes mistakes = new ConfigMistakes();
            try {
                StatisticsSettings settings = StatisticsSettings.read(folder, mistakes);
                mistakes.throwIfAny();
                LocalDate due = settings.due(ANY, 2023);
                assertTrue(due.getYear() == 2024 && settings.smallestGroup() > 0 && settings.score() > 0, "seed " + seed);
            } catch (ConfigException named) {
                refused++;
                assertFalse(named.mistakes().isEmpty());
                for (Mistake mistake : named.mistakes()) {
                    assertTrue(mistake.file().startsWith(folder) && !mistake.what().isBlank(), mistake.toString());
                }
            } catch (RuntimeException | StackOverflowError fault) {
                fail("seed " + seed + ": " + fault + "\n" + new String(bytes, StandardCharsets.UTF_8), fault);
            }
        }
        System.out.println("fuzz config/statistics: " + CASES + " cases from seed " + SEED + ", " + refused + " refused");
        assertTrue(refused > CASES / 4 && refused < CASES, refused + " of " + CASES + " were refused");
    }
}
