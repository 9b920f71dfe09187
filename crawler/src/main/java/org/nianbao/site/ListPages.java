// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.util.List;
import java.util.Optional;

/** How the lists of one site product are paged through. Implementations hold words of the configuration, no state. */
interface ListPages {

    /**
     * What a page says about its list.
     *
     * @param entries links that only this reader sees, such as those inside a script
     * @param pages further pages of the list, never past the stated end
     * @param total how long the list says it is
     */
    record Found(List<RawLink> entries, List<RawLink> pages, ListTotal total) {

        public Found {
            entries = List.copyOf(entries);
            pages = List.copyOf(pages);
        }
    }

    /** What this product's list on the page says; absent when the page is not of this product. */
    Optional<Found> find(ParsedPage page);
}
