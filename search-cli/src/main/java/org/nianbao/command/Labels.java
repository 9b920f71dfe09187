// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
}
