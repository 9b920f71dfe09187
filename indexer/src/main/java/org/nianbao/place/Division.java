// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.place;

import java.util.Objects;
import java.util.Optional;

/**
 * One division (行政区划) at or above county level.
 *
 * @param code six digits of GB/T 2260
 * @param province its province, itself included
 * @param city its prefecture-level city (地级市, 州, 盟, 地区), itself included; absent below a city or province that
 *             governs its counties directly
 */
public record Division(String code, Rank rank, String name, String province, Optional<String> city) {

    /** How high a division stands. */
    public enum Rank {
        PROVINCE, CITY, COUNTY
    }

    private static final int CODE_LENGTH = 6;
    /** 市: a province of this ending is a city under the centre (直辖市), and stands in front of its districts. */
    static final String CITY_ENDING = "市";

    public Division {
        Objects.requireNonNull(rank, "rank");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(province, "province");
        Objects.requireNonNull(city, "city");
        if (code.length() != CODE_LENGTH || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("not six digits: " + code);
        }
    }

    /** The county's own name; absent for provinces and cities. */
    public Optional<String> county() {
        return rank == Rank.COUNTY ? Optional.of(name) : Optional.empty();
    }

    /** The name with the parent in front for a county, as agencies print it in full: 南昌市东湖区,
     * 北京市朝阳区. Counties that a province governs directly stand alone: 仙桃市. */
    public String fullName() {
        if (rank != Rank.COUNTY) {
            return name;
        }
        Optional<String> parent = city.isPresent() ? city : Optional.of(province).filter(p -> p.endsWith(CITY_ENDING));
        return parent.filter(p -> !p.equals(name)).map(p -> p + name).orElse(name);
    }
}
