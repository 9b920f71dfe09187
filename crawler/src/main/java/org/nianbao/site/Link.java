// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.util.Objects;
import java.util.Optional;

/**
 * One way on from a page.
 *
 * @param url where it leads, canonical
 * @param anchor the words of the link, one line; empty when it has none
 * @param kind what is expected there
 * @param score how promising it is: 0 is a link without a promise, negative is better left for last
 * @param post the form to send when the address alone is not the request
 */
public record Link(String url, String anchor, Kind kind, int score, Optional<Form> post) {

    /** What a link promises. */
    public enum Kind {
        /** A yearly report (年度报告). */
        REPORT,
        /** A column or list that holds reports (年报栏目). */
        COLUMN,
        /**
         * A further page of the list it stands on. It is as deep as that list, not one deeper, and answers to it carry
         * the list's address as {@link FetchedPage#foundOn}.
         */
        LIST_PAGE,
        /** A file that may be a report: PDF, DOC, DOCX, XLS, XLSX, WPS, OFD. */
        ATTACHMENT,
        /** Anything else on the site. */
        OTHER
    }

    public Link {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(post, "post");
    }

    /**
     * What makes two requests the same: the address, with the form's body behind a blank for a POST. Two list pages
     * of one proxy often differ in the form alone.
     */
    public String identity() {
        return post.map(form -> url + " " + form.body()).orElse(url);
    }
}
