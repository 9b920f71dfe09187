// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.io.IOException;

/** No response came, for a reason that can be told. */
final class FetchFailure extends IOException {

    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    enum Blame {
        /** The host's: others of its pages will fare no better now. */
        HOST,
        /** The host is not to be asked at all in this run. */
        HOST_FOR_GOOD,
        /** This URL's alone. */
        PAGE,
        /** Ours: the run is being stopped. */
        STOPPED
    }

    private final Blame blame;

    FetchFailure(Blame blame, String reason, Throwable cause) {
        super(reason, cause);
        this.blame = blame;
    }

    Blame blame() {
        return blame;
    }
}
