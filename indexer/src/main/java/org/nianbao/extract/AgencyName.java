// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

import java.util.List;
import java.util.Optional;
import org.nianbao.place.Division;
import org.nianbao.report.Agency;

/**
 * A printed name taken apart: the divisions in front, and the organ's own name behind them.
 *
 * @param printed the name as it was found
 * @param placePrinted the divisions in front as printed; empty when there are none
 * @param places the divisions that the last of them may be: four for 鼓楼区, none when no division is named
 * @param prefix 市 in 市教育局: a division left for the reader to know; empty mostly
 * @param vertical 国家税务总局 in 国家税务总局南昌市税务局; empty mostly
 * @param unlistedCounty a county printed behind its city that the list does not have (renamed, merged); empty mostly
 * @param body the organ's own name without place and without 人民政府; empty for a government itself
 * @param national whether the organ is one of the centre
 */
record AgencyName(String printed, String placePrinted, List<Division> places, String prefix, String vertical,
                  String unlistedCounty, String body, Agency.Kind kind, boolean national) {

    AgencyName {
        places = List.copyOf(places);
    }

    AgencyName printedAs(String asPrinted) {
        return new AgencyName(asPrinted, placePrinted, places, prefix, vertical, unlistedCounty, body, kind, national);
    }

    /** The one division meant, when there is only one. */
    Optional<Division> onlyPlace() {
        return places.size() == 1 ? Optional.of(places.get(0)) : Optional.empty();
    }

    boolean namesPlace() {
        return !places.isEmpty();
    }
}
