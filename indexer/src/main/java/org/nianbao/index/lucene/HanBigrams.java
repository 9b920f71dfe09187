// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.nianbao.index.TextFolding;

/**
 * Cuts text into overlapping pairs of Han characters, and into whole words elsewhere: 东湖区2020 gives 东湖, 湖区, 2020.
 *
 * <p>The first and the last character of a run of Han characters stand as single tokens too, at the place of their
 * pair or behind it. So a phrase may begin or end beside a number (2020年), and every occurrence of a single character
 * is the beginning of some token. Signs and blanks between two runs leave a gap of one place: a phrase is found across
 * a comma if it has one too, and never where the text has one and the phrase has none.
 * Full-width forms and capitals are folded here, so that nobody can forget it.
 */
final class HanBigrams extends Tokenizer {

    /** A longer run of letters (a pasted picture, a key) is cut; nobody searches for it. */
    private static final int LONGEST_WORD = 64;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final char[] buffer = new char[4096];
    private int filled;
    private int next;

    /** The code point behind the one in hand; -1 at the end. */
    private int ahead;
    /** The last Han character of a run in progress; -1 outside. */
    private int previous;
    /** True when the token before was the end of a run of Han characters. */
    private boolean behindRun;
    /** True when {@link #previous} was given out alone as the first of its run and its pair is due. */
    private boolean pairDue;

    @Override
    public void reset() throws IOException {
        super.reset();
        filled = 0;
        next = 0;
        previous = -1;
        pairDue = false;
        behindRun = false;
        ahead = read();
    }

    @Override
    public boolean incrementToken() throws IOException {
        clearAttributes();
        if (previous >= 0) {
            if (isHan(ahead)) {
                append(previous);
                append(ahead);
                step.setPositionIncrement(pairDue ? 0 : 1);
                pairDue = false;
                previous = ahead;
                ahead = read();
                return true;
            }
            behindRun = true;
            int last = previous;
            boolean alone = pairDue;
            previous = -1;
            pairDue = false;
            if (!alone) {
                append(last);
                step.setPositionIncrement(1);
                return true;
            }
        }
        while (ahead >= 0 && !Character.isLetterOrDigit(ahead)) {
            ahead = read();
        }
        if (ahead < 0) {
            return false;
        }
        boolean han = isHan(ahead);
        step.setPositionIncrement(han && behindRun ? 2 : 1);
        behindRun = false;
        if (han) {
            previous = ahead;
            pairDue = true;
            append(previous);
            ahead = read();
            return true;
        }
        while (ahead >= 0 && Character.isLetterOrDigit(ahead) && !isHan(ahead) && term.length() < LONGEST_WORD) {
            append(ahead);
            ahead = read();
        }
        return true;
    }

    static boolean isHan(int codePoint) {
        return codePoint >= 0x3400 && Character.isIdeographic(codePoint) || codePoint == '\u3007';
    }

    private void append(int codePoint) {
        if (codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            term.append((char) codePoint);
        } else {
            term.append(Character.highSurrogate(codePoint)).append(Character.lowSurrogate(codePoint));
        }
    }

    private int read() throws IOException {
        int unit = readUnit();
        if (unit < 0 || !Character.isHighSurrogate((char) unit)) {
            return unit;
        }
        int low = readUnit();
        if (low >= 0 && Character.isLowSurrogate((char) low)) {
            return Character.toCodePoint((char) unit, (char) low);
        }
        if (low >= 0) {
            next--;
        }
        return unit;
    }

    private int readUnit() throws IOException {
        if (next == filled) {
            // The character in hand stays before the buffer's start, so that one step back is always possible.
            buffer[0] = filled > 0 ? buffer[filled - 1] : 0;
            int count = input.read(buffer, 1, buffer.length - 1);
            if (count <= 0) {
                next = filled = 1;
                return -1;
            }
            next = 1;
            filled = count + 1;
        }
        return TextFolding.fold(buffer[next++]);
    }
}
