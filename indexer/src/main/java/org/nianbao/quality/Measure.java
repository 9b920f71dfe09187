// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality;

/** Names of what is counted. */
final class Measure {

    static final String PAGES = "pages";
    static final String CELLS = "cells_right";
    static final String MISSING = "cells_missing";
    static final String WRONG = "cells_wrong";
    static final String INVENTED = "cells_invented";
    static final String KIND = "kind";
    static final String TRUST = "trust_found";
    static final String FALSE_ALARMS = "trust_false_alarms";
    static final String QUIET = "quiet_pages_quiet";
    static final String WANTED = "wanted_found";
    static final String UNWANTED = "unwanted_absent";
    static final String CHECKS = "checks_found";
    static final String CHECK_ALARMS = "checks_false_alarms";

    private Measure() {
    }
}
