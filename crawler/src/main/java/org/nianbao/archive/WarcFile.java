// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** A single WARC file from anywhere, plain or gzipped, ours or not. */
public final class WarcFile {

    /** Takes records as they are read. */
    @FunctionalInterface
    private interface RecordSink {
        void take(StoredRecord record) throws IOException;
    }

    private final Path file;

    public WarcFile(Path file) {
        this.file = file;
    }

    /**
     * Hands on every response in file order, also those without content; the caller looks at status and type.
     *
     * @return what could not be read; empty for a sound file
     */
    public List<Finding> pages(Consumer<ArchivedPage> reader) {
        List<Finding> findings = new ArrayList<>();
        walk(record -> {
            if (record.isResponse()) {
                ArchivedPage page;
                try {
                    page = record.page();
                } catch (IOException e) {
                    findings.add(new Finding(name(), record.place().offset(), e.getMessage()));
                    return;
                }
                reader.accept(page);
            }
        }, findings);
        return findings;
    }

    /** The record that starts at {@code offset}. */
    StoredRecord recordAt(long offset) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(offset);
            try (WarcReader reader = new WarcReader(channel)) {
                WarcRecord record = reader.next()
                        .orElseThrow(() -> new ArchiveException(name() + " has no record at byte " + offset));
                return StoredRecord.of(record, name(), offset);
            }
        } catch (RuntimeException e) {
            throw new ArchiveException(name() + ":" + offset + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads records to the end or to the first unreadable one, which becomes a finding. What the sink throws is a
     * finding too and ends the walk.
     */
    private void walk(RecordSink sink, List<Finding> findings) {
        long offset = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() == 0) {
                return;
            }
            try (WarcReader reader = new WarcReader(channel)) {
                for (Optional<WarcRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
                    offset = reader.position();
                    sink.take(StoredRecord.of(record.get(), name(), offset));
                }
            }
        } catch (ClosedChannelException interrupted) {
            throw new UncheckedIOException(interrupted);
        } catch (EOFException e) {
            findings.add(new Finding(name(), offset, "the file ends within a record"));
        } catch (IOException | RuntimeException e) {
            findings.add(new Finding(name(), offset, String.valueOf(e.getMessage())));
        }
    }

    String name() {
        return file.getFileName().toString();
    }
}
