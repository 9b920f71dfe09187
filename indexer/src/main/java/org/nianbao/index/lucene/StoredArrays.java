// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectStreamConstants;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.lucene.analysis.cn.smart.hhmm.HHMMSegmenter;

/**
 * The arrays of numbers and characters in one of SmartCN's dictionary files, one after the other. The files are Java's
 * serialised objects; an object stream would make 90,000 objects of them, which a single search would wait for.
 */
final class StoredArrays {

    private static final int NULL = -1;
    /** Behind a class's name: its version, its flags, no field, no annotation. */
    private static final int CLASS_TAIL_BYTES = Long.BYTES + 1 + Short.BYTES + 1;

    private final String file;
    private final ByteBuffer bytes;

    private StoredArrays(String file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes;
        if (bytes.getShort() != ObjectStreamConstants.STREAM_MAGIC
                || bytes.getShort() != ObjectStreamConstants.STREAM_VERSION) {
            throw unknown();
        }
    }

    static StoredArrays of(String file) {
        try (InputStream in = HHMMSegmenter.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("SmartCN's jar has no " + file);
            }
            return new StoredArrays(file, ByteBuffer.wrap(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("SmartCN's " + file, e);
        }
    }

    private IllegalStateException unknown() {
        return new IllegalStateException("SmartCN's " + file + " is not what it was, at byte " + bytes.position());
    }

    /** The size of the array that begins here; {@code -1} where there is none. */
    int size() {
        byte kind = bytes.get();
        if (kind == ObjectStreamConstants.TC_NULL) {
            return NULL;
        }
        if (kind != ObjectStreamConstants.TC_ARRAY) {
            throw unknown();
        }
        skipClass();
        return bytes.getInt();
    }

    private void skipClass() {
        switch (bytes.get()) {
            case ObjectStreamConstants.TC_REFERENCE -> bytes.getInt();
            case ObjectStreamConstants.TC_CLASSDESC -> {
                int name = bytes.getShort();
                bytes.position(bytes.position() + name + CLASS_TAIL_BYTES);
                if (bytes.get() != ObjectStreamConstants.TC_NULL) {
                    throw unknown();
                }
            }
            default -> throw unknown();
        }
    }

    short[] shorts() {
        short[] array = new short[size()];
        bytes.asShortBuffer().get(array);
        skip(array.length, Short.BYTES);
        return array;
    }

    char[] chars() {
        char[] array = new char[size()];
        copy(array, 0, array.length);
        return array;
    }

    int[] ints() {
        int[] array = new int[size()];
        copy(array, 0, array.length);
        return array;
    }

    long[] longs() {
        long[] array = new long[size()];
        bytes.asLongBuffer().get(array);
        skip(array.length, Long.BYTES);
        return array;
    }

    /** Copies the items of the array whose size was read last. */
    void copy(char[] target, int at, int count) {
        for (int i = at; i < at + count; i++) {
            target[i] = bytes.getChar();
        }
    }

    void copy(int[] target, int at, int count) {
        for (int i = at; i < at + count; i++) {
            target[i] = bytes.getInt();
        }
    }

    private void skip(int count, int size) {
        bytes.position(bytes.position() + count * size);
    }
}
