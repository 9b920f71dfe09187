// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import java.util.Objects;

/** Where a record starts: a file of the archive and a byte offset in it; {@code nianbao-….warc.gz:4711} as text. */
public record Place(String file, long offset) {

    public Place {
        Objects.requireNonNull(file, "file");
        if (offset < 0) {
            throw new IllegalArgumentException("offset " + offset);
        }
    }

    /** @throws IllegalArgumentException when {@code text} was not made by {@link #toString} */
    public static Place parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("not a place in the archive: " + text);
        }
        return new Place(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return file + ":" + offset;
    }
}
