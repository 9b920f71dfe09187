// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nianbao.index.FigureRow;

class FrozenTest {

    private static final StatisticsSettings SETTINGS = Rows.settings();

    @Test
    void fiveEqualNumbersAreFrozen() {
        List<Frozen.Finding> findings = Frozen.find(List.of(row("a", 2020, 3, 14, 15, 92, 65, 0, Double.NaN),
                row("b", 2021, 3, 14, 15, 92, 65, 0, 7)), SETTINGS);
        assertEquals(1, findings.size());
        assertEquals(6, findings.get(0).shared());
        assertEquals(6, findings.get(0).equal());
        assertEquals(5, findings.get(0).equalAboveZero());
    }

    @Test
    void twoYearsOfZerosAreNot() {
        assertEquals(List.of(), Frozen.find(List.of(row("a", 2020, 0, 0, 0, 0, 0, 0), row("b", 2021, 0, 0, 0, 0, 0, 0)),
                SETTINGS));
    }

    @Test
    void oneOfSixChangedIsNot() {
        assertEquals(List.of(), Frozen.find(List.of(row("a", 2020, 1, 2, 3, 4, 5, 6), row("b", 2021, 1, 2, 3, 4, 5, 7)),
                SETTINGS));
    }

    @Test
    void aYearBetweenIsNot() {
        assertEquals(List.of(), Frozen.find(List.of(row("a", 2019, 1, 2, 3, 4, 5), row("b", 2021, 1, 2, 3, 4, 5)),
                SETTINGS));
    }

    private static FigureRow row(String id, int year, double... numbers) {
        return Rows.row(id, "甲县", year, "county", "government", numbers);
    }
}
