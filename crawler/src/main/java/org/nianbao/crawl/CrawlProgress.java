// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a run stands.
 *
 * @param openHosts hosts that still have something waiting or under way
 * @param pages visits ended
 * @param requests requests sent, robots.txt among them
 * @param pagesPerSecond visits a second since the start
 * @param queued pages waiting or under way
 * @param errors visits that failed
 * @param bytes bytes of bodies received
 * @param elapsed time since the start
 * @param left about how long it will take, when that can be told
 */
public record CrawlProgress(int openHosts, long pages, long requests, double pagesPerSecond, long queued, long errors,
                            long bytes, Duration elapsed, Optional<Duration> left) {
}
