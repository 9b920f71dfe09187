// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.util.List;

final class CrawlPart implements Part {
    @Override
    public String name() { return "crawl"; }
    @Override
    public String title() { return ""; }
    @Override
    public List<Comparison> run(Setting setting) { return List.of(); }
}
