// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes generated pages and {@code labels.json} into a folder: see the package's description. */
public final class GeneratedPages {

    private GeneratedPages() {
    }

    /** @param arguments folder, first page's number, how many pages, configuration folder (default {@code config}) */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Path config = Path.of(arguments.length > 3 ? arguments[3] : "config");
        PageGenerator generator = new PageGenerator(config);
        List<Map<String, Object>> labels = new ArrayList<>();
        for (GeneratedPage page : generator.pages(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]))) {
            Files.write(folder.resolve(page.file()), page.bytes());
            labels.add(page.label());
        }
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve("labels.json").toFile(), labels);
    }
}
