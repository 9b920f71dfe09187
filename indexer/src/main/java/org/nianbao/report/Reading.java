// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.report;

import java.util.List;
import java.util.Optional;

/** What became of one document: a {@link Report}, or {@link NotAReport} with the reason. Nothing vanishes. */
public sealed interface Reading permits Report, NotAReport {

    /** File or archive place the document was read from. */
    String source();

    /** Address of the page, where known. */
    Optional<String> url();

    String title();

    /** What the reader could not settle, one plain sentence each. */
    List<String> notes();
}
