// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

/** Is told how a run goes; called from one thread, about once a second. */
@FunctionalInterface
public interface CrawlListener {

    void progress(CrawlProgress progress);
}
