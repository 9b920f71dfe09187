// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/** The gzip members of a file one by one, each checked against its own sum; a record of ours is one member. */
final class GzipMembers implements Closeable {

    /** No record of ours inflates to more; what does is not ours or not sound. */
    static final int MAX_INFLATED = 256 << 20;

    private static final int CHUNK = 1 << 16;
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int FLAG_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private final FileChannel channel;
    private final byte[] buffer = new byte[CHUNK];
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).flip();
    /** File offset of the chunk's first byte. */
    private long chunkStart;

    GzipMembers(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    long size() throws IOException {
        return channel.size();
    }

    /** Offset of the next byte to be read. */
    long offset() {
        return chunkStart + chunk.position();
    }

    void seek(long offset) throws IOException {
        channel.position(offset);
        chunkStart = offset;
        chunk.clear().flip();
    }

    /**
     * The inflated bytes of the member at {@link #offset}.
     *
     * @throws EOFException when the file ends within it
     * @throws ZipException when the bytes are not a member, or not the bytes that were written
     */
    byte[] next() throws IOException {
        skipHeader();
        Inflater inflater = new Inflater(true);
        try {
            ByteArrayOutputStream inflated = new ByteArrayOutputStream();
            CRC32 sum = new CRC32();
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    need(1);
                    inflater.setInput(chunk);
                }
                int count = inflater.inflate(buffer);
                sum.update(buffer, 0, count);
                inflated.write(buffer, 0, count);
                if (inflated.size() > MAX_INFLATED) {
                    throw new ZipException("a record inflates to more than " + MAX_INFLATED + " bytes");
                }
                if (inflater.needsDictionary()) {
                    throw new ZipException("asks for a dictionary");
                }
            }
            need(TRAILER);
            long written = Integer.toUnsignedLong(Integer.reverseBytes(chunk.getInt()));
            long size = Integer.toUnsignedLong(Integer.reverseBytes(chunk.getInt()));
            if (written != sum.getValue() || size != inflated.size()) {
                throw new ZipException("gzip checksum differs: the bytes are not those that were written");
            }
            return inflated.toByteArray();
        } catch (DataFormatException e) {
            throw new ZipException("not readable as gzip: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    private void skipHeader() throws IOException {
        need(HEADER);
        int first = chunk.get() & 0xff;
        int second = chunk.get() & 0xff;
        int method = chunk.get() & 0xff;
        int flags = chunk.get() & 0xff;
        if (first != 0x1f || second != 0x8b || method != 8) {
            throw new ZipException("no gzip member starts here");
        }
        chunk.position(chunk.position() + HEADER - 4);
        if ((flags & FLAG_EXTRA) != 0) {
            int length = unsignedByte() | unsignedByte() << 8;
            for (int i = 0; i < length; i++) {
                unsignedByte();
            }
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_CRC) != 0) {
            unsignedByte();
            unsignedByte();
        }
    }

    private void skipText() throws IOException {
        while (unsignedByte() != 0) {
            // ends at the zero byte or, by exception, at the end of the file
        }
    }

    private int unsignedByte() throws IOException {
        need(1);
        return chunk.get() & 0xff;
    }

    private void need(int bytes) throws IOException {
        if (chunk.remaining() >= bytes) {
            return;
        }
        chunkStart += chunk.position();
        chunk.compact();
        while (chunk.position() < bytes) {
            if (channel.read(chunk) < 0) {
                chunk.flip();
                throw new EOFException("the file ends within a record");
            }
        }
        chunk.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
