// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nianbao.config.ConfigMistakes;

class DivisionsTest {

    private static final Divisions DIVISIONS = load();

    private static Divisions load() {
        ConfigMistakes mistakes = new ConfigMistakes();
        Divisions divisions = Divisions.load(Path.of("..", "config"), mistakes);
        mistakes.throwIfAny();
        return divisions;
    }

    private static List<String> at(String text) {
        return DIVISIONS.at(text, 0).stream().map(named -> named.division().code()).toList();
    }

    @Test
    void aNameBorneByFourGivesFour() {
        assertEquals(4, DIVISIONS.named("鼓楼区").size());
    }

    @Test
    void aCityWithoutCountiesIsACityByItsCode() {
        assertEquals(Optional.of(Division.Rank.CITY), DIVISIONS.byCode("442000").map(Division::rank));
        assertEquals(Optional.of(Division.Rank.CITY), DIVISIONS.byCodePrefix("4420000001").map(Division::rank));
    }

    @Test
    void prefecturesAndAutonomousCountiesHaveShortNames() {
        assertTrue(at("恩施州某局").contains("422800"));
        assertTrue(at("呼伦贝尔经济技术开发区").contains("150700"));
        assertTrue(at("长阳县").contains("420528"));
    }

    @Test
    void aCountyIsNotMeantByItsBareName() {
        assertTrue(at("东湖新技术开发区").isEmpty());
    }

    @Test
    void statisticalZonesAreNoDivisionsByName() {
        assertEquals(List.of("130100"), at("石家庄高新技术产业开发区"));
    }

    @Test
    void aLongerCodeFindsTheDeepestKnownDivision() {
        assertEquals(Optional.of("360102"), DIVISIONS.byCodePrefix("3601020001").map(Division::code));
        assertEquals(Optional.of("150700"), DIVISIONS.byCodePrefix("1507000009").map(Division::code));
        assertEquals(Optional.of("360100"), DIVISIONS.byCodePrefix("3601990001").map(Division::code));
    }

    @Test
    void districtsOfMunicipalitiesStandBehindThem() {
        assertEquals("北京市朝阳区", DIVISIONS.byCode("110105").orElseThrow().fullName());
        assertEquals("仙桃市", DIVISIONS.byCode("429004").orElseThrow().fullName());
        assertEquals("南昌市东湖区", DIVISIONS.byCode("360102").orElseThrow().fullName());
    }

    @Test
    void areaCodesAndProvinceLettersNameTheirDivisions() {
        assertEquals(List.of("360100"), DIVISIONS.ofAreaCode("0791").stream().map(Division::code).toList());
        assertEquals(3, DIVISIONS.ofAreaCode("0731").size());
        assertEquals(Optional.of("360000"), DIVISIONS.ofProvinceLetter('赣').map(Division::code));
    }
}
