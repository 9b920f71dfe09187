// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.WordFinder;
import org.nianbao.clean.words.Words;

/**
 * Brands where a title should name the agency: letters and digits before a place, or in an agency's stead, and a
 * trade's word between a place and its office. Agencies of China have no Latin letters in their names.
 */
final class TitleIntruders {

    private static final int LONGEST = 16;
    private static final int SHORTEST = 3;
    private static final int SHORTEST_TRADE = 4;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_PLACE = 8;
    private static final int FEWEST_BEFORE_PLACES = 2;
    private static final int FEWEST = 3;
    private static final String DIVISIONS = "省市县区旗州盟";

    private final List<String> marks;
    private final WordFinder markFinder;
    private final List<String> ends;
    private final WordFinder offices;
    private final Set<String> places;

    TitleIntruders(Words words) {
        marks = words.brands().get("mark");
        markFinder = new WordFinder(marks);
        ends = Stream.concat(words.brands().get("end").stream(), words.brands().get("weak").stream())
                .map(end -> end.toLowerCase(Locale.ROOT)).toList();
        offices = new WordFinder(words.brands().get("office"));
        places = new HashSet<>(words.counties().keySet());
        places.addAll(words.counties().values());
    }

    /** The brands, in the order of the titles. */
    List<String> in(List<String> lines, List<String> titles) {
        Set<String> found = new LinkedHashSet<>();
        for (String title : titles) {
            String dense = withoutYear(PlainCharacters.dense(title));
            if (dense.length() <= LONGEST_TITLE) {
                beforeName(dense, lines, found);
                betweenPlaceAndOffice(dense, lines, found);
            }
        }
        return List.copyOf(found);
    }

    private static String withoutYear(String title) {
        int at = 0;
        while (at < title.length() && at < 4 && Character.isDigit(title.charAt(at))) {
            at++;
        }
        return at == 4 && at < title.length() && title.charAt(at) == '年'
                ? title.substring(title.startsWith("年度", at) ? at + 2 : at + 1) : title;
    }

    /** ng27最新登录 in ng27最新登录天门市…, and 图书馆VIP where no agency follows. */
    private void beforeName(String title, List<String> lines, Set<String> found) {
        if (title.chars().limit(LONGEST).noneMatch(c -> isLatinLetter((char) c))) {
            return;
        }
        int year = yearAt(title);
        for (int end = SHORTEST; end <= Math.min(LONGEST, title.length() - 1); end++) {
            String head = title.substring(0, end);
            boolean foreign = hasLetterAndHan(head) && hasNoOffice(head);
            if (foreign && !placeAt(title, end).isEmpty() && times(head, lines) >= FEWEST_BEFORE_PLACES
                    || foreign && end == year && Character.isLetter(head.charAt(0))
                    && isLatinLetter(head.charAt(end - 1)) && times(head, lines) > FEWEST) {
                found.add(head);
                return;
            }
        }
    }

    /** 手机彩票网 in 北京市手机彩票网民政局. */
    private void betweenPlaceAndOffice(String title, List<String> lines, Set<String> found) {
        if (!markFinder.anyIn(title.toLowerCase(Locale.ROOT))) {
            return;
        }
        int start = 0;
        String place = placeAt(title, start);
        while (!place.isEmpty()) {
            start += place.length();
            place = placeAt(title, start);
        }
        for (int end = start + SHORTEST_TRADE; start > 0 && end < Math.min(title.length(), start + LONGEST); end++) {
            String middle = title.substring(start, end);
            String lower = middle.toLowerCase(Locale.ROOT);
            if (ends.stream().anyMatch(lower::endsWith) && marks.stream().anyMatch(lower::contains)
                    && hasNoOffice(middle) && PlainCharacters.isHan(title.charAt(end))
                    && times(middle, lines) >= FEWEST) {
                found.add(middle);
                return;
            }
        }
    }

    private static int yearAt(String title) {
        for (int i = 1; i + 4 < title.length(); i++) {
            if (title.startsWith("20", i) && Character.isDigit(title.charAt(i + 2))
                    && Character.isDigit(title.charAt(i + 3)) && !Character.isDigit(title.charAt(i - 1))) {
                return i;
            }
        }
        return -1;
    }

    private String placeAt(String title, int from) {
        for (int end = Math.min(title.length(), from + LONGEST_PLACE); end >= from + 2; end--) {
            if (DIVISIONS.indexOf(title.charAt(end - 1)) >= 0 && places.contains(title.substring(from, end))) {
                return title.substring(from, end);
            }
        }
        return "";
    }

    private boolean hasNoOffice(String text) {
        return !offices.anyIn(text)
                && text.chars().allMatch(c -> PlainCharacters.isHan((char) c) || c < 0x7F && Character.isLetterOrDigit(c));
    }

    private static boolean hasLetterAndHan(String text) {
        return text.chars().anyMatch(c -> PlainCharacters.isHan((char) c))
                && text.chars().anyMatch(c -> isLatinLetter((char) c))
                || text.length() > SHORTEST && text.chars().allMatch(c -> c < 0x7F && Character.isLetterOrDigit(c))
                && text.chars().anyMatch(c -> isLatinLetter((char) c));
    }

    private static boolean isLatinLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static int times(String part, List<String> lines) {
        int times = 0;
        for (String line : lines) {
            for (int at = line.indexOf(part); at >= 0; at = line.indexOf(part, at + part.length())) {
                times++;
            }
        }
        return times;
    }
}
