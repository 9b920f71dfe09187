// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.report;

import java.util.Arrays;
import java.util.Optional;

/** A sign that a page is a copy or was tampered with. A page that shows none may still be a copy. */
public enum TrustSignal {
    /** Readings in brackets after characters: 政務(wù)公開. */
    PINYIN_ANNOTATION("pinyin-annotation"),
    /** A foreign brand pushed into sentences, or put in the place of a phrase. */
    BRAND_INJECTION("brand-injection"),
    /** Betting, porn or link lists below or beside the report. */
    SPAM_FOOTER("spam-footer"),
    /** The same in the page's title. */
    SPAM_TITLE("spam-title"),
    /** An encyclopaedia's copy, mostly in Taiwan wording. */
    ENCYCLOPEDIA_COPY("encyclopedia-copy");

    private final String label;

    TrustSignal(String label) {
        this.label = label;
    }

    /** The name in JSON, index and options. */
    public String label() {
        return label;
    }

    public static Optional<TrustSignal> of(String label) {
        return Arrays.stream(values()).filter(signal -> signal.label.equals(label)).findFirst();
    }
}
