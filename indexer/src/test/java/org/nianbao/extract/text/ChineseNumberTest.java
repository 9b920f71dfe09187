// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChineseNumberTest {

    @ParameterizedTest
    @CsvSource({"十二,12", "十,10", "二十,20", "两,2", "两百零三,203", "三千五百,3500", "一万二千,12000", "十万,100000",
        "三亿零五万,300050000", "二〇二一,2021", "零,0", "一百一十,110", "九千九百九十九,9999", "一万零一十,10010"})
    void wellFormedNumeralsAreRead(String text, long value) {
        assertEquals(Optional.of(BigDecimal.valueOf(value)), ChineseNumber.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "百十", "一十百", "十百", "万", "二三十", "一亿二亿"})
    void illFormedNumeralsAreNoNumber(String text) {
        assertEquals(Optional.empty(), ChineseNumber.of(text));
    }
}
