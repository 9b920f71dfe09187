// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.util.Optional;

/**
 * One way on as a page gives it, before it is weighed.
 *
 * @param url canonical
 * @param anchor its words, one line
 * @param from what part of the page it is
 * @param post the form to send with it
 */
record RawLink(String url, String anchor, From from, Optional<Form> post) {

    /** What part of a page a link is. */
    enum From {
        /** An anchor, whatever makes it work. */
        ANCHOR,
        /** A page shown inside the page. */
        FRAME,
        /** A further page of the list. */
        PAGER,
        /** Another list of the same site. */
        LIST
    }

    static RawLink pager(String url) {
        return new RawLink(url, "", From.PAGER, Optional.empty());
    }

    static RawLink pager(String url, Form form) {
        return new RawLink(url, "", From.PAGER, Optional.of(form));
    }
}
