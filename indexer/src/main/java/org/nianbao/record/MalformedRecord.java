// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.record;

/** Thrown when a text is not the JSON record of a reading; the message says which field is at fault. */
public final class MalformedRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedRecord(String message) {
        super(message);
    }

    MalformedRecord(String message, Throwable cause) {
        super(message, cause);
    }
}
