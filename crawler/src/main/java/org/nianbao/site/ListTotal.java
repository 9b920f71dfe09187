// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.util.OptionalInt;

/**
 * How long a list says it is.
 *
 * @param items the number of entries, where stated
 * @param pages the number of pages, where stated or computed from entries and page size
 */
public record ListTotal(OptionalInt items, OptionalInt pages) {

    /** A list that does not say, or no list at all. */
    public static final ListTotal UNKNOWN = new ListTotal(OptionalInt.empty(), OptionalInt.empty());

    /** This total, completed from {@code other} where it says nothing. */
    ListTotal or(ListTotal other) {
        return new ListTotal(items.isPresent() ? items : other.items, pages.isPresent() ? pages : other.pages);
    }
}
