// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.extract.text.ChineseNumber;
import org.nianbao.extract.text.PlainText;

/**
 * A sentence in which every count is one mark, so that wording can be matched without knowing how numbers are written.
 *
 * <p>Years relative to the report's stand as three other marks. Numbers that count nothing (dates, shares, ordinals,
 * telephone and document numbers) stay as they are printed, where no wording asks for them.
 */
final class MarkedSentence {

    /** Stands for a count of the year reported about. */
    static final char COUNT = '\uE000';
    /** Stands for a count of another year, of part of the year, of all years, or of a plan. */
    static final char FOREIGN = '\uE001';
    /** Stands for a count by which something grew or shrank. */
    static final char CHANGE = '\uE002';
    /** Stands for the year reported about, the year before and the year after. */
    static final char THIS_YEAR = '\uE010';
    static final char LAST_YEAR = '\uE011';
    static final char NEXT_YEAR = '\uE012';

    /** A number in the sentence. */
    record Count(BigDecimal value, boolean approximate) {
    }

    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\d.A-Za-z])(?<arabic>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?![\\d,])"
            + "|(?<!\\d )[1-9]\\d{0,2}(?: \\d{3})+(?=\\p{IsHan})|\\d+(?:\\.\\d+)?)"
            + "(?<scale>[百千万亿]{0,2})"
            + "|(?<han>[" + ChineseNumber.CHARACTERS + "]+)");
    /** A piece of the sentence. */
    record Stretch(int from, int to) {
    }

    /** How far before and behind a number its wording may reach; twice the longest wording met. */
    private static final int REACH_BEFORE = 160;
    private static final int REACH_BEHIND = 60;
    /** What may still follow 余 or 多, as in 12余万. */
    private static final String SCALES = "百千万亿";
    /** One digit for each applicant column at least; no bureau counts so many of anything. */
    private static final int RUN_TOGETHER = 7;
    private static final Pattern YEAR = Pattern.compile(
            "(?<![\\d.])((?:19|20)\\d\\d)(?:年|(?=年?度?(?:共|全年)))");
    private static final Pattern TITLE = Pattern.compile("《[^《》]*》?");
    private static final String QUOTES = "“”‘’\"'「」『』";
    private static final int YEAR_DIGITS = 4;
    /** So many digits surely fit a long. */
    private static final int LONG_DIGITS = 18;

    private static final String ABSENCE = "不存在";

    private final String printed;
    private final String text;
    private final List<Count> counts;
    private final ProseScope.Spans spans;
    private final List<Stretch> aroundCounts;
    private final SoughtWords sought;
    private SoughtWords.Present words;

    private MarkedSentence(String printed, String text, List<Count> counts, ProseScope.Spans spans,
                           SoughtWords sought) {
        this.printed = printed;
        this.text = text;
        this.counts = counts;
        this.spans = spans;
        this.sought = sought;
        aroundCounts = around(text);
    }

    private static List<Stretch> around(String text) {
        List<Stretch> stretches = new ArrayList<>();
        int from = -1;
        int to = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= COUNT && c <= CHANGE) {
                if (from >= 0 && i - REACH_BEFORE > to) {
                    stretches.add(new Stretch(from, to));
                    from = -1;
                }
                from = from < 0 ? Math.max(0, i - REACH_BEFORE) : from;
                to = Math.min(text.length(), i + REACH_BEHIND);
            }
        }
        if (from >= 0) {
            stretches.add(new Stretch(from, to));
        }
        return stretches;
    }

    /**
     * @param printed the sentence as the page has it
     * @param sought the words that the wordings ask for
     * @param startsForeign whether the paragraph so far spoke of another year
     */
    static MarkedSentence of(String printed, Optional<Integer> year, ProseScope scope, SoughtWords sought,
                             boolean startsForeign) {
        String plain = plain(printed);
        if (year.isPresent()) {
            plain = withYears(plain, year.get());
        }
        plain = SharedOut.apart(plain);
        List<Count> counts = new ArrayList<>();
        StringBuilder marked = new StringBuilder(plain.length());
        int done = 0;
        ProseScope.Spans spans = null;
        Matcher numbers = null;
        int next = 0;
        while (next < plain.length()) {
            char first = plain.charAt(next);
            if (!isDigit(first) && !ChineseNumber.isNumeral(first)) {
                next++;
                continue;
            }
            numbers = numbers == null ? within(plain, NUMBER) : numbers;
            if (!numbers.region(next, plain.length()).lookingAt()) {
                next++;
                continue;
            }
            next = numbers.end();
            Optional<BigDecimal> value = value(numbers);
            int end = numbers.end();
            int start = numbers.start();
            int after = scope.roundingAfter(plain, end);
            int rest = end + after;
            BigDecimal factor = BigDecimal.ONE;
            while (after > 0 && rest < plain.length() && SCALES.indexOf(plain.charAt(rest)) >= 0) {
                factor = factor.multiply(ChineseNumber.factor(plain.charAt(rest)));
                rest++;
            }
            if (value.isEmpty() || isRunTogether(plain, numbers)
                    || !scope.counts(plain, start, rest, numbers.group("han") != null)) {
                continue;
            }
            int before = scope.roundingBefore(plain, start);
            boolean approximate = before > 0 || after > 0 || scope.roundedBehindUnit(plain, rest);
            if (start - before < done) {
                continue;
            }
            marked.append(plain, done, start - before);
            spans = spans == null ? scope.spans(plain, year.isPresent(), startsForeign) : spans;
            char kind = COUNT;
            if (scope.isChange(plain, start - before)) {
                kind = CHANGE;
            } else if (spans.isForeign(start)) {
                kind = FOREIGN;
            }
            marked.append(kind);
            counts.add(new Count(value.get().multiply(factor), approximate));
            done = rest;
        }
        if (counts.isEmpty()) {
            spans = scope.spans(plain, year.isPresent(), startsForeign);
            return new MarkedSentence(printed, plain, counts, spans, sought);
        }
        marked.append(plain, done, plain.length());
        String text = marked.toString();
        return new MarkedSentence(printed, text, counts, scope.spans(text, year.isPresent(), startsForeign), sought);
    }

    /** Compact, without quotation marks, the titles in 《》 emptied. */
    private static String plain(String printed) {
        String compact = PlainText.compact(printed);
        StringBuilder plain = null;
        for (int i = 0; i < compact.length(); i++) {
            char c = compact.charAt(i);
            // What a page itself has of the marks (icons are such characters) must not pass for ours.
            boolean mark = c >= COUNT && c <= NEXT_YEAR;
            boolean quote = !PlainText.isHan(c) && QUOTES.indexOf(c) >= 0;
            if (plain == null && (mark || quote)) {
                plain = new StringBuilder(compact.length()).append(compact, 0, i);
            }
            if (plain != null && !quote) {
                plain.append(mark ? '\uFFFD' : c);
            }
        }
        String text = plain == null ? compact : plain.toString();
        return text.indexOf('《') < 0 ? text : TITLE.matcher(text).replaceAll("《》");
    }

    /** The report's year and its neighbours, in digits, as marks. */
    private static String withYears(String plain, int own) {
        Matcher years = null;
        StringBuilder marked = null;
        int done = 0;
        for (int i = 0; i + YEAR_DIGITS <= plain.length(); i++) {
            char first = plain.charAt(i);
            if (first != '1' && first != '2' || plain.charAt(i + 1) != (first == '1' ? '9' : '0')) {
                continue;
            }
            years = years == null ? within(plain, YEAR) : years;
            if (!years.region(i, plain.length()).lookingAt()) {
                continue;
            }
            int distance = Integer.parseInt(years.group(1)) - own;
            if (Math.abs(distance) <= 1) {
                marked = marked == null ? new StringBuilder(plain.length()) : marked;
                marked.append(plain, done, i).append(distance == 0 ? THIS_YEAR : distance < 0 ? LAST_YEAR : NEXT_YEAR);
                done = years.end();
            }
            i = years.end() - 1;
        }
        return marked == null ? plain : marked.append(plain, done, plain.length()).toString();
    }

    /** Matches at places of the text, with what surrounds them in sight. */
    private static Matcher within(String plain, Pattern pattern) {
        return pattern.matcher(plain).useTransparentBounds(true).useAnchoringBounds(false);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether these digits, with nothing that they count, are rather the cells of a row whose bounds were lost. */
    private static boolean isRunTogether(String plain, Matcher number) {
        return number.end() - number.start() >= RUN_TOGETHER
                && isDigits(plain, number.start(), number.end())
                && (number.end() == plain.length() || !Character.isIdeographic(plain.charAt(number.end())));
    }

    private static Optional<BigDecimal> value(Matcher number) {
        if (number.group("han") != null) {
            return ChineseNumber.of(number.group("han"));
        }
        String digits = number.group("arabic");
        BigDecimal value = digits.length() <= LONG_DIGITS && isDigits(digits, 0, digits.length())
                ? BigDecimal.valueOf(Long.parseLong(digits)) : new BigDecimal(digits.replace(",", "").replace(" ", ""));
        String scale = number.group("scale");
        for (int i = 0; i < scale.length(); i++) {
            value = value.multiply(ChineseNumber.factor(scale.charAt(i)));
        }
        return Optional.of(value);
    }

    String printed() {
        return printed;
    }

    /** Narrow, without blanks and quotation marks, the titles in 《》 emptied, numbers and years replaced by marks. */
    String text() {
        return text;
    }

    /** Which of the words that wordings ask for stand in the text. */
    SoughtWords.Present words() {
        if (words == null) {
            words = sought.in(text);
        }
        return words;
    }

    /** Whether what follows in the paragraph still speaks of another year, as far as this sentence knows. */
    boolean scopeLasts() {
        return spans.foreignAfterwards();
    }

    /** Whether it ends with another year's counts beside its own, so that parts told next could be of either. */
    boolean endsComparing() {
        return spans.compares();
    }

    /** Whether a number in this place of the text would not be of the year reported about. */
    boolean isForeign(int place) {
        return spans.isForeign(place);
    }

    /** Whether a denial in this place of the text says nothing of the year reported about. */
    boolean isForeignToDenials(int place) {
        return spans.isForeignToDenials(place);
    }

    /** The pieces of the text in which wordings with a number can stand, in order and apart from each other. */
    List<Stretch> aroundCounts() {
        return aroundCounts;
    }

    boolean hasCounts() {
        return !counts.isEmpty();
    }

    /** Whether it may say of something that there was none. */
    boolean mayDeny() {
        for (int i = 0; i < text.length(); i++) {
            if (isDenial(text.charAt(i))) {
                return true;
            }
        }
        return text.contains(ABSENCE);
    }

    private static boolean isDenial(char c) {
        return c == '未' || c == '没' || c == '无' || c == '零';
    }

    /** The count whose mark stands at this place of the text. */
    Count at(int place) {
        int index = 0;
        for (int i = 0; i < place; i++) {
            char c = text.charAt(i);
            if (c == COUNT || c == FOREIGN || c == CHANGE) {
                index++;
            }
        }
        return counts.get(index);
    }

    /**
     * Where the clause begins that holds this place: behind the last comma, semicolon or colon. A place that is such
     * a mark itself belongs to what follows it.
     */
    int clauseStart(int place) {
        int start = place < text.length() && ",;:".indexOf(text.charAt(place)) >= 0 ? place + 1 : place;
        while (start > 0 && ",;:".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }
}
