// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** What one host has waiting, and when it may be asked again. Guarded by the {@link HostQueues} it belongs to. */
final class HostQueue {

    private static final Comparator<PageStore.Waiting> ORDER = Comparator
            .comparingInt(PageStore.Waiting::priority).reversed()
            .thenComparingInt(PageStore.Waiting::depth)
            .thenComparingLong(PageStore.Waiting::id);

    private final String name;
    private final PriorityQueue<PageStore.Waiting> waiting = new PriorityQueue<>(ORDER);
    /** On the scale of {@link System#nanoTime}. */
    private long notBefore;
    private boolean busy;
    private int failures;
    private int walls;
    private String closed = "";
    private String site = "";
    private String serves = "";

    HostQueue(String name, long notBefore) {
        this.name = name;
        this.notBefore = notBefore;
    }

    String name() {
        return name;
    }

    void add(PageStore.Waiting page) {
        waiting.add(page);
        site = page.site();
    }

    /** The site that its pages belong to; of several the last one. */
    String site() {
        return site;
    }

    Optional<PageStore.Waiting> peek() {
        return Optional.ofNullable(waiting.peek());
    }

    PageStore.Waiting poll() {
        return waiting.poll();
    }

    List<PageStore.Waiting> remove(Predicate<PageStore.Waiting> unwanted) {
        List<PageStore.Waiting> removed = waiting.stream().filter(unwanted).toList();
        waiting.removeAll(removed);
        return removed;
    }

    int size() {
        return waiting.size();
    }

    long notBefore() {
        return notBefore;
    }

    void setNotBefore(long nanos) {
        notBefore = nanos;
    }

    boolean isBusy() {
        return busy;
    }

    void setBusy(boolean now) {
        busy = now;
        serves = "";
    }

    /** The address that is being asked for. */
    Optional<String> serves() {
        return serves.isEmpty() ? Optional.empty() : Optional.of(serves);
    }

    void setServes(String url) {
        serves = url;
    }

    /** Whether a worker could be sent to it. */
    boolean isReady() {
        return !busy && !waiting.isEmpty() && closed.isEmpty();
    }

    int failed() {
        return ++failures;
    }

    /** Failures one after another. */
    int failures() {
        return failures;
    }

    void succeeded() {
        failures = 0;
    }

    /** Walled pages one after another, with this one. */
    int met(boolean wall) {
        walls = wall ? walls + 1 : 0;
        return walls;
    }

    /** Nothing more is asked of it in this run; gives back what waited. */
    List<PageStore.Waiting> close(String why) {
        closed = why;
        List<PageStore.Waiting> dropped = List.copyOf(waiting);
        waiting.clear();
        return dropped;
    }

    Optional<String> closed() {
        return closed.isEmpty() ? Optional.empty() : Optional.of(closed);
    }
}
