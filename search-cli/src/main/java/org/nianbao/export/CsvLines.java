// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.export;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Rows of CSV (RFC 4180) that a spreadsheet may open without harm: text that it would run as a formula gets an
 * apostrophe in front. Numbers stay numbers, the negative ones too.
 */
public final class CsvLines implements Closeable, Flushable {

    private static final String BYTE_ORDER_MARK = "\ufeff";
    /** What starts a formula in a spreadsheet; the full-width forms do so where Chinese is set. */
    private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

    private final CSVPrinter printer;

    /** @param byteOrderMark whether to begin with the mark by which Excel knows UTF-8 */
    public CsvLines(Writer target, boolean byteOrderMark) throws IOException {
        if (byteOrderMark) {
            target.write(BYTE_ORDER_MARK);
        }
        printer = new CSVPrinter(target, CSVFormat.RFC4180.builder().setRecordSeparator("\r\n").get());
    }

    /** One row; an absent cell is {@code null} or empty. */
    public void row(Collection<?> cells) throws IOException {
        for (Object cell : cells) {
            printer.print(cell instanceof CharSequence text ? defused(text.toString()) : cell);
        }
        printer.println();
    }

    public void row(String... cells) throws IOException {
        row(List.of(cells));
    }

    /** {@code text} as a spreadsheet will show it and not run it. */
    static String defused(String text) {
        boolean harmless = text.length() < 2 || FORMULA_STARTS.indexOf(text.charAt(0)) < 0 || isNumber(text);
        return harmless ? text : "'" + text;
    }

    /** A sign, digits, a point and digits; nothing a formula could hide in. */
    private static boolean isNumber(String text) {
        int points = 0;
        int digits = 0;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                points++;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return digits > 0 && points <= 1 && (text.charAt(0) == '-' || text.charAt(0) == '+');
    }

    @Override
    public void flush() throws IOException {
        printer.flush();
    }

    @Override
    public void close() throws IOException {
        printer.flush();
    }
}
