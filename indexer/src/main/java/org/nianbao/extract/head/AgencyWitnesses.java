// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nianbao.place.Division;
import org.nianbao.place.Divisions;
import org.nianbao.report.Agency;

/** Tells which of the names that a page gives its author contradict each other: a title's bureau, the text's another. */
final class AgencyWitnesses {

    private static final int LONGEST_UNIT = 3;

    private AgencyWitnesses() {
    }

    /**
     * One note for each witness that names another than the one chosen.
     *
     * @param witnesses who said it, and the name
     */
    static List<String> conflicts(AgencyName chosen, String reason, Map<String, AgencyName> witnesses) {
        List<String> notes = new ArrayList<>();
        witnesses.forEach((witness, name) -> {
            if (!witness.equals(reason) && !isUnit(name) && contradicts(chosen, name)) {
                notes.add("agencies differ: " + chosen.printed() + " (" + reason + "), " + name.printed()
                        + " (" + witness + ")");
            }
        });
        return notes;
    }

    /** A unit within an organ: 办公厅, 审批处. */
    private static boolean isUnit(AgencyName name) {
        return !name.namesPlace() && name.prefix().isEmpty() && name.body().length() <= LONGEST_UNIT;
    }

    /** A government publishes for its bureaus and towns, and a bureau for its government: that contradicts nobody. */
    private static boolean contradicts(AgencyName one, AgencyName other) {
        boolean publisher = one.kind() == Agency.Kind.GOVERNMENT ^ other.kind() == Agency.Kind.GOVERNMENT;
        boolean elsewhere = one.namesPlace() && other.namesPlace() && one.places().stream().noneMatch(place ->
                other.places().stream().anyMatch(another -> isBeside(place, another)));
        return elsewhere || !publisher && (one.kind() != other.kind() || !isShortFor(one.body(), other.body())
                && !isShortFor(other.body(), one.body()));
    }

    private static boolean isBeside(Division one, Division other) {
        return Divisions.isWithin(one, other) || Divisions.isWithin(other, one);
    }

    /** Whether the characters of one name stand in the other in their order: 卫健局 in 卫生健康局. */
    private static boolean isShortFor(String one, String other) {
        int at = 0;
        for (int i = 0; i < one.length(); i++) {
            at = other.indexOf(one.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }
}
