// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.DelimitedFile;
import org.nianbao.edition.Editions;

class CellNumberTest {

    private static final Path CASES = Path.of("src/test/resources/cells.csv");

    private final CellNumber cells = new CellNumber(editions().cellWords());

    private static Editions editions() {
        ConfigMistakes mistakes = new ConfigMistakes();
        Editions editions = Editions.load(Path.of("../config"), mistakes);
        mistakes.throwIfAny();
        return editions;
    }

    @TestFactory
    Stream<DynamicTest> everyLineOfTheCaseFileHolds() {
        ConfigMistakes mistakes = new ConfigMistakes();
        List<DelimitedFile.Row> rows = DelimitedFile.csv(CASES, List.of("cell", "kind", "number", "remark"), mistakes);
        mistakes.throwIfAny();
        assertTrue(rows.size() > 60, "the case file was read");
        return rows.stream().map(row -> DynamicTest.dynamicTest("line " + row.line() + ": " + row.cells().get("cell")
                + " as " + row.cells().get("kind"), () -> holds(row)));
    }

    private void holds(DelimitedFile.Row row) {
        CellNumber.Kind kind = CellNumber.Kind.valueOf(row.cell("kind").orElseThrow().toUpperCase(Locale.ROOT));
        CellNumber.Reading reading = cells.read(row.cells().get("cell"), kind, row.cell("unit"));
        assertEquals(row.cell("number").map(BigDecimal::new).map(BigDecimal::stripTrailingZeros),
                reading.number().map(BigDecimal::stripTrailingZeros));
        assertEquals(row.cell("remark").isPresent(), reading.remark().isPresent(), reading.toString());
        row.cell("remark").ifPresent(part -> assertTrue(reading.remark().orElseThrow().contains(part),
                reading.toString()));
    }

    @Test
    void theUnitOfAColumnIsReadFromItsHeader() {
        assertEquals(Optional.of("万元"), cells.amountUnitIn("本年收费金额（单位：万元）"));
        assertEquals(Optional.of("亿元"), cells.amountUnitIn("采购总金额(亿元)"));
        assertEquals(Optional.of("元"), cells.amountUnitIn("单位:元"));
        assertEquals(Optional.empty(), cells.amountUnitIn("采购总金额"));
    }

    @Test
    void wordsAreNoValues() {
        assertTrue(cells.looksLikeValue("加76项"));
        assertTrue(cells.looksLikeValue("/"));
        assertFalse(cells.looksLikeValue("行政许可"));
        assertFalse(cells.looksLikeValue("1.属于国家秘密"));
        assertFalse(cells.looksLikeValue(""));
    }
}
