// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.util.Locale;
import org.nianbao.index.Dimension;
import org.nianbao.report.FigureKey;

/** Every field of the Lucene index: its name, and how it is kept. */
final class ReportFields {

    /** Counts up whenever a field changes its meaning; an index of another number must be made anew. */
    static final String LAYOUT = "5";
    /** Name of {@link #LAYOUT} in a commit. */
    static final String LAYOUT_KEY = "layout";

    /** What a document is, one of the three below; term. */
    static final String TYPE = "type";
    static final String REPORT = "report";
    static final String REFUSED = "refused";
    static final String CHANGE = "change";

    /** What a document replaces: the page's key, or a change's fingerprint; term, stored. */
    static final String KEY = "key";
    /** Short name; term. */
    static final String ID = "id";
    /** Address without scheme and last slash, and source, of the page; terms. */
    static final String ADDRESS = "address";
    /** The packed record; stored, and compressed by Lucene with its neighbours. */
    static final String RECORD = "record";
    /** {@link StoredSum} of all that the document stores; stored. */
    static final String SUM = "sum";
    /** The head for statistics, packed by {@link RowHead}; binary doc value. */
    static final String HEAD = "head";
    /** Id of the report that this one is a copy of; sorted doc value, stored. */
    static final String COPY_OF = "copy-of";
    /** Milliseconds since 1970; long with points, stored. */
    static final String FIRST_SEEN = "first-seen";
    static final String SEEN = "seen";
    static final String GONE = "gone";
    /** One of the four below; terms. */
    static final String FLAG = "flag";
    static final String OFFICIAL = "official";
    static final String COUNTED = "counted";
    static final String COPY = "copy";
    static final String VANISHED = "vanished";

    /** Title, agency, text and address by Han bigrams with positions: for recall and phrases. */
    static final String TITLE = "title";
    static final String AGENCY_TEXT = "agency-text";
    static final String TEXT = "text";
    static final String URL = "url";
    /** Title and text by SmartCN words without positions: for ranking and for queries longer than a phrase. */
    static final String WORDS = "words";

    /** Report year; integer with points. */
    static final String YEAR_NUMBER = "year-number";
    /** Day of publication since 1970; long with points. */
    static final String PUBLISHED = "published";

    /** Name of the reason of a refused document; sorted set doc value. */
    static final String REASON = "reason";

    /** Of a change; stored. */
    static final String WHEN = "when";
    static final String CHANGE_ID = "change-id";
    static final String CHANGE_KIND = "change-kind";
    static final String CHANGE_PAGE = "change-page";
    static final String CHANGE_TITLE = "change-title";
    static final String CHANGE_AGENCY = "change-agency";
    static final String CHANGE_YEAR = "change-year";
    static final String CHANGE_DETAIL = "change-detail";
    static final String CHANGE_FIGURE = "change-figure";

    /** Between a county's city and province in {@link #facet}. */
    static final char PATH_SEPARATOR = '\u001F';

    private ReportFields() {
    }

    /** A dimension's values; terms. */
    static String value(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }

    /** A dimension's values for counting, smaller places with the larger in front; sorted set doc value. */
    static String facet(Dimension dimension) {
        return "facet-" + value(dimension);
    }

    /** A figure; double in a numeric doc value, absent where not stated. */
    static String figure(FigureKey key) {
        return "figure-" + key.name();
    }
}
