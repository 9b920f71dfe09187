// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.clean.Block;
import org.nianbao.clean.CleanPage;
import org.nianbao.clean.Paragraph;

/** Clean pages made by hand. */
public final class Pages {

    /** The repository's configuration, seen from the module's folder. */
    public static final Path CONFIG = Path.of("..", "config");

    private Pages() {
    }

    public static CleanPage body(String... paragraphs) {
        return page("", Map.of(), List.of(), paragraphs);
    }

    public static CleanPage page(String title, Map<String, String> meta, List<String> margins, String... paragraphs) {
        return at(Optional.empty(), title, meta, margins, paragraphs);
    }

    public static CleanPage at(Optional<String> url, String title, Map<String, String> meta, List<String> margins,
                        String... paragraphs) {
        List<Block> blocks = new ArrayList<>();
        for (String paragraph : paragraphs) {
            blocks.add(new Paragraph(paragraph));
        }
        return new CleanPage("test.html", url, title, title, blocks, meta, margins, "", Set.of(), List.of(), 0,
                List.of());
    }
}
