// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.nianbao.page.Page;

/** The elements of one page that its own markup, style rules or scripts hide from readers. */
final class HiddenElements {

    /** Nobody moves what is to be read this far off the screen. */
    private static final int OFF_SCREEN_PIXELS = 400;

    private static final int STYLE_CHARS = 200_000;

    /** Declarations met before: exported documents repeat theirs on every paragraph. */
    private final Map<String, Boolean> stylesMet = new HashMap<>();
    private final Set<Element> elements = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Whether there are elements without any attribute among them: scripts hide such. */
    private boolean bareOnes;

    private HiddenElements() {
    }

    static HiddenElements none() {
        return new HiddenElements();
    }

    static HiddenElements in(Page.Html page) {
        HiddenElements hidden = new HiddenElements();
        Set<String> selectors = new HashSet<>();
        for (Element style : page.markup().styles()) {
            readRules(style.data(), selectors);
        }
        for (Element script : page.markup().scripts()) {
            readScript(script, selectors, hidden.elements);
        }
        hidden.bareOnes = hidden.elements.stream().anyMatch(element -> element.attributesSize() == 0);
        for (Element element : page.markup().attributed()) {
            if (hidden.hides(element) || isNamed(element, selectors)) {
                hidden.elements.add(element);
            }
        }
        hidden.elements.remove(page.document().body());
        return hidden;
    }

    boolean contains(Element element) {
        // Asking a set by identity costs more than looking for attributes, without which hardly anything is hidden.
        return (element.attributesSize() > 0 || bareOnes) && elements.contains(element);
    }

    private boolean hides(Element element) {
        if (element.hasAttr("hidden")) {
            return true;
        }
        if (element.hasAttr("style") && stylesMet.computeIfAbsent(element.attr("style"), HiddenElements::hides)) {
            return true;
        }
        return element.normalName().equals("marquee") && isTiny(element.attr("width") + "px")
                && isTiny(element.attr("height") + "px");
    }

    private static boolean isNamed(Element element, Set<String> selectors) {
        if (selectors.isEmpty()) {
            return false;
        }
        return element.hasAttr("id") && selectors.contains("#" + element.id())
                || element.hasAttr("class") && element.classNames().stream().anyMatch(c -> selectors.contains("." + c));
    }

    /** Whether declarations, from an attribute or a rule, keep their element from being seen. */
    private static boolean hides(String style) {
        boolean clipped = false;
        boolean tiny = false;
        boolean positioned = false;
        boolean away = false;
        for (String declaration : style.toLowerCase(Locale.ROOT).split(";")) {
            int colon = declaration.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String property = declaration.substring(0, colon).strip();
            String value = declaration.substring(colon + 1).replace("!important", "").strip();
            switch (property) {
                case "display":
                    if (value.equals("none")) {
                        return true;
                    }
                    break;
                case "visibility":
                    if (value.equals("hidden") || value.equals("collapse")) {
                        return true;
                    }
                    break;
                case "opacity":
                    if (value.equals("0") || value.equals("0.0")) {
                        return true;
                    }
                    break;
                case "mso-hide":
                    if (value.equals("all")) {
                        return true;
                    }
                    break;
                case "position":
                    positioned = value.equals("absolute") || value.equals("fixed");
                    break;
                case "left", "top", "right", "margin-left", "margin-top", "text-indent":
                    away |= pixels(value) < -OFF_SCREEN_PIXELS;
                    break;
                case "width", "height", "max-height":
                    tiny |= isTiny(value);
                    break;
                case "overflow":
                    clipped = value.equals("hidden");
                    break;
                default:
                    break;
            }
        }
        return away || tiny && (clipped || positioned);
    }

    private static boolean isTiny(String value) {
        double pixels = pixels(value);
        return pixels >= 0 && pixels <= 1 && (value.endsWith("px") || value.equals("0"));
    }

    private static double pixels(String value) {
        int end = 0;
        while (end < value.length() && (Character.isDigit(value.charAt(end)) || value.charAt(end) == '-'
                || value.charAt(end) == '.')) {
            end++;
        }
        try {
            double number = Double.parseDouble(value.substring(0, end));
            return value.startsWith("em", end) ? number * 16 : number;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Rules of a style block that hide one class or one id; longer selectors are left to browsers. */
    private static void readRules(String css, Set<String> selectors) {
        String rules = css.length() > STYLE_CHARS ? css.substring(0, STYLE_CHARS) : css;
        int from = 0;
        while (true) {
            int open = rules.indexOf('{', from);
            int close = open < 0 ? -1 : rules.indexOf('}', open);
            if (close < 0) {
                return;
            }
            if (hides(rules.substring(open + 1, close))) {
                for (String selector : rules.substring(from, open).split(",")) {
                    String name = selector.strip();
                    if (name.length() > 1 && (name.charAt(0) == '.' || name.charAt(0) == '#')
                            && name.chars().skip(1).allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_')) {
                        selectors.add(name);
                    }
                }
            }
            from = close + 1;
        }
    }

    /**
     * Two tricks of link farms: a script writes the opening tag of a hidden box, another its end; or a script hides
     * a box by its id once the page stands.
     */
    private static void readScript(Element script, Set<String> selectors, Set<Element> elements) {
        String code = script.data();
        if (code.length() > STYLE_CHARS) {
            return;
        }
        int at = code.indexOf("getElementById(");
        while (at >= 0) {
            int end = code.indexOf(')', at);
            String behind = end < 0 ? "" : code.substring(end, Math.min(code.length(), end + 40)).replace(" ", "")
                    .replace('"', '\'');
            if (behind.startsWith(").style.display='none'")) {
                selectors.add("#" + code.substring(at + 15, end).replace("\"", "").replace("'", "").strip());
            }
            at = code.indexOf("getElementById(", at + 1);
        }
        int write = code.indexOf("document.write(");
        String written = write < 0 ? "" : code.substring(write).replace("\\", "");
        int style = written.indexOf("style=");
        if (style < 0 || written.contains("</div") || written.contains("</DIV")) {
            return;
        }
        String declared = written.substring(style + 6).replace("\"", "").replace("'", "");
        int close = declared.indexOf('>');
        if (!hides(close < 0 ? declared : declared.substring(0, close))) {
            return;
        }
        for (Node next = script.nextSibling(); next != null; next = next.nextSibling()) {
            if (next instanceof Element element) {
                if (element.normalName().equals("script") && element.data().contains("document.write(")) {
                    return;
                }
                elements.add(element);
            }
        }
    }
}
