// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.config.ConfigMistakes;

/** Keys and values of a properties file with their lines; what does not fit is a mistake and has the default. */
final class PropertyFile {

    private record Value(String text, int line) {
    }

    private final Path file;
    private final ConfigMistakes mistakes;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    private PropertyFile(Path file, ConfigMistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    static PropertyFile read(Path file, ConfigMistakes mistakes) {
        PropertyFile properties = new PropertyFile(file, mistakes);
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int i = 0; i < lines.size(); i++) {
                properties.readLine(lines.get(i).strip(), i + 1);
            }
        } catch (NoSuchFileException e) {
            mistakes.add(file, 0, "does not exist");
        } catch (IOException e) {
            mistakes.add(file, 0, "cannot be read: " + e.getMessage());
        }
        return properties;
    }

    private void readLine(String line, int number) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals <= 0) {
            mistakes.add(file, number, "is not key=value: '" + line + "'");
        } else if (values.put(line.substring(0, equals).strip(),
                new Value(line.substring(equals + 1).strip(), number)) != null) {
            mistakes.add(file, number, "says '" + line.substring(0, equals).strip() + "' twice");
        }
    }

    void mistake(String key, String what) {
        mistakes.add(file, values.containsKey(key) ? values.get(key).line() : 0, key + " " + what);
    }

    void nameUnknownKeys() {
        values.forEach((key, value) -> {
            if (!known.contains(key)) {
                mistakes.add(file, value.line(), "'" + key + "' is not known here; known are "
                        + String.join(", ", known));
            }
        });
    }

    String text(String key, String fallback) {
        known.add(key);
        return values.containsKey(key) ? values.get(key).text() : fallback;
    }

    int count(String key, int fallback, int least) {
        String text = text(key, Integer.toString(fallback));
        try {
            int count = Integer.parseInt(text);
            if (count >= least) {
                return count;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number that is too small
        }
        mistake(key, "should be a whole number of at least " + least + ", not '" + text + "'");
        return fallback;
    }

    boolean bool(String key, boolean fallback) {
        String text = text(key, Boolean.toString(fallback));
        if (!text.equals("true") && !text.equals("false")) {
            mistake(key, "should be true or false, not '" + text + "'");
        }
        return text.equals("true");
    }

    Duration time(String key, Duration fallback) {
        String text = text(key, "");
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return LengthOfTime.parse(text);
        } catch (IllegalArgumentException e) {
            mistake(key, e.getMessage());
            return fallback;
        }
    }

    long size(String key, long fallback, long most) {
        String text = text(key, "").toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return fallback;
        }
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        int shift = switch (text.substring(digits).strip()) {
            case "", "B" -> 0;
            case "KB", "K" -> 10;
            case "MB", "M" -> 20;
            case "GB", "G" -> 30;
            default -> -1;
        };
        if (digits > 0 && digits < 10 && shift >= 0) {
            long size = Long.parseLong(text.substring(0, digits)) << shift;
            if (size > 0 && size <= most) {
                return size;
            }
        }
        mistake(key, "should be a size like 64KB, 20MB or 1GB, not '" + text + "'");
        return fallback;
    }

    Set<String> words(String key) {
        return Arrays.stream(text(key, "").split(",")).map(String::strip).filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
