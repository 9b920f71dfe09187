// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

/** Something wrong in the archive: which file, at which byte, and what. */
public record Finding(String file, long offset, String what) {

    /** Some libraries say nothing about what they could not read. */
    public Finding {
        what = what == null || what.isBlank() || what.equals("null") ? "cannot be read" : what;
    }

    @Override
    public String toString() {
        return file + ":" + offset + ": " + what;
    }
}
