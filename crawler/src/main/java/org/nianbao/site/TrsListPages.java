// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nianbao.config.YamlNode;

/**
 * The numbered list pages of TRS WCM (拓尔思) and its kin. A script call gives count, current page, stem and extension:
 * {@code createPageHTML(5, 0, "index", "html")} means {@code index.html}, {@code index_1.html} … {@code index_4.html}.
 * Where an element's name comes first, pages count from 1: {@code createPageHTML('pages', 5, 1, 'list', 'shtml', 93)}
 * means {@code list.shtml}, {@code list_2.shtml} … {@code list_5.shtml}.
 */
final class TrsListPages implements ListPages {

    private final List<String> calls;
    private final List<String> countVariables;
    private final List<String> currentVariables;
    private final PageSpan span;

    TrsListPages(YamlNode product, PageSpan span) {
        this.calls = product.required("calls").texts();
        this.countVariables = product.get("count-variables").texts();
        this.currentVariables = product.get("current-variables").texts();
        this.span = span;
    }

    /** A pager call, understood; {@code first} is the number of the page that has no number in its name. */
    private record Pager(int count, int current, int first, OptionalInt items, String stem, String extension) {
    }

    @Override
    public Optional<Found> find(ParsedPage page) {
        for (String call : calls) {
            if (!page.script().contains(call)) {
                continue;
            }
            for (List<String> arguments : page.script().calls(call)) {
                Optional<Pager> pager = pager(arguments, page);
                if (pager.isPresent()) {
                    return Optional.of(found(pager.get(), page));
                }
            }
        }
        return written(page).map(pager -> found(pager, page));
    }

    private Optional<Pager> pager(List<String> arguments, ParsedPage page) {
        List<Integer> numbers = new ArrayList<>();
        List<String> names = new ArrayList<>();
        boolean elementFirst = false;
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).isEmpty()) {
                continue;
            }
            String argument = ScriptText.unquoted(arguments.get(i)).strip();
            OptionalInt number = ScriptText.number(argument);
            if (number.isEmpty() && isName(arguments.get(i))) {
                number = page.script().number(List.of(arguments.get(i)));
            }
            if (number.isPresent()) {
                numbers.add(number.getAsInt());
            } else if (i == 0 && "\"'".indexOf(arguments.get(i).charAt(0)) >= 0) {
                elementFirst = true;
            } else {
                names.add(argument);
            }
        }
        if (numbers.size() < 2) {
            return Optional.empty();
        }
        String stem = names.isEmpty() ? pageStem(page.url()) : names.get(0);
        String extension = names.size() < 2 ? pageExtension(page.url()) : names.get(1);
        if (elementFirst) {
            OptionalInt items = numbers.size() > 2 ? OptionalInt.of(numbers.get(2)) : OptionalInt.empty();
            return valid(new Pager(numbers.get(0), numbers.get(1), first(page, numbers.get(1), stem, 1), items, stem,
                    extension));
        }
        boolean entriesFirst = numbers.size() > 2 && ScriptText.number(arguments.get(2)).isPresent();
        if (entriesFirst) {
            return valid(new Pager(numbers.get(1), numbers.get(2), first(page, numbers.get(2), stem, 0),
                    OptionalInt.of(numbers.get(0)), stem, extension));
        }
        return valid(new Pager(numbers.get(0), numbers.get(1), first(page, numbers.get(1), stem, 0),
                OptionalInt.empty(), stem, extension));
    }

    /**
     * The number that the first page has: on the page without a number in its name it is the current one, 0 or 1;
     * elsewhere it is what this form of the call usually has.
     */
    private static int first(ParsedPage page, int current, String stem, int usual) {
        String name = page.url().substring(page.url().lastIndexOf('/') + 1);
        boolean unnumbered = !name.startsWith(stem + "_");
        return unnumbered && (current == 0 || current == 1) ? current : usual;
    }

    /** The older form: variables, and a script that writes the links itself. */
    private Optional<Pager> written(ParsedPage page) {
        OptionalInt count = page.script().number(countVariables);
        OptionalInt current = page.script().number(currentVariables);
        if (count.isEmpty() || current.isEmpty()) {
            return Optional.empty();
        }
        for (String literal : page.script().joinedLiteralsWith("_" + ScriptText.GAP)) {
            int gap = literal.indexOf("_" + ScriptText.GAP);
            int start = gap;
            while (start > 0 && isStemPart(literal.charAt(start - 1))) {
                start--;
            }
            int dot = literal.indexOf('.', gap);
            if (start == gap || dot < 0) {
                continue;
            }
            int end = dot + 1;
            while (end < literal.length() && Character.isLetterOrDigit(literal.charAt(end))) {
                end++;
            }
            String stem = literal.substring(start, gap);
            return valid(new Pager(count.getAsInt(), current.getAsInt(), first(page, current.getAsInt(), stem, 0),
                    OptionalInt.empty(), stem, literal.substring(dot + 1, end)));
        }
        return Optional.empty();
    }

    private static Optional<Pager> valid(Pager pager) {
        boolean sane = pager.count() > 0 && !pager.stem().isBlank() && isFilePart(pager.stem())
                && pager.extension().chars().allMatch(Character::isLetterOrDigit) && !pager.extension().isEmpty();
        return sane ? Optional.of(pager) : Optional.empty();
    }

    private Found found(Pager pager, ParsedPage page) {
        List<RawLink> pages = new ArrayList<>();
        int currentFromOne = Math.max(1, pager.current() - pager.first() + 1);
        int end = span.end(currentFromOne, pager.count());
        // The first page has been read, by this name or by its folder's.
        for (int number = Math.max(2, currentFromOne - span.atOnce()); number <= end; number++) {
            if (number != currentFromOne) {
                page.resolve(pager.stem() + "_" + (number - 1 + pager.first()) + "." + pager.extension())
                        .ifPresent(url -> pages.add(RawLink.pager(url)));
            }
        }
        return new Found(List.of(), pages, new ListTotal(pager.items(), OptionalInt.of(pager.count())));
    }

    private static boolean isName(String argument) {
        return !argument.isEmpty() && argument.length() < 40
                && argument.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '$');
    }

    private static boolean isStemPart(char c) {
        return c < 128 && Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }

    private static boolean isFilePart(String stem) {
        return stem.length() < 100 && stem.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_./".indexOf(c) >= 0);
    }

    private static String pageStem(String url) {
        String name = url.substring(url.lastIndexOf('/') + 1);
        int dot = name.indexOf('.');
        String stem = dot < 0 ? "" : name.substring(0, dot);
        int underscore = stem.lastIndexOf('_');
        if (underscore > 0 && ScriptText.number(stem.substring(underscore + 1)).isPresent()) {
            stem = stem.substring(0, underscore);
        }
        return stem.isEmpty() ? "index" : stem;
    }

    private static String pageExtension(String url) {
        String extension = ParsedPage.extension(url);
        return extension.isEmpty() ? "html" : extension;
    }
}
