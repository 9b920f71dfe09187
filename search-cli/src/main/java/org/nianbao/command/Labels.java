// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Properties;

/**
 * Headings and plain words of the tables, in English or Chinese: {@code of("agency")}. An English heading is its own
 * name unless {@code labels_en.properties} says otherwise.
 */
final class Labels {

    private final Properties words;

    private Labels(Properties words) {
        this.words = words;
    }

    static Labels of(boolean chinese) {
        Properties words = new Properties();
        String file = chinese ? "labels_zh.properties" : "labels_en.properties";
        try (InputStream stream = Labels.class.getResourceAsStream(file);
             InputStreamReader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Labels(words);
    }

    String of(String name) {
        return words.getProperty(name, name);
    }

    /** A sentence with a number put in: {@code text("shown", 3)}. */
    String text(String name, Object... values) {
        return MessageFormat.format(of(name), Arrays.stream(values).map(String::valueOf).toArray());
    }

    /** {@code 1 report}, {@code 12 reports}. */
    String count(long number, String noun) {
        return number + " " + of(number == 1 ? noun : noun + "s");
    }

    /** A value of a facet; names of places and agencies are their own label. */
    String value(String value) {
        return words.getProperty("value." + value, value);
    }
}
