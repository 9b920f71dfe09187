// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.ThreadInterruptedException;
import org.nianbao.index.IndexException;
import org.nianbao.index.QuerySyntaxException;

/** Says in the contract's words what went wrong inside Lucene. */
final class LuceneFailures {

    /** Something that reads or writes. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** Carries what a caller's own code threw past the names given here. */
    private static final class OfCaller extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient RuntimeException thrown;

        OfCaller(RuntimeException thrown) {
            super(null, thrown, false, false);
            this.thrown = thrown;
        }
    }

    private LuceneFailures() {
    }

    /** Hands {@code value} to code of the caller, whose exceptions are none of the index's. */
    static <T> void handOver(Consumer<T> caller, T value) {
        try {
            caller.accept(value);
        } catch (RuntimeException e) {
            throw new OfCaller(e);
        }
    }

    static <T> T named(Path folder, Work<T> work) {
        try {
            return work.run();
        } catch (OfCaller e) {
            throw e.thrown;
        } catch (IOException e) {
            throw named(folder, e);
        } catch (UncheckedIOException e) {
            throw named(folder, e.getCause());
        } catch (AlreadyClosedException e) {
            // The writer closes itself when another thread could not write; that one's trouble is the cause.
            throw e.getCause() instanceof IOException cause ? named(folder, cause) : e;
        } catch (IndexException | QuerySyntaxException e) {
            throw e;
        } catch (IndexSearcher.TooManyClauses e) {
            throw new QuerySyntaxException("the query has too many words: at most "
                    + IndexSearcher.getMaxClauseCount(), "", 0);
        } catch (ThreadInterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IndexException.Failed(folder, new InterruptedIOException("interrupted"));
        } catch (RuntimeException | InternalError e) {
            // Lucene checks no checksum while it searches: a flipped bit shows itself by some exception.
            throw new IndexException.Damaged(folder, e);
        }
    }

    static IndexException named(Path folder, IOException e) {
        if (e instanceof LockObtainFailedException) {
            return new IndexException.Locked(folder, e);
        }
        if (e instanceof IndexNotFoundException) {
            return new IndexException.Missing(folder);
        }
        if (e instanceof CorruptIndexException corrupt) {
            return new IndexException.Damaged(folder, new IOException(corrupt.getOriginalMessage(), corrupt));
        }
        if (e instanceof IndexFormatTooOldException
                || e instanceof IndexFormatTooNewException || e instanceof EOFException
                || e instanceof NoSuchFileException) {
            return new IndexException.Damaged(folder, e);
        }
        if (e instanceof AccessDeniedException denied) {
            return new IndexException.Failed(folder, new FileSystemException(denied.getFile() + ": no permission"));
        }
        if (String.valueOf(e.getMessage()).contains("No space left")) {
            return new IndexException.Failed(folder, new IOException("no room left on the disk; what was there before "
                    + "is whole; make room and run again", e));
        }
        return new IndexException.Failed(folder, e);
    }
}
