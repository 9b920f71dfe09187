// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects everything wrong with the configuration, so that a user mends it in one go. */
public final class ConfigMistakes {

    /** One mistake; {@code line} is counted from 1, 0 when the file as a whole is meant. */
    public record Mistake(Path file, int line, String what) {

        @Override
        public String toString() {
            return file + (line > 0 ? ":" + line : "") + ": " + what;
        }
    }

    /** Thrown when at least one mistake was found; the message has one line each. */
    public static final class ConfigException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<Mistake> mistakes;

        ConfigException(List<Mistake> mistakes) {
            super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
            this.mistakes = List.copyOf(mistakes);
        }

        public List<Mistake> mistakes() {
            return mistakes;
        }
    }

    private final List<Mistake> mistakes = new ArrayList<>();

    public void add(Path file, int line, String what) {
        mistakes.add(new Mistake(file, line, what));
    }

    public boolean isEmpty() {
        return mistakes.isEmpty();
    }

    /** @throws ConfigException when anything was added */
    public void throwIfAny() {
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
    }
}
