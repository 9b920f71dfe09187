// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.function.UnaryOperator;

/**
 * Converts only text that needs it. The conversion's dictionaries take longer to load than most queries to answer, and
 * most queries are typed in mainland characters.
 */
final class LazyNormaliser implements UnaryOperator<String> {

    /** The characters that mainland text is written in. */
    private static final Charset MAINLAND = Charset.forName("GB2312");

    private final UnaryOperator<String> conversion;

    LazyNormaliser(UnaryOperator<String> conversion) {
        this.conversion = conversion;
    }

    @Override
    public String apply(String text) {
        CharsetEncoder encoder = MAINLAND.newEncoder();
        boolean foreign = text.codePoints().anyMatch(c -> HanBigrams.isHan(c)
                && (Character.isSupplementaryCodePoint(c) || !encoder.canEncode((char) c)));
        return foreign ? conversion.apply(text) : text;
    }
}
