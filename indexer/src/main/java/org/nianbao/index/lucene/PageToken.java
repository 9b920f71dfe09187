// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.lucene.util.BytesRef;
import org.nianbao.index.QuerySyntaxException;
import org.nianbao.index.ReportQuery;

/**
 * Where the next page begins: the last hit's id and what it was sorted by.
 *
 * @param query fingerprint of the query, so that a token is not used with another
 * @param values what the last hit was sorted by: Float, Integer, Long, Double, BytesRef or null
 */
record PageToken(long query, String id, List<Object> values) {

    private static final char SEPARATOR = '\u001F';

    static long fingerprint(ReportQuery query) {
        CRC32 crc = new CRC32();
        crc.update((query.words() + "|" + query.filters() + "|" + query.order()).getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(Long.toHexString(query)).append(SEPARATOR).append(id);
        for (Object value : values) {
            text.append(SEPARATOR).append(value == null ? "-" : value instanceof BytesRef bytes
                    ? "B" + bytes.utf8ToString() : value.getClass().getSimpleName().charAt(0) + value.toString());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws QuerySyntaxException when the token was not made for this query */
    static PageToken parse(String token, ReportQuery query, int values) {
        try {
            String[] part = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8)
                    .split(String.valueOf(SEPARATOR), -1);
            List<Object> read = new ArrayList<>();
            for (int i = 2; i < part.length; i++) {
                String value = part[i].substring(1);
                read.add(switch (part[i].charAt(0)) {
                    case 'F' -> Float.valueOf(value);
                    case 'I' -> Integer.valueOf(value);
                    case 'L' -> Long.valueOf(value);
                    case 'D' -> Double.valueOf(value);
                    case 'B' -> new BytesRef(value);
                    case '-' -> null;
                    default -> throw new IllegalArgumentException(value);
                });
            }
            PageToken parsed = new PageToken(Long.parseLong(part[0], 16), part[1], read);
            if (parsed.query() == fingerprint(query) && read.size() == values) {
                return parsed;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new QuerySyntaxException("this page token was not given out by a search", token, 0);
        }
        throw new QuerySyntaxException("this page token belongs to another query", token, 0);
    }
}
