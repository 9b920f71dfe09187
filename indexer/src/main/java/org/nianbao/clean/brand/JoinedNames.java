// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import java.util.Collection;
import java.util.List;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.WordFinder;
import org.nianbao.clean.words.Words;

/**
 * Names that a page joins to the title of its document and that stand in a sentence of it too: 某县2021年…年度报告-brand88,
 * and 全年共brand88公开. Once is enough where the name cannot be that of an organ or of its site.
 */
public final class JoinedNames {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 24;
    /** Characters that a sentence has besides the name. */
    private static final int SENTENCE = 12;
    private static final String DATES = "年月日第号期";

    private final BrandMarks marks;
    private final WordFinder offices;
    private final WordFinder seats;
    private final List<String> suffixes;
    private final OrdinaryWords ordinary;

    JoinedNames(Words words, BrandMarks marks, OrdinaryWords ordinary) {
        this.marks = marks;
        this.ordinary = ordinary;
        offices = new WordFinder(words.brands().get("office"));
        seats = new WordFinder(words.brands().get("seat"));
        suffixes = words.brands().get("suffix");
    }

    /**
     * The brands among the names.
     *
     * @param names what is joined to the titles of the document
     * @param lines the page's lines
     */
    public List<String> in(Collection<String> names, List<String> lines) {
        return names.stream().filter(name -> mayBeBrand(name)
                && lines.stream().anyMatch(line -> isInSentence(name, line))).toList();
    }

    private boolean mayBeBrand(String name) {
        if (name.length() < SHORTEST || name.length() > LONGEST || BrandCharacters.isNumber(name)
                || offices.anyIn(name) || seats.anyIn(name)) {
            return false;
        }
        String lower = PlainCharacters.folded(name);
        if (name.chars().anyMatch(c -> DATES.indexOf(c) >= 0)
                || suffixes.stream().anyMatch(name::endsWith) && !marks.anyEnds(lower)) {
            return false;
        }
        boolean marked = marks.mayCount(lower);
        boolean code = BrandCharacters.hasLatinLetter(name) || name.chars().anyMatch(Character::isDigit);
        if (code) {
            return marked || BrandCharacters.hasHan(name) || name.chars().anyMatch(Character::isDigit)
                    || hasSmallLetters(name);
        }
        return marked && !ordinary.endsWithPlace(name)
                && (marks.count(lower) > 1 || !ordinary.makeUp(marks.without(name), true));
    }

    private static boolean hasSmallLetters(String name) {
        return name.chars().filter(c -> c >= 'a' && c <= 'z').count() >= SHORTEST;
    }

    /** Whether a line that says more has the name, neither quoted nor in an address. */
    private static boolean isInSentence(String name, String line) {
        if (line.length() < name.length() + SENTENCE || line.indexOf('。') < 0 && line.indexOf('，') < 0) {
            return false;
        }
        for (int at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + name.length())) {
            int to = at + name.length();
            char before = at == 0 ? '\n' : line.charAt(at - 1);
            char behind = to == line.length() ? '\n' : line.charAt(to);
            boolean own = "“‘《\"「".indexOf(before) >= 0 || isOfAddress(before) || isOfAddress(behind);
            if (!own) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfAddress(char c) {
        return BrandCharacters.isLatin(c) || ".@/_-?=&#".indexOf(c) >= 0;
    }
}
