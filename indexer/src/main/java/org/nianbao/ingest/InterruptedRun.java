// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.ingest;

/** Thrown when a run is asked to stop; the index is as it was before the run. */
public final class InterruptedRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InterruptedRun() {
        super("interrupted; the index is as it was before");
    }
}
