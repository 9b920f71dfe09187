// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.quality.Label;

/** Labels of pages, one JSON object a line, looked up by the page's path or the end of it. */
final class LabelFile {

    private final Map<String, Label> labels;
    private final Set<String> unused;

    private LabelFile(Map<String, Label> labels) {
        this.labels = labels;
        this.unused = new LinkedHashSet<>(labels.keySet());
    }

    static LabelFile read(Path file) throws IOException {
        JsonMapper mapper = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
        Map<String, Label> labels = new HashMap<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    try {
                        Label label = Label.of(mapper.readValue(line, new TypeReference<Map<String, Object>>() { }));
                        labels.put(plain(label.source()), label);
                    } catch (JsonProcessingException e) {
                        throw new CommandFailure(ExitCode.FAILED, file + ":" + number + ": is not JSON: "
                                + e.getOriginalMessage(), e);
                    } catch (IllegalArgumentException e) {
                        throw new CommandFailure(ExitCode.FAILED, file + ":" + number + ": " + e.getMessage(), e);
                    }
                }
            }
        }
        return new LabelFile(labels);
    }

    /** The label of a page: of its whole path, else of the longest end of it that a label names. */
    Optional<Label> of(String source) {
        String rest = plain(source);
        while (true) {
            Label label = labels.get(rest);
            if (label != null) {
                unused.remove(rest);
                return Optional.of(label);
            }
            int slash = rest.indexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            rest = rest.substring(slash + 1);
        }
    }

    /** Names of labels nobody asked for. */
    List<String> unused() {
        return List.copyOf(unused);
    }

    private static String plain(String path) {
        String plain = path.replace('\\', '/');
        return plain.startsWith("./") ? plain.substring(2) : plain;
    }
}
