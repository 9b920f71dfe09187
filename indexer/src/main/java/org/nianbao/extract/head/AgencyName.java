// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.List;
import java.util.Optional;
import org.nianbao.place.Division;
import org.nianbao.place.Divisions;
import org.nianbao.report.Agency;

/**
 * A printed name taken apart: the divisions in front, and the organ's own name behind them.
 *
 * @param printed the name as it was found
 * @param lead the divisions in front
 * @param prefix 市 in 市教育局: a division left for the reader to know; empty mostly
 * @param vertical 国家税务总局 in 国家税务总局南昌市税务局; empty mostly
 * @param unlistedCounty a county printed behind its city that no list has; empty mostly
 * @param body the organ's own name without place and without 人民政府; empty for a government itself
 * @param national whether the organ is one of the centre
 */
record AgencyName(String printed, Lead lead, String prefix, String vertical, String unlistedCounty, String body,
                  Agency.Kind kind, boolean national) {

    /**
     * The divisions that stand in front of an organ's own name.
     *
     * @param printed as printed; empty when there are none
     * @param places the divisions that the last of them may be: four for 鼓楼区, none when no division is named
     * @param bearer who bears the last of the names, where that is not the division as it is today
     */
    record Lead(String printed, List<Division> places, Optional<Divisions.Bearer> bearer) {

        static final Lead NONE = new Lead("", List.of(), Optional.empty());

        Lead {
            places = List.copyOf(places);
        }
    }

    AgencyName printedAs(String asPrinted) {
        return new AgencyName(asPrinted, lead, prefix, vertical, unlistedCounty, body, kind, national);
    }

    String placePrinted() {
        return lead.printed;
    }

    List<Division> places() {
        return lead.places;
    }

    /** The one division meant, when there is only one. */
    Optional<Division> onlyPlace() {
        return lead.places.size() == 1 ? Optional.of(lead.places.get(0)) : Optional.empty();
    }

    boolean namesPlace() {
        return !lead.places.isEmpty();
    }
}
