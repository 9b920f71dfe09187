// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.DelimitedFile;
import org.nianbao.site.CanonicalUrl;
import org.nianbao.site.UrlRules;

/** The sites file: tab-separated, a header line with at least {@code url}; {@code name}, {@code division}, {@code note}. */
public final class Sites {

    private Sites() {
    }

    /** Reads the file; every mistake is added to {@code mistakes}, and what is right is returned. */
    public static List<Site> read(Path file, UrlRules urls, ConfigMistakes mistakes) {
        List<Site> sites = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (DelimitedFile.Row row : DelimitedFile.tsv(file, List.of("url"), mistakes)) {
            Optional<String> written = row.cell("url");
            if (written.isEmpty()) {
                if (row.cells().containsKey("url")) {
                    mistakes.add(file, row.line(), "has no url");
                }
                continue;
            }
            Optional<String> url = urls.canonical(written.get()).map(CanonicalUrl::url)
                    .filter(canonical -> WebHost.of(canonical).isPresent());
            if (url.isEmpty()) {
                mistakes.add(file, row.line(), "'" + written.get() + "' is no http or https address");
                continue;
            }
            Integer earlier = lines.putIfAbsent(url.get(), row.line());
            if (earlier != null) {
                mistakes.add(file, row.line(), "'" + written.get() + "' stands in line " + earlier + " already");
                continue;
            }
            row.cell("division").filter(code -> !code.matches("[0-9]{2,12}"))
                    .ifPresent(code -> mistakes.add(file, row.line(), "division '" + code + "' is no division code"));
            sites.add(new Site(url.get(), row.cell("name").orElse(written.get()), row.cell("division"),
                    row.cell("note")));
        }
        return sites;
    }
}
