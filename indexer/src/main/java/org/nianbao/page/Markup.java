// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.page;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeTraversor;

/**
 * The elements of a page that say something beside its text, gathered in one walk through its tree, each kind in the
 * page's order.
 *
 * @param attributed all elements that have any attribute
 */
public record Markup(List<Element> metas, List<Element> links, List<Element> styles, List<Element> scripts,
                     List<Element> pictures, List<Element> attributed) {

    static Markup of(Document document) {
        Markup markup = new Markup(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>(), new ArrayList<>());
        NodeTraversor.traverse((node, depth) -> {
            if (node instanceof Element element) {
                markup.add(element);
            }
        }, document);
        return markup;
    }

    private void add(Element element) {
        switch (element.normalName()) {
            case "meta" -> metas.add(element);
            case "link" -> links.add(element);
            case "style" -> styles.add(element);
            case "script" -> scripts.add(element);
            case "img" -> pictures.add(element);
            default -> { }
        }
        if (element.attributesSize() > 0) {
            attributed.add(element);
        }
    }
}
