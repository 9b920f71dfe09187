// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A fixed number of threads that end with the run. */
final class Workers implements AutoCloseable {

    private final ExecutorService threads;
    private final int count;

    Workers(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "index");
            thread.setDaemon(true);
            return thread;
        });
    }

    int count() {
        return count;
    }

    <T> Future<T> begin(Callable<T> work) {
        return threads.submit(work);
    }

    /** Waits for the result; what the work threw comes through. */
    static <T> T end(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedRun();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    void all(Collection<Callable<Void>> work) {
        List<Future<Void>> begun = new ArrayList<>(work.size());
        work.forEach(one -> begun.add(begin(one)));
        begun.forEach(Workers::end);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
