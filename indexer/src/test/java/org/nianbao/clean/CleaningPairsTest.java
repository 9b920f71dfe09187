// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nianbao.report.TrustSignal;

/** One pair of files a kind of dirt: what a page had, and what must be left. */
class CleaningPairsTest {

    private static final Map<String, Set<TrustSignal>> SIGNALS = Map.of(
            "pinyin", Set.of(TrustSignal.PINYIN_ANNOTATION), "taiwan", Set.of(TrustSignal.ENCYCLOPEDIA_COPY),
            "brand", Set.of(TrustSignal.BRAND_INJECTION), "spam", Set.of(TrustSignal.SPAM_FOOTER));

    @TestFactory
    Stream<DynamicTest> whatWasDirtyIsClean() throws IOException {
        Path folder = Path.of(System.getProperty("nianbao.root"), "indexer", "src", "test", "resources", "cleaning");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> before = files.filter(file -> file.toString().endsWith(".before.txt")).sorted().toList();
            assertFalse(before.isEmpty());
            return before.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                Path after = folder.resolve(file.getFileName().toString().replace(".before.", ".after."));
                CleanPage clean = TestCleaner.clean(Files.readString(file));
                assertEquals(Files.readString(after).strip(), clean.text());
                String kind = file.getFileName().toString().split("[-.]")[0];
                assertEquals(SIGNALS.getOrDefault(kind, Set.of()), clean.signals());
            }));
        }
    }
}
