// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.nio.file.Path;

/** Why an index cannot be used; the message is one line that says what, where and what to do. */
public abstract sealed class IndexException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private IndexException(String message, Throwable cause) {
        super(message, cause);
    }

    /** There is no index yet. */
    public static final class Missing extends IndexException {

        private static final long serialVersionUID = 1L;

        public Missing(Path folder) {
            super("no index in " + folder + ": make one with ./nianbao index", null);
        }
    }

    /** Another process writes to the index. */
    public static final class Locked extends IndexException {

        private static final long serialVersionUID = 1L;

        public Locked(Path folder, Throwable cause) {
            super("another run writes to the index in " + folder + ": wait for it to end", cause);
        }
    }

    /** The index's files are damaged, or were written by another version: to be made anew either way. */
    public static final class Damaged extends IndexException {

        private static final long serialVersionUID = 1L;

        private Damaged(String message) {
            super(message, null);
        }

        /** The index of another version of this program. */
        public static Damaged otherVersion(Path folder, String layout, String ours) {
            return new Damaged("the index in " + folder + " was made by another version of this program (layout " + layout
                    + ", not " + ours + "): make it anew with ./nianbao index --rebuild, naming again files that are not "
                    + "in the archive");
        }

        public Damaged(Path folder, Throwable cause) {
            super("the index in " + folder + " is damaged (" + cause.getMessage()
                    + "): make it anew with ./nianbao index --rebuild", cause);
        }
    }

    /** Reading or writing failed: disk full, no permission. */
    public static final class Failed extends IndexException {

        private static final long serialVersionUID = 1L;

        public Failed(Path folder, Throwable cause) {
            super("cannot read or write the index in " + folder + ": " + cause.getMessage(), cause);
        }
    }
}
