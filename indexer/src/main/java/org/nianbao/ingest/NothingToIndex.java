// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.ingest;

import java.nio.file.Path;

/** Thrown when there is no archive and no file was named. */
public final class NothingToIndex extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NothingToIndex(Path dataFolder) {
        super("no archive in " + dataFolder + ": fill one with ./nianbao crawl, or name files: ./nianbao index FILE…");
    }
}
