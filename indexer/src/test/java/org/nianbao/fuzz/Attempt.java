// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * Does one piece of work after the other in a thread of its own and measures what each costs: the thread's own processor
 * time and the bytes it allocates, so that a busy machine changes nothing.
 */
public final class Attempt implements AutoCloseable {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int LOOK_EVERY_MILLIS = 100;
    /** Work that costs this many times what is allowed is given up. */
    private static final int GIVEN_UP = 4;
    private static final int TIMES = 3;

    /** Something that may go wrong. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /**
     * What one piece of work may cost.
     *
     * @param nanos processor time
     * @param bytes allocated
     */
    public record Limit(long nanos, long bytes) {

        public static Limit of(long millis, long megabytes) {
            return new Limit(millis * 1_000_000, megabytes << 20);
        }
    }

    private record Done(Optional<Throwable> thrown, long nanos, long bytes) {
    }

    private final Limit limit;
    private SynchronousQueue<Work> todo;
    private SynchronousQueue<Done> done;
    private Thread worker;
    private volatile long begunAt;
    private boolean tooLong;
    private long mostNanos;
    private long mostBytes;

    public Attempt(Limit limit) {
        this.limit = limit;
        start();
    }

    /** Fails when the work costs more. */
    public static void require(Limit limit, Work work) {
        try (Attempt attempt = new Attempt(limit)) {
            attempt.at(work).ifPresent(fault -> {
                throw new AssertionError(fault);
            });
        }
    }

    private void start() {
        SynchronousQueue<Work> in = new SynchronousQueue<>();
        SynchronousQueue<Done> out = new SynchronousQueue<>();
        todo = in;
        done = out;
        worker = new Thread(() -> {
            try {
                while (true) {
                    out.put(measured(in.take()));
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }, "attempt");
        worker.setDaemon(true);
        worker.start();
    }

    private Done measured(Work work) {
        long id = Thread.currentThread().getId();
        long bytes = THREADS.getThreadAllocatedBytes(id);
        long nanos = THREADS.getCurrentThreadCpuTime();
        begunAt = nanos;
        Optional<Throwable> thrown = Optional.empty();
        try {
            work.run();
        } catch (Throwable e) {
            thrown = Optional.of(e);
        }
        return new Done(thrown, THREADS.getCurrentThreadCpuTime() - nanos, THREADS.getThreadAllocatedBytes(id) - bytes);
    }

    /**
     * Does the work; what was wrong with it, if anything. Neighbours on the same core and in the same cache cost processor
     * time too, so what took too long is done again, and the least counts.
     */
    public Optional<String> at(Work work) {
        Optional<String> fault = Optional.empty();
        for (int time = 0; time < TIMES; time++) {
            tooLong = false;
            fault = once(work);
            if (!tooLong) {
                return fault;
            }
        }
        return fault;
    }

    private Optional<String> once(Work work) {
        try {
            begunAt = Long.MAX_VALUE;
            todo.put(work);
            Done result = done.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            while (result == null) {
                if (THREADS.getThreadCpuTime(worker.getId()) - begunAt > GIVEN_UP * limit.nanos) {
                    String where = place(worker.getStackTrace());
                    start();
                    return Optional.of("still works after " + GIVEN_UP + " times what is allowed, at " + where);
                }
                result = done.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            }
            mostNanos = Math.max(mostNanos, result.nanos);
            mostBytes = Math.max(mostBytes, result.bytes);
            return fault(result);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Optional<String> fault(Done result) {
        if (result.thrown.isPresent()) {
            Throwable thrown = result.thrown.get();
            return Optional.of(thrown + " at " + place(thrown.getStackTrace()));
        }
        if (result.nanos > limit.nanos) {
            tooLong = true;
            return Optional.of("took " + result.nanos / 1_000_000 + " ms of " + limit.nanos / 1_000_000);
        }
        if (result.bytes > limit.bytes) {
            return Optional.of("allocated " + (result.bytes >> 20) + " MB of " + (limit.bytes >> 20));
        }
        return Optional.empty();
    }

    private static String place(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(frame -> frame.getClassName().startsWith("org.nianbao.")).findFirst()
                .or(() -> Arrays.stream(stack).findFirst()).map(StackTraceElement::toString).orElse("?");
    }

    /** What the costliest pieces took. */
    public String most() {
        return "at most " + mostNanos / 1_000_000 + " ms and " + (mostBytes >> 20) + " MB for one";
    }

    @Override
    public void close() {
        worker.interrupt();
    }
}
