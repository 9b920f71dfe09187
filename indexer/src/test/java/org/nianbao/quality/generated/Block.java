// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

/** A piece of a generated report, before it becomes markup. */
sealed interface Block {

    /** A heading of a section. */
    record Heading(String text) implements Block {
    }

    /** A paragraph; {@code right} for a signature or date that is set to the right. */
    record Para(String text, boolean right) implements Block {
    }

    /** A table of the form. */
    record Tables(FormTable table) implements Block {
    }
}
