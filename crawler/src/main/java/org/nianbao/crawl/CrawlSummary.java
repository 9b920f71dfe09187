// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nianbao.archive.Finding;
import org.nianbao.archive.PageEvent;
import org.nianbao.archive.PageState;

/**
 * What a run came to.
 *
 * @param run its number, counted from 1; a run that is taken up again keeps its number
 * @param resumed whether it took up one that was broken off
 * @param finished whether it came to its end; else the next one takes it up
 * @param started when it began, or was begun first
 * @param took how long this part of it took
 * @param requests requests sent
 * @param bytes bytes of bodies received, decompressed
 * @param hosts a line a host
 * @param states how many URLs of these sites are in each state
 * @param events how many pages were new, revised, moved, missing, vanished or returned in this run
 * @param leftOut addresses of these hosts that have no row of their own, by host and reason
 * @param repairs what was torn or broken in the archive when the run began
 */
public record CrawlSummary(long run, boolean resumed, boolean finished, Instant started, Duration took, long requests,
                           long bytes, List<HostSummary> hosts, Map<PageState, Integer> states,
                           Map<PageEvent.Kind, Integer> events, List<LeftOut> leftOut, List<Finding> repairs) {

    public CrawlSummary {
        Objects.requireNonNull(started, "started");
        Objects.requireNonNull(took, "took");
        hosts = List.copyOf(hosts);
        states = copy(states, PageState.class);
        events = copy(events, PageEvent.Kind.class);
        leftOut = List.copyOf(leftOut);
        repairs = List.copyOf(repairs);
    }

    private static <K extends Enum<K>> Map<K, Integer> copy(Map<K, Integer> counts, Class<K> type) {
        Map<K, Integer> copy = new EnumMap<>(type);
        copy.putAll(counts);
        return Collections.unmodifiableMap(copy);
    }
}
