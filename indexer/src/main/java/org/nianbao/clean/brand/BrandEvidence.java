// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import java.util.List;
import java.util.Set;
import org.nianbao.clean.brand.BrandStandings.Standing;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.WordFinder;
import org.nianbao.clean.words.Words;

/** Weighs how a string stands on a page: what is pushed in stands inside words, at heads of sentences, inside the title. */
final class BrandEvidence {

    /** Points a string needs; ordinary repeated words stay under 2, brands of pages met came to 6 and more. */
    static final double ENOUGH = 4;

    /** Words of two characters stand beside each other everywhere; their neighbours tell nothing. */
    private static final int SHORTEST_COMMON = 3;

    /** What stands in the place of a wording by itself; shorter ones are words around it: 全年共收到. */
    private static final int SHORTEST_REPLACING = 4;

    /** Paragraphs that begin alike, and their share of all: reports vary their beginnings. */
    private static final int FEWEST_LED = 4;
    private static final double LED = 0.6;
    private static final int FEWEST_LED_BY_WORDS = 5;
    private static final int SHORTEST_PARAGRAPH = 16;

    /** Heads of sentences at which something stands that the title has too, where it does not belong. */
    private static final int FEWEST_HEADED = 3;
    /** Characters of the shortest name with a year behind it. */
    private static final int SHORTEST_SUBJECT = 6;

    /**
     * Different neighbours on each side, and junctions for each place. Of a report's own words met most had a third
     * of a junction a place (政协提案, 未收到); brands between words came to one and more.
     */
    private static final int FEWEST_SCATTERED = 4;
    private static final int FEWEST_NEIGHBOURS = 3;
    private static final double SCATTERED = 0.5;

    private final BrandMarks marks;
    private final OrdinaryWords ordinary;
    private final WordFinder offices;
    private final WordFinder openers;
    /** How the titles of reports end. */
    private final List<String> endings;
    private final List<String> suffixes;
    private final LostWords lost;
    private final BrandStandings standings;
    private final MixedNames mixed;

    /** @param longest characters of the longest brand */
    BrandEvidence(Words words, Set<String> vocabulary, BrandMarks marks, OrdinaryWords ordinary, int longest) {
        this.marks = marks;
        this.ordinary = ordinary;
        offices = new WordFinder(words.brands().get("office"));
        openers = new WordFinder(words.brands().get("opener"));
        endings = words.headings().get("title");
        suffixes = words.brands().get("suffix");
        lost = new LostWords(words, ordinary);
        standings = new BrandStandings(words, vocabulary, ordinary, lost, longest);
        mixed = new MixedNames(marks, ordinary);
    }

    /**
     * Whether a string may have any points: one that neither has Latin letters nor is marked needs three places,
     * or, where it may stand for a wording or is a number, two. Several names joined need one.
     */
    boolean mayHavePoints(String candidate, BrandTexts page) {
        int places = candidate.length() >= SHORTEST_REPLACING || BrandCharacters.isNumber(candidate) ? 2 : 3;
        return page.mayStand(candidate, places) || BrandCharacters.hasLatinLetter(candidate)
                || isJoined(candidate) || marks.mayCount(PlainCharacters.folded(candidate));
    }

    private static boolean isJoined(String candidate) {
        return candidate.indexOf('_') >= 0 || candidate.indexOf('|') >= 0;
    }

    /** Whether it is in the name of an office, or an office is in it: no brand is called so. */
    boolean namesOffice(String text) {
        return offices.anyIn(text) || lost.endsWithOffice(text);
    }

    /**
     * The points of a candidate; 0 for what cannot be a brand.
     *
     * @param page the page's texts
     */
    double points(String candidate, BrandTexts page, List<String> titles, List<String> siteNames) {
        if (namesOffice(candidate)) {
            return 0;
        }
        String lower = PlainCharacters.folded(candidate);
        int markCount = marks.count(lower);
        Standing standing = standings.of(lower, markCount > 0, page);
        int count = standing.count;
        if (count < 1 || standing.quoted * 2 > count) {
            return 0;
        }
        standing.replaced.removeIf(wording -> wording.contains(candidate)
                || page.has(wording));
        boolean weaklyMarked = marks.anyIn(lower);
        boolean number = BrandCharacters.isNumber(candidate);
        boolean latin = !number && (BrandCharacters.hasLatinLetter(candidate)
                || Character.isDigit(candidate.charAt(0)) && markCount > 0);
        boolean named = siteNames.stream().anyMatch(name -> name.equalsIgnoreCase(candidate));
        boolean titled = titles.stream().anyMatch(title -> standsInside(PlainCharacters.folded(title), lower));
        boolean common = !latin && !number && markCount == 0 && ordinary.makeUp(candidate, true);
        if (common && candidate.length() < SHORTEST_COMMON) {
            return 0;
        }
        boolean placed = isInPlaceOfPlace(candidate, lower, standing, titles,
                latin || number || markCount > 0, common);
        boolean joined = RepeatedStrings.isWide(candidate) && (markCount > 0 && count >= 3
                || weaklyMarked && isJoined(candidate));
        boolean leads = standing.first == count && leadsParagraphs(count, page.printed())
                && (!common || titled || named || count >= FEWEST_LED_BY_WORDS
                && suffixes.stream().noneMatch(candidate::endsWith)
                && titles.stream().noneMatch(title -> title.contains(candidate)));
        boolean scattered = candidate.length() >= SHORTEST_COMMON && isScattered(standing,
                titled || titles.stream().anyMatch(title -> standsBeforePlace(title, candidate)));
        boolean coded = !number && BrandCharacters.isCode(candidate) && standing.isWidelyScattered(FEWEST_SCATTERED);
        if (!placed && !leads && !standing.isAnywhere() && count > 1) {
            return 0;
        }
        boolean alien = latin && standing.quoted == 0 && standing.lefts.size() > 1 && standing.rights.size() > 1
                && mixed.isOne(candidate);
        boolean headed = !common && standing.starts >= FEWEST_HEADED && (marks.anyEnds(lower)
                || suffixes.stream().noneMatch(candidate::endsWith)) && titles.stream().anyMatch(title ->
                standsBeforePlace(title, candidate) || followsYear(PlainCharacters.folded(title), lower));
        boolean allowed;
        if (placed || joined || leads || coded || alien || headed) {
            allowed = true;
        } else if (number) {
            allowed = standing.halves >= 1 && standing.breaks >= 3 || standing.opened >= 2
                    || !standing.replaced.isEmpty() && count >= 3;
        } else if (latin) {
            allowed = mayBeLatin(candidate, standing, markCount, named, titled)
                    || mayReplace(standing, candidate, false)
                    || markCount > 0 && hasLowerCaseWord(candidate) && standing.isWidelyScattered(FEWEST_NEIGHBOURS);
        } else if (suffixes.stream().anyMatch(candidate::endsWith) && !marks.anyEnds(lower)) {
            allowed = scattered;
        } else if (markCount == 0 && !weaklyMarked && titles.stream().map(PlainCharacters::folded)
                .anyMatch(title -> isSubject(title, lower))) {
            // A bureau, harbour or university that this program does not know: who else would report?
            allowed = standing.halves >= 3;
        } else if (common) {
            allowed = scattered || standing.halves >= 3 && standing.halves * 3 >= count
                    || standing.halves >= 2 && standing.breaks >= Math.max(5, 0.5 * count)
                    || mayReplace(standing, candidate, true);
        } else if (markCount > 0) {
            allowed = mayBeMarked(candidate, lower, standing, named, titled)
                    || mayReplace(standing, candidate, false);
        } else {
            allowed = count >= 3 && (standing.halves > 0 && standing.breaks >= 2.5 || titled && standing.breaks >= 1
                    || standing.opened >= 2 || standing.opened >= 1 && standing.halves >= 1)
                    || named && titled && count >= 3 || scattered || standing.halves >= 3
                    || mayReplace(standing, candidate, true);
        }
        if (!allowed) {
            return 0;
        }
        double marked = markCount == 0 ? weaklyMarked ? 0.5 : 0 : markCount == 1 ? 1.5 : 2;
        return standing.breaks + 0.5 * Math.min(standing.starts, 6) + (named ? 2 : 0) + (titled ? 1.5 : 0)
                + 1.5 * Math.min(standing.opened, 2) + marked + (latin && BrandCharacters.hasHan(candidate) ? 1 : 0)
                + (count >= 3 ? 1 : 0) + (placed ? 3 : 0) + (joined ? 2 : 0) + (leads ? 3 : 0) + (coded ? 2.5 : 0)
                + (alien ? 3 : 0) + (headed ? 1 : 0)
                + 2.5 * Math.min(standing.replaced.size(), 3);
    }

    /**
     * Whether it stands among ever new neighbours that often belong together without it. Inside a title, where only
     * the agency, the year and the report's kind have a place, two such places and a few heads of sentences tell it.
     */
    private static boolean isScattered(Standing standing, boolean inTitle) {
        if (!standing.isWidelyScattered(FEWEST_SCATTERED)) {
            return false;
        }
        return standing.breaks >= ENOUGH && standing.breaks >= SCATTERED * standing.count
                || inTitle && standing.breaks >= 2 && standing.starts >= 2;
    }

    /** Whether a title begins with it and goes on with the name of a place. */
    private boolean standsBeforePlace(String title, String candidate) {
        return title.startsWith(candidate) && !ordinary.endsWithPlace(candidate)
                && ordinary.isPlaceAt(title, candidate.length());
    }

    /** Whether so many lines that begin with the same string are most of the paragraphs: only what was put there does. */
    private static boolean leadsParagraphs(int lines, List<String> texts) {
        if (lines < FEWEST_LED) {
            return false;
        }
        long paragraphs = texts.stream().filter(text -> text.length() >= SHORTEST_PARAGRAPH
                && (text.indexOf('。') >= 0 || text.indexOf('，') >= 0)).count();
        return lines >= LED * paragraphs;
    }

    /** Whether what every report says is lost where it stands; of words that may be the report's own more is asked. */
    private static boolean mayReplace(Standing standing, String candidate, boolean han) {
        if (han) {
            return candidate.length() >= SHORTEST_REPLACING && (standing.replaced.size() >= 2
                    || standing.opened >= 4 && standing.openers.size() >= 3);
        }
        return !standing.replaced.isEmpty() && standing.count >= 2
                || standing.opened >= 3 && standing.openers.size() >= 2;
    }

    /** Whether the title begins with it and governments or offices follow it, though it is the name of no place. */
    private boolean isInPlaceOfPlace(String candidate, String lower, Standing standing, List<String> titles,
                                     boolean foreign, boolean common) {
        return standing.count >= 3 && !standing.nearDivision && !ordinary.endsWithPlace(candidate)
                && (suffixes.stream().noneMatch(candidate::endsWith) || marks.anyEnds(lower))
                && (standing.governments > 0 || standing.offices.size() >= (foreign ? 1 : 2) && !common)
                && titles.stream().map(PlainCharacters::folded).anyMatch(title -> opens(title, lower));
    }

    /** Whether a title begins with it and goes on with an office or the year. */
    private boolean opens(String title, String lower) {
        int at = 0;
        while (at < title.length() && (Character.isDigit(title.charAt(at)) || "年度 ".indexOf(title.charAt(at)) >= 0)
                && !title.startsWith(lower, at)) {
            at++;
        }
        int to = at + lower.length();
        return title.startsWith(lower, at) && to < title.length()
                && (Character.isDigit(title.charAt(to)) || title.charAt(to) == ' '
                || lost.officeAt(title, to).isPresent() || openers.anyIn(title.substring(to)) || at > 0);
    }

    /** Whether a title says nothing but the year, this, and what every report is about: it is who reports. */
    private boolean isSubject(String title, String lower) {
        int at = behindYear(title, 0);
        if (!title.startsWith(lower, at)) {
            return false;
        }
        int to = at + lower.length();
        int year = behindYear(title, to);
        return (at > 0 || year > to) && endings.stream().anyMatch(ending -> title.startsWith(ending, year));
    }

    /** Whether somebody is named before the year of a title and this behind it: 某县2021年…政府信息公开…. */
    private boolean followsYear(String title, String lower) {
        int at = title.indexOf(lower);
        return at > SHORTEST_SUBJECT && "年度".indexOf(title.charAt(at - 1)) >= 0
                && !Character.isDigit(title.charAt(0)) && endings.stream().anyMatch(ending ->
                title.startsWith(ending, at + lower.length()));
    }

    private static int behindYear(String title, int from) {
        int at = from;
        while (at < title.length() && (Character.isDigit(title.charAt(at)) || "年度 ".indexOf(title.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private static boolean mayBeLatin(String candidate, Standing standing, int markCount, boolean named, boolean titled) {
        int count = standing.count;
        int starts = standing.starts;
        boolean han = BrandCharacters.hasHan(candidate);
        boolean mixed = han || candidate.chars().anyMatch(c -> c >= 'a' && c <= 'z');
        return standing.breaks >= 1 && (count >= 2 || named) || standing.breaks >= 2
                || named && (markCount > 0 && (starts >= 2 || count >= 3) || titled)
                || mixed && titled && count >= 3
                || han && standing.opened >= 1 && count >= 3
                || han && count >= 3 && starts >= 2 && starts * 2 >= count && hasLowerCaseWord(candidate)
                || han && markCount > 0 && starts >= 2 && starts * 2 >= count;
    }

    private boolean mayBeMarked(String candidate, String lower, Standing standing, boolean named, boolean titled) {
        int count = standing.count;
        int starts = standing.starts;
        return count >= 2 && (standing.halves > 0 && standing.breaks >= 1 || titled && standing.breaks >= 1
                || standing.opened >= 2)
                || named && (starts >= 2 || titled || count >= 3)
                || starts >= 2 && count >= 3 && starts * 5 >= count * 3 && marks.anyEnds(lower)
                || isForeignBesidesMarks(candidate) && (standing.breaks >= 1 && count >= 2 || starts >= 3
                || standing.opened >= 1);
    }

    private static boolean standsInside(String title, String part) {
        int at = title.indexOf(part);
        return at > 0 && at + part.length() < title.length() && Character.isLetterOrDigit(title.charAt(at - 1))
                && Character.isLetterOrDigit(title.charAt(at + part.length()));
    }

    /** Whether what is left of a marked string without its marks is no Chinese word. */
    private boolean isForeignBesidesMarks(String text) {
        String rest = marks.without(text);
        return !rest.isEmpty() && (rest.length() == 1 || rest.indexOf('·') >= 0 || !ordinary.makeUp(rest, true));
    }

    /** Reports write APP and QQ; three small letters in a row are no abbreviation of theirs. */
    private static boolean hasLowerCaseWord(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) >= 'a' && text.charAt(i) <= 'z' ? run + 1 : 0;
            if (run == 3) {
                return true;
            }
        }
        return false;
    }
}
