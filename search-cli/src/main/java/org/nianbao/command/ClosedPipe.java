// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

/** The reader of our output went away ({@code | head}): not an error, the command just ends. */
final class ClosedPipe extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClosedPipe() {
        super("closed pipe", null, false, false);
    }
}
