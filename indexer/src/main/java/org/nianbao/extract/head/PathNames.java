// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nianbao.clean.CleanPage;
import org.nianbao.extract.text.PlainText;
import org.nianbao.report.Agency;

/**
 * Who is named by what leads to a page: the parts of its path (首页 > 部门信息公开 > 某县教育局 > 年报), and what stands beside
 * the document's title in the browser's (政府信息公开年报_某县教育局). The nearest to the page comes first.
 */
final class PathNames {

    private static final Pattern PARTS = Pattern.compile("[>＞»›→/\\\\:]+|-{2,}");
    private static final Pattern PIECES = Pattern.compile("[_|-]");
    private static final int LONGEST_ENDING = 3;
    /** More are no path, but a list. */
    private static final int MOST_PARTS = 30;
    private static final String[] NO_PATH = {};

    private final AgencyNames names;
    private final PrintedNames printed;
    private final List<String> own;

    PathNames(AgencyNames names, PrintedNames printed, List<String> own) {
        this.names = names;
        this.printed = printed;
        this.own = own;
    }

    List<String> ofPath(CleanPage page, Optional<Agency.Kind> self) {
        return named(page, CleanPage.PATH, PARTS, self);
    }

    List<String> ofBrowserTitle(CleanPage page, Optional<Agency.Kind> self) {
        return named(page, CleanPage.BROWSER_TITLE, PIECES, self);
    }

    private List<String> named(CleanPage page, String where, Pattern between, Optional<Agency.Kind> self) {
        List<String> found = new ArrayList<>();
        String[] parts = between.split(PlainText.compact(page.meta().getOrDefault(where, "")), MOST_PARTS);
        for (String part : parts.length < MOST_PARTS ? parts : NO_PATH) {
            printed.ofSource(Optional.of(part)).stream().filter(name -> !printed.isNothing(name)
                    && names.read(name, false).filter(read -> isSomebody(read, page, self)).isPresent()).forEach(found::add);
        }
        Collections.reverse(found);
        return found;
    }

    /** A column's name may end like an organ's: without a place it counts only where the text calls itself so, 我局. */
    private boolean isSomebody(AgencyName name, CleanPage page, Optional<Agency.Kind> self) {
        return name.namesPlace() || name.national()
                || self.filter(kind -> kind == name.kind()).isPresent() && speaksAs(name.body(), page.text())
                || name.kind() == Agency.Kind.TOWN && self.filter(kind -> kind == Agency.Kind.TOWN).isPresent();
    }

    private boolean speaksAs(String body, String text) {
        for (int length = 1; length <= Math.min(LONGEST_ENDING, body.length() - 1); length++) {
            String ending = body.substring(body.length() - length);
            if (own.stream().anyMatch(word -> text.contains(word + ending))) {
                return true;
            }
        }
        return false;
    }
}
