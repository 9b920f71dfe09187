// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.page;

/** Says in one plain sentence why bytes are no page: {@code is a JPEG picture, not a page}. */
public final class UnreadablePage extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadablePage(String sentence) {
        super(sentence);
    }
}
