// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.mainland;

import com.github.houbb.opencc4j.support.data.impl.OpenccDatas;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.clean.words.Words;

/**
 * Turns Traditional characters and, on pages that show it, Taiwan wording into what the mainland writes. A flat table
 * made once of OpenCC4j's own dictionaries does the same as calling it, some twenty times faster.
 */
public final class MainlandText {

    /** How one page is written, which decides how far its text is converted. */
    public enum Script {
        /** Simplified; stray Traditional characters are converted where they can mean nothing else. */
        MAINLAND,
        /** Traditional characters with mainland wording: a converter's work. */
        TRADITIONAL,
        /** Taiwan wording, in whatever characters. */
        TAIWAN
    }

    /** Share of Han characters that only Traditional text has; a converted page has 0.2 to 0.4, ours under 0.001. */
    private static final double TRADITIONAL_SHARE = 0.03;

    private static final int TAIWAN_WORDS = 3;

    private static final char UNCHANGED = 0;

    /** What a character may be a sign of; most are of nothing, and one look at the table says so. */
    private static final byte HAN = 1;
    private static final byte CONVERTIBLE = 2;
    private static final byte ALWAYS_CONVERTED = 4;
    private static final byte BEGINS_SLIP = 8;
    private static final byte BEGINS_TAIWAN = 16;
    private static final byte BEGINS_TRADITIONAL = 32;

    private final byte[] signs = new byte[Character.MAX_VALUE + 1];

    private final char[] always = new char[Character.MAX_VALUE + 1];
    private final char[] traditional = new char[Character.MAX_VALUE + 1];
    private final Map<String, String> rare = new HashMap<>();
    private final Replacements phrases;
    private final Replacements slips;
    private final Replacements traditionalSlips;
    private final Replacements taiwan;
    private final Replacements strongTaiwan;

    public MainlandText(Words words) {
        CharsetEncoder mainlandSet = Charset.forName("GB2312").newEncoder();
        for (Map.Entry<String, List<String>> entry : OpenccDatas.tsChar().data().getDataMap().entrySet()) {
            String from = entry.getKey();
            String to = entry.getValue().get(0);
            if (from.equals(to)) {
                continue;
            }
            if (from.length() != 1 || to.length() != 1) {
                rare.put(from, to);
                continue;
            }
            traditional[from.charAt(0)] = to.charAt(0);
            if (!mainlandSet.canEncode(from) && mainlandSet.canEncode(to)) {
                always[from.charAt(0)] = to.charAt(0);
            }
        }
        List<Replacements.Replacement> fromDictionary = new ArrayList<>();
        OpenccDatas.tsPhrase().data().getDataMap().forEach((from, to) ->
                fromDictionary.add(new Replacements.Replacement(from, to.get(0), List.of())));
        phrases = new Replacements(fromDictionary);
        slips = slips(words, List.of("always"));
        traditionalSlips = slips(words, List.of("always", "traditional"));
        taiwan = wordings(words.taiwan());
        strongTaiwan = wordings(words.taiwan().stream().filter(w -> w.kind().equals("strong")).toList());
        for (int i = 0; i < signs.length; i++) {
            char c = (char) i;
            boolean rareToo = Character.isHighSurrogate(c);
            signs[i] = (byte) ((c >= 0x4E00 && c <= 0x9FFF ? HAN : 0)
                    | (traditional[c] != UNCHANGED || rareToo ? CONVERTIBLE : 0)
                    | (always[c] != UNCHANGED || rareToo ? ALWAYS_CONVERTED : 0)
                    | (slips.mayBeginWith(c) ? BEGINS_SLIP : 0) | (strongTaiwan.mayBeginWith(c) ? BEGINS_TAIWAN : 0)
                    | (phrases.mayBeginWith(c) || traditionalSlips.mayBeginWith(c) ? BEGINS_TRADITIONAL : 0));
        }
    }

    private Replacements slips(Words words, List<String> when) {
        return wordings(words.characters().stream().filter(wording -> when.contains(wording.kind())).toList());
    }

    /** Lists may be written in either script; text is compared after its characters are Simplified. */
    private Replacements wordings(List<Words.Wording> wordings) {
        return new Replacements(wordings.stream().map(wording -> new Replacements.Replacement(
                new String(characters(phrases.in(wording.printed().toCharArray()), traditional)), wording.right(),
                wording.unless()))
                .filter(replacement -> !replacement.from().equals(replacement.to())).toList());
    }

    /** How the page with these lines is written. */
    public Script script(Iterable<String> lines) {
        int han = 0;
        int foreign = 0;
        Set<String> taiwanWords = new HashSet<>();
        for (String line : lines) {
            boolean convertible = false;
            boolean worded = false;
            for (int i = 0; i < line.length(); i++) {
                byte sign = signs[line.charAt(i)];
                han += sign & HAN;
                if (sign > HAN) {
                    convertible |= (sign & CONVERTIBLE) != 0;
                    foreign += (sign & HAN) != 0 && (sign & ALWAYS_CONVERTED) != 0 ? 1 : 0;
                    worded |= (sign & BEGINS_TAIWAN) != 0 && strongTaiwan.standsAt(line, i);
                }
            }
            if (convertible || worded) {
                char[] chars = line.toCharArray();
                strongTaiwan.collect(convertible ? characters(chars, traditional) : chars, taiwanWords);
            }
        }
        boolean isTraditional = foreign > 3 && foreign > TRADITIONAL_SHARE * han;
        if (taiwanWords.size() >= (isTraditional ? TAIWAN_WORDS - 1 : TAIWAN_WORDS)) {
            return Script.TAIWAN;
        }
        return isTraditional ? Script.TRADITIONAL : Script.MAINLAND;
    }

    /** The text as the mainland writes it; the same object when nothing changed. */
    public String of(String text, Script script) {
        if (script == Script.MAINLAND && !hasSlip(text)) {
            return text;
        }
        char[] chars = text.toCharArray();
        char[] mainland;
        if (script == Script.MAINLAND) {
            mainland = slips.in(characters(chars, always));
        } else {
            mainland = traditionalSlips.in(characters(phrases.in(chars), traditional));
            mainland = script == Script.TAIWAN ? taiwan.in(mainland) : mainland;
        }
        return Arrays.equals(mainland, text.toCharArray()) ? text : new String(mainland);
    }

    /** Whether a text in Traditional characters that opens with this one may open with another once converted. */
    public boolean mayTurn(char first) {
        return (signs[first] & (CONVERTIBLE | BEGINS_TRADITIONAL)) != 0;
    }

    private boolean hasSlip(String text) {
        for (int i = 0; i < text.length(); i++) {
            byte sign = signs[text.charAt(i)];
            if (sign > HAN && ((sign & ALWAYS_CONVERTED) != 0
                    || (sign & BEGINS_SLIP) != 0 && slips.standsAt(text, i))) {
                return true;
            }
        }
        return false;
    }

    /** The text with its characters converted, in the same array if it has room. */
    private char[] characters(char[] text, char[] table) {
        boolean hasRare = false;
        for (int i = 0; i < text.length; i++) {
            char c = text[i];
            hasRare |= Character.isHighSurrogate(c);
            char to = table[c];
            if (to != UNCHANGED) {
                text[i] = to;
            }
        }
        return hasRare ? rareCharacters(new String(text)).toCharArray() : text;
    }

    private String rareCharacters(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int[] codePoints = text.codePoints().toArray();
        Arrays.stream(codePoints).mapToObj(Character::toString).forEach(c -> out.append(rare.getOrDefault(c, c)));
        return out.toString();
    }
}
