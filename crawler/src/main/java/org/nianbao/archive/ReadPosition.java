// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a reader has come: for each file the offset up to which it was read. As text it is a line a file, so that
 * it can be kept and taken up again, also after other files were copied into the archive.
 *
 * @param read offset behind the last record read, by file name
 */
public record ReadPosition(SortedMap<String, Long> read) {

    /** Before everything. */
    public static final ReadPosition START = new ReadPosition(new TreeMap<>());

    public ReadPosition {
        read = Collections.unmodifiableSortedMap(new TreeMap<>(read));
    }

    long in(String file) {
        return read.getOrDefault(file, 0L);
    }

    ReadPosition with(String file, long offset) {
        TreeMap<String, Long> next = new TreeMap<>(read);
        next.put(file, offset);
        return new ReadPosition(next);
    }

    /** @throws IllegalArgumentException when {@code text} was not made by {@link #toString} */
    public static ReadPosition parse(String text) {
        TreeMap<String, Long> read = new TreeMap<>();
        for (String line : text.split("\n")) {
            if (!line.isBlank()) {
                Place place = Place.parse(line.strip());
                read.put(place.file(), place.offset());
            }
        }
        return new ReadPosition(read);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Long> entry : read.entrySet()) {
            text.append(entry.getKey()).append(':').append(entry.getValue()).append('\n');
        }
        return text.toString();
    }
}
