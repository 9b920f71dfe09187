// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import org.nianbao.archive.PageState;

/**
 * One URL as {@code crawl.db} remembers it: a row while it is worked on by one worker. Times are milliseconds since
 * 1970; 0 means never.
 */
final class KnownPage {

    /** Row number; 0 for a page not stored yet. */
    long id;
    String url;
    /** Body of the POST that asks for it; empty for a GET. */
    String form = "";
    String alias = "";
    String host;
    String site;
    PageKind kind = PageKind.OTHER;
    int priority;
    int depth;
    /** Redirects that led here, one after another. */
    int hops;
    String pattern = "";
    String anchor = "";
    String parent = "";
    PageState state = PageState.WAITING;
    String reason = "";
    long since;
    long visited;
    /** The run that visited it last. */
    long run;
    long due;
    /** Length of the wait until {@link #due}, in milliseconds; grows while nothing changes. */
    long pause;
    String etag = "";
    String modified = "";
    /** Hash of the content region of the last good copy. */
    String region = "";
    /** Payload digest of the last good copy. */
    String digest = "";
    /** Where the last good copy lies. */
    String good = "";
    long goodAt;
    /** Nights on which it was missing, one after another. */
    int misses;
    long missed;
    /** Failed visits one after another. */
    int failures;
    String movedTo = "";

    /** What makes it different from every other page. */
    String identity() {
        return form.isEmpty() ? url : url + " " + form;
    }

    boolean wasGood() {
        return !good.isEmpty();
    }
}
