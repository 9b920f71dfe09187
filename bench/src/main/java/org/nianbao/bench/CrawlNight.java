// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.crawl.CrawlRun;
import org.nianbao.crawl.CrawlSettings;
import org.nianbao.crawl.Site;
import org.nianbao.site.SiteReader;

/** One night's crawl as a process: data folder, settings file, configuration, days from today, first pages. */
public final class CrawlNight {

    private CrawlNight() {
    }

    public static void main(String[] arguments) throws IOException {
        ConfigMistakes mistakes = new ConfigMistakes();
        CrawlSettings settings = CrawlSettings.read(Path.of(arguments[1]), mistakes);
        SiteReader reader = SiteReader.from(Path.of(arguments[2]), mistakes);
        mistakes.throwIfAny();
        List<Site> sites = new ArrayList<>();
        for (String url : Arrays.asList(arguments).subList(4, arguments.length)) {
            sites.add(new Site(url, url, Optional.empty(), Optional.empty()));
        }
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(Long.parseLong(arguments[3])));
        System.out.println(new CrawlRun(Path.of(arguments[0]), sites, settings, reader, clock).run());
    }
}
