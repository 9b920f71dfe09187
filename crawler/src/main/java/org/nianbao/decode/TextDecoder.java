// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.decode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Chooses a charset by evidence and decodes with it. What header and page declare is heard, but the bytes have the
 * last word: many pages say {@code utf-8} in the header, {@code gb2312} in the page, and are something else.
 */
public final class TextDecoder {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset GBK = Charset.forName("GBK");
    private static final Charset BIG5 = Charset.forName("Big5-HKSCS");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    /** HTML asks for the declaration in the first KB; scripts pasted above it push it further down. */
    private static final int DECLARATION_BYTES = 16 * 1024;

    /** Enough to see a habit of the bytes, little enough to cost nothing. */
    private static final int SAMPLE_BYTES = 256 * 1024;

    /**
     * Chinese text in GB18030 is hardly ever valid UTF-8 for as long as this; a shorter run may be by chance
     * (the well-known word 联通 is).
     */
    private static final int SURE_UTF8_SEQUENCES = 4;

    /** Share of the bytes above 127 that must be UTF-8 for a damaged page to be read as such. */
    private static final double DAMAGED_UTF8 = 0.6;

    /** What the decoder puts where the bytes make no character. */
    private static final char REPLACEMENT = '\uFFFD';

    private TextDecoder() {
    }

    /**
     * Decodes {@code bytes}; never throws on any input.
     *
     * @param contentTypeHeader the {@code Content-Type} the server sent
     * @param html whether declarations inside the bytes count ({@code <meta charset>}, XML declaration)
     */
    public static DecodedText decode(byte[] bytes, Optional<String> contentTypeHeader, boolean html) {
        Optional<DecodedText> marked = byMark(bytes);
        if (marked.isPresent()) {
            return marked.get();
        }
        Optional<String> header = contentTypeHeader.flatMap(value -> charsetIn(value.toLowerCase(Locale.ROOT), 0));
        Optional<String> inPage = html ? declaredInside(bytes) : Optional.empty();
        Optional<Charset> wide = wideWithoutMark(bytes);
        Optional<Charset> declared = declared(header, inPage);
        if (wide.isEmpty() && declared.filter(charset -> !charset.equals(StandardCharsets.UTF_8)).isEmpty()) {
            // Most pages say UTF-8 and are: what decodes without a fault needs no counting of sequences.
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (text.indexOf(REPLACEMENT) < 0) {
                return new DecodedText(text, StandardCharsets.UTF_8, reason(StandardCharsets.UTF_8, header, inPage), 0);
            }
        }
        Charset chosen = wide.orElseGet(() -> byBytes(bytes, declared));
        return decodeAs(bytes, 0, chosen, reason(chosen, header, inPage));
    }

    private static Optional<DecodedText> byMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(decodeAs(bytes, 3, StandardCharsets.UTF_8, "UTF-8 (byte order mark)"));
        }
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
            return Optional.of(decodeAs(bytes, 4, UTF_32LE, "UTF-32LE (byte order mark)"));
        }
        if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            return Optional.of(decodeAs(bytes, 4, UTF_32BE, "UTF-32BE (byte order mark)"));
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return Optional.of(decodeAs(bytes, 2, StandardCharsets.UTF_16LE, "UTF-16LE (byte order mark)"));
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of(decodeAs(bytes, 2, StandardCharsets.UTF_16BE, "UTF-16BE (byte order mark)"));
        }
        if (startsWith(bytes, 0x84, 0x31, 0x95, 0x33)) {
            return Optional.of(decodeAs(bytes, 4, GB18030, "GB18030 (byte order mark)"));
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static String reason(Charset chosen, Optional<String> header, Optional<String> inPage) {
        List<String> parts = new ArrayList<>();
        header.ifPresent(name -> parts.add("header says " + name));
        inPage.ifPresent(name -> parts.add("declared " + name));
        boolean quarrel = header.isPresent() && known(header.get()).filter(chosen::equals).isEmpty()
                || inPage.isPresent() && known(inPage.get()).filter(chosen::equals).isEmpty();
        if (parts.isEmpty()) {
            parts.add("by its bytes, nothing declared");
        } else if (quarrel) {
            parts.add("settled by its bytes");
        }
        return display(chosen) + " (" + String.join(", ", parts) + ")";
    }

    private static String display(Charset charset) {
        return charset.equals(BIG5) ? "Big5" : charset.name();
    }

    /** The charset named by a {@code <meta>} or an XML declaration near the start. */
    private static Optional<String> declaredInside(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        int from = 0;
        while (from >= 0 && from < head.length()) {
            int open = head.indexOf('<', from);
            if (open < 0) {
                return Optional.empty();
            }
            if (head.startsWith("<!--", open)) {
                int end = head.indexOf("-->", open + 4);
                from = end < 0 ? -1 : end + 3;
                continue;
            }
            int close = head.indexOf('>', open);
            Optional<String> named = Optional.empty();
            if (head.regionMatches(true, open, "<meta", 0, 5) || head.regionMatches(true, open, "<?xml", 0, 5)) {
                String tag = head.substring(open, close < 0 ? head.length() : close).toLowerCase(Locale.ROOT);
                named = tag.startsWith("<meta") ? charsetIn(tag, 0)
                        : tag.startsWith("<?xml") ? valueAfter(tag, "encoding", 0) : Optional.empty();
            }
            if (named.isPresent()) {
                return named;
            }
            from = close < 0 ? -1 : close + 1;
        }
        return Optional.empty();
    }

    private static Optional<String> charsetIn(String text, int from) {
        return valueAfter(text, "charset", from);
    }

    /** The word after {@code name =}, with or without quotes. */
    private static Optional<String> valueAfter(String text, String name, int from) {
        int at = text.indexOf(name, from);
        while (at >= 0) {
            int i = at + name.length();
            while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
                i++;
            }
            if (i < text.length() && text.charAt(i) == '=') {
                i++;
                while (i < text.length() && (Character.isWhitespace(text.charAt(i)) || text.charAt(i) == '"'
                        || text.charAt(i) == '\'')) {
                    i++;
                }
                int start = i;
                while (i < text.length() && isNameCharacter(text.charAt(i))) {
                    i++;
                }
                if (i > start) {
                    return Optional.of(text.substring(start, i));
                }
            }
            at = text.indexOf(name, at + name.length());
        }
        return Optional.empty();
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == ':' || c == '.';
    }

    /** What a declared name stands for; Latin-1 and ASCII are what servers say who do not know. */
    private static Optional<Charset> known(String name) {
        String plain = name.replace("_", "").replace("-", "");
        switch (plain) {
            case "gb2312", "gbk", "gb18030", "xgbk", "cp936", "ms936", "gb231280", "euccn", "windows936",
                    "csgb2312", "chinese":
                return Optional.of(GB18030);
            case "utf8", "unicode11utf8":
                return Optional.of(StandardCharsets.UTF_8);
            case "big5", "big5hkscs", "xxbig5", "cnbig5", "csbig5", "ms950", "cp950":
                return Optional.of(BIG5);
            case "iso88591", "latin1", "usascii", "ascii", "windows1252", "cp1252":
                return Optional.empty();
            default:
                try {
                    return Optional.of(Charset.forName(name)).filter(TextDecoder::keepsAscii);
                } catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
        }
    }

    /** A page that declares UTF-16 in ASCII letters is not UTF-16. */
    private static boolean keepsAscii(Charset charset) {
        return new String(new byte[] {'<', 'a', '>'}, charset).equals("<a>");
    }

    private static Optional<Charset> wideWithoutMark(byte[] bytes) {
        int length = Math.min(bytes.length, 4096) & ~1;
        int zeroEven = 0;
        int zeroOdd = 0;
        for (int i = 0; i < length; i += 2) {
            zeroEven += bytes[i] == 0 ? 1 : 0;
            zeroOdd += bytes[i + 1] == 0 ? 1 : 0;
        }
        // Markup and line ends alone make a fifth of a page's characters ASCII, and put their zeros on one side.
        if (length < 16 || Math.max(zeroEven, zeroOdd) < length / 10) {
            return Optional.empty();
        }
        if (zeroEven <= zeroOdd / 20) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return zeroOdd <= zeroEven / 20 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static Optional<Charset> declared(Optional<String> header, Optional<String> inPage) {
        return inPage.flatMap(TextDecoder::known).or(() -> header.flatMap(TextDecoder::known));
    }

    private static Charset byBytes(byte[] bytes, Optional<Charset> declared) {
        Utf8Fit utf8 = Utf8Fit.of(bytes);
        if (utf8.high() == 0) {
            return StandardCharsets.UTF_8;
        }
        if (utf8.wrong() == 0 && (utf8.sequences() >= SURE_UTF8_SEQUENCES || declared.isEmpty()
                || declared.get().equals(StandardCharsets.UTF_8))) {
            return StandardCharsets.UTF_8;
        }
        if (utf8.wrong() > 0 && utf8.sequences() >= SURE_UTF8_SEQUENCES
                && utf8.highInSequences() > DAMAGED_UTF8 * utf8.high()) {
            return StandardCharsets.UTF_8;
        }
        if (looksBig5(bytes)) {
            return BIG5;
        }
        return declared.filter(charset -> !charset.equals(StandardCharsets.UTF_8) && !charset.equals(BIG5))
                .filter(charset -> fewerErrors(bytes, charset)).orElse(GB18030);
    }

    private static boolean fewerErrors(byte[] bytes, Charset charset) {
        if (charset.equals(GB18030)) {
            return true;
        }
        byte[] sample = bytes.length > SAMPLE_BYTES ? Arrays.copyOf(bytes, SAMPLE_BYTES) : bytes;
        return decodeAs(sample, 0, charset, "").replaced() < decodeAs(sample, 0, GB18030, "").replaced();
    }

    /** How well bytes fit UTF-8: bytes above 127, how many of them stand in good sequences, and how many do not. */
    private record Utf8Fit(int high, int sequences, int highInSequences, int wrong) {

        static Utf8Fit of(byte[] bytes) {
            int high = 0;
            int sequences = 0;
            int inSequences = 0;
            int wrong = 0;
            int i = 0;
            while (i < bytes.length) {
                if (bytes[i] >= 0) {
                    i++;
                    continue;
                }
                int length = sequenceLength(bytes[i] & 0xFF);
                int good = 1;
                while (good < length && i + good < bytes.length && (bytes[i + good] & 0xC0) == 0x80) {
                    good++;
                }
                if (length > 1 && good == length) {
                    high += length;
                    inSequences += length;
                    sequences++;
                    i += length;
                } else if (length > 1 && i + good == bytes.length) {
                    i = bytes.length;
                } else {
                    high++;
                    wrong++;
                    i++;
                }
            }
            return new Utf8Fit(high, sequences, inSequences, wrong);
        }

        private static int sequenceLength(int first) {
            return first >= 0xC2 && first <= 0xDF ? 2 : first >= 0xE0 && first <= 0xEF ? 3
                    : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
        }
    }

    /**
     * Whether pairs fall where Big5 keeps its frequent characters (lead A4 to C6) while few fall where GB2312 keeps
     * its own (level one: lead B0 to D7, trail from A1). Simplified text has nine in ten there.
     */
    private static boolean looksBig5(byte[] bytes) {
        int pairs = 0;
        int big5 = 0;
        int gbFrequent = 0;
        int end = Math.min(bytes.length, SAMPLE_BYTES) - 1;
        for (int i = 0; i < end; i++) {
            int lead = bytes[i] & 0xFF;
            if (lead < 0x81) {
                continue;
            }
            int trail = bytes[i + 1] & 0xFF;
            pairs++;
            boolean big5Trail = trail >= 0x40 && trail <= 0x7E || trail >= 0xA1 && trail <= 0xFE;
            big5 += big5Trail && lead >= 0xA1 && lead <= 0xC6 ? 1 : 0;
            gbFrequent += lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1 || lead >= 0xA1 && lead <= 0xA3
                    && trail >= 0xA1 ? 1 : 0;
            i++;
        }
        return pairs >= 20 && big5 > 0.93 * pairs && gbFrequent < 0.75 * pairs;
    }

    private static DecodedText decodeAs(byte[] bytes, int offset, Charset charset, String reason) {
        Optional<String> undamaged = undamaged(bytes, offset, charset);
        if (undamaged.isPresent()) {
            return new DecodedText(undamaged.get(), charset, reason, 0);
        }
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
        CharBuffer out = CharBuffer.allocate(Math.max(16, bytes.length - offset + 16));
        int replaced = 0;
        boolean cut = false;
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isUnderflow()) {
                break;
            }
            if (result.isOverflow()) {
                out = CharBuffer.allocate(out.capacity() * 2).put(out.flip());
                continue;
            }
            if (in.remaining() < 4 && cutOff(bytes, in.position(), charset)) {
                cut = true;
                break;
            }
            if (!out.hasRemaining()) {
                out = CharBuffer.allocate(out.capacity() * 2).put(out.flip());
            }
            // After a bad lead byte the next one may well begin something good.
            in.position(in.position() + (result.isMalformed() ? 1 : Math.min(result.length(), in.remaining())));
            out.put(REPLACEMENT);
            replaced++;
        }
        return new DecodedText(out.flip().toString(), charset, cut ? reason + ", last character cut off" : reason,
                replaced);
    }

    private static Optional<String> undamaged(byte[] bytes, int offset, Charset charset) {
        if (charset.equals(GB18030)) {
            // The older charset is decoded in half the time; nearly all of its characters have the same codes.
            String older = new String(bytes, offset, bytes.length - offset, GBK);
            if (isTheSameInGb18030(older)) {
                return Optional.of(older);
            }
        }
        return Optional.of(new String(bytes, offset, bytes.length - offset, charset))
                .filter(text -> text.indexOf(REPLACEMENT) < 0);
    }

    /** Whether no character is damage, or of the few whose codes mean something else in the newer charset. */
    private static boolean isTheSameInGb18030(String older) {
        for (int i = 0; i < older.length(); i++) {
            char c = older.charAt(i);
            if (c >= 0xE000 && c <= 0xF8FF || c == REPLACEMENT || c == '\u2641') {
                return false;
            }
        }
        return true;
    }

    /** Whether what is left at the end is the beginning of one character rather than rubbish. */
    private static boolean cutOff(byte[] bytes, int from, Charset charset) {
        int left = bytes.length - from;
        if (charset.equals(StandardCharsets.UTF_8)) {
            if (Utf8Fit.sequenceLength(bytes[from] & 0xFF) <= left) {
                return false;
            }
            for (int i = from + 1; i < bytes.length; i++) {
                if ((bytes[i] & 0xC0) != 0x80) {
                    return false;
                }
            }
            return true;
        }
        if (charset.equals(GB18030)) {
            return (bytes[from] & 0xFF) > 0x80 && (left == 1
                    || bytes[from + 1] >= '0' && bytes[from + 1] <= '9' && left < 4);
        }
        return left == 1;
    }
}
