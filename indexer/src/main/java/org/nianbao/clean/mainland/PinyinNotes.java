// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.mainland;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nianbao.clean.words.PlainCharacters;

/**
 * Readings in brackets behind characters, as mirrors write them: {@code 政務(wù)}, {@code 政(zheng)(zheng)},
 * {@code 政政(zheng)(zheng)}. A page is believed to be annotated only when it has many, since an official page may give
 * the reading of one rare character.
 */
public final class PinyinNotes {

    /** Four different toned readings: an official page explains one or two rare characters at most. */
    private static final int TONED = 4;

    /** Untoned readings look like English words (lan, can, man), so more of them are asked for. */
    private static final int UNTONED = 8;

    /** Different readings without brackets: no other page has one. */
    private static final int BARE = 6;

    private static final int LONGEST_NOTE = 26;
    private static final String CLOSE = ")）]］〕";

    private final PinyinReadings readings;
    private final boolean untoned;
    private final boolean doubled;
    private final boolean bare;

    private PinyinNotes(PinyinReadings readings, boolean untoned, boolean doubled, boolean bare) {
        this.readings = readings;
        this.untoned = untoned;
        this.doubled = doubled;
        this.bare = bare;
    }

    /** A note's extent and what it says; {@code from} is its bracket, {@code to} the place behind its closing one. */
    private record Note(int from, int to, PinyinReadings.Reading reading) {
    }

    /** The page's habit of annotating; absent for a page that does not. */
    public static Optional<PinyinNotes> habitOf(List<String> lines, Set<String> syllables) {
        PinyinReadings readings = new PinyinReadings(syllables);
        Set<String> toned = new HashSet<>();
        Set<String> untoned = new HashSet<>();
        int tonedCount = 0;
        int untonedCount = 0;
        int chains = 0;
        int doubledHan = 0;
        for (String line : lines) {
            for (int i = 0; i < line.length(); i++) {
                if (!opens(line.charAt(i))) {
                    continue;
                }
                Optional<Note> note = noteAt(line, i, readings, true);
                if (note.isEmpty()) {
                    continue;
                }
                boolean behindNote = i > 0 && CLOSE.indexOf(line.charAt(i - 1)) >= 0;
                if (note.get().reading().toned()) {
                    tonedCount++;
                    toned.add(note.get().reading().letters());
                } else {
                    untonedCount++;
                    untoned.add(note.get().reading().letters());
                }
                chains += behindNote ? 1 : 0;
                doubledHan += !behindNote && i > 1 && line.charAt(i - 1) == line.charAt(i - 2) ? 1 : 0;
                i = note.get().to() - 1;
            }
        }
        boolean manyToned = toned.size() >= TONED || toned.size() >= 3 && tonedCount > 0.02 * han(lines);
        boolean bare = manyBare(lines, readings);
        boolean manyUntoned = untoned.size() >= 5 && (untonedCount >= UNTONED || chains >= 3);
        int notes = tonedCount + untonedCount - chains;
        return manyToned || manyUntoned || bare ? Optional.of(new PinyinNotes(readings, manyUntoned,
                chains > 0 && doubledHan > 0.4 * notes, bare)) : Optional.empty();
    }

    /** Whether many characters have their toned reading behind them without a bracket: 報bào告. */
    private static boolean manyBare(List<String> lines, PinyinReadings known) {
        Set<String> readings = new HashSet<>();
        for (String line : lines) {
            for (int i = 1; i < line.length() && readings.size() < BARE; i++) {
                int to = bareNoteEnd(line, i, known);
                if (to > i) {
                    readings.add(line.substring(i, to));
                    i = to;
                }
            }
        }
        return readings.size() >= BARE;
    }

    /** Where a toned reading ends that stands directly behind a character; the same place when there is none. */
    private static int bareNoteEnd(String line, int at, PinyinReadings readings) {
        if (!isLetter(line.charAt(at)) || !PlainCharacters.isHan(line.charAt(at - 1))) {
            return at;
        }
        int to = at;
        boolean plain = true;
        while (to < line.length() && to - at < LONGEST_NOTE && isLetter(line.charAt(to))) {
            plain &= line.charAt(to) < 0x80;
            to++;
        }
        return !plain && readings.of(line.substring(at, to)).filter(PinyinReadings.Reading::toned).isPresent()
                ? to : at;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 0xE0 && c <= 0x1DC || c == 0x251 || c == 0x261;
    }

    private static int han(List<String> lines) {
        int han = 0;
        for (String line : lines) {
            for (int i = 0; i < line.length(); i++) {
                han += PlainCharacters.isHan(line.charAt(i)) ? 1 : 0;
            }
        }
        return han;
    }

    /** A text without toned readings, whatever the page's habit: for comparing, never for showing. */
    public static String withoutToned(String text, Set<String> syllables) {
        return new PinyinNotes(new PinyinReadings(syllables), false, false, false).without(text);
    }

    /** The line without its notes; the same object when it has none. */
    public String without(String line) {
        StringBuilder out = null;
        int copied = 0;
        for (int i = 1; i < line.length(); i++) {
            if (bare) {
                int end = bareNoteEnd(line, i, readings);
                if (end > i) {
                    out = out == null ? new StringBuilder(line.length()) : out;
                    out.append(line, copied, i);
                    copied = end;
                    i = end - 1;
                    continue;
                }
            }
            if (!opens(line.charAt(i))) {
                continue;
            }
            Optional<Note> note = noteAt(line, i, readings, untoned);
            if (note.isEmpty()) {
                continue;
            }
            if (out == null) {
                out = new StringBuilder(line.length());
            }
            // 報 (bào) 告: the blanks came with the brackets.
            boolean spaced = line.charAt(i - 1) == ' ';
            out.append(line, copied, spaced && copied < i ? i - 1 : i);
            int links = 0;
            int end = i;
            while (note.isPresent()) {
                links++;
                end = note.get().to();
                note = noteAt(line, end, readings, untoned);
            }
            int length = out.length();
            if (doubled && links > 1 && length > 1 && out.charAt(length - 1) == out.charAt(length - 2)) {
                out.setLength(length - 1);
            }
            end += spaced && end < line.length() && line.charAt(end) == ' ' ? 1 : 0;
            copied = end;
            i = end - 1;
        }
        return out == null ? line : out.append(line, copied, line.length()).toString();
    }

    private static Optional<Note> noteAt(String line, int at, PinyinReadings readings, boolean untonedToo) {
        if (at >= line.length() || at == 0 || !opens(line.charAt(at))) {
            return Optional.empty();
        }
        char before = line.charAt(at - 1 > 0 && line.charAt(at - 1) == ' ' ? at - 2 : at - 1);
        if (!PlainCharacters.isHan(before) && CLOSE.indexOf(before) < 0 && !Character.isDigit(before)) {
            return Optional.empty();
        }
        int end = at + 1;
        int limit = Math.min(line.length(), at + LONGEST_NOTE);
        while (end < limit && CLOSE.indexOf(line.charAt(end)) < 0) {
            if (!isReadingCharacter(line.charAt(end))) {
                return Optional.empty();
            }
            end++;
        }
        if (end >= limit || end == at + 1) {
            return Optional.empty();
        }
        int close = end;
        return readings.of(line.substring(at + 1, end)).filter(reading -> reading.toned() || untonedToo)
                .map(reading -> new Note(at, close + 1, reading));
    }

    private static boolean opens(char c) {
        return c == '(' || c == '（' || c == '[' || c == '［' || c == '〔';
    }

    private static boolean isReadingCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 0xC0 && c <= 0x1DC || c == ' ' || c == ':' || c == '\''
                || c >= 0x300 && c <= 0x30C || c >= '1' && c <= '5' || c == 0x251 || c == 0x261
                || c >= 0x1E00 && c <= 0x1EFF || c >= 0xFF41 && c <= 0xFF5A;
    }
}
