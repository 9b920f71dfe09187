// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Looks for a run of bytes in a file. */
final class BytesInFile implements Closeable {

    private static final int CHUNK = 1 << 16;

    private final FileChannel channel;

    BytesInFile(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    /** The first offset at or behind {@code from} where {@code wanted} stands. */
    Optional<Long> find(byte[] wanted, long from) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        long start = from;
        while (true) {
            chunk.clear();
            int count = channel.read(chunk, start);
            if (count < wanted.length) {
                return Optional.empty();
            }
            for (int i = 0; i + wanted.length <= count; i++) {
                int same = 0;
                while (same < wanted.length && chunk.get(i + same) == wanted[same]) {
                    same++;
                }
                if (same == wanted.length) {
                    return Optional.of(start + i);
                }
            }
            start += count - wanted.length + 1;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
