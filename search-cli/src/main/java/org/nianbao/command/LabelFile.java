// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
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

/** Labels of pages, JSON objects one after the other or in one list, looked up by the page's path or the end of it. */
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
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
             MappingIterator<Object> values = mapper.readerFor(Object.class).readValues(text)) {
            while (values.hasNextValue()) {
                Object value = values.nextValue();
                for (Object each : value instanceof List<?> list ? list : List.of(value)) {
                    Label label = Label.of(mapper.convertValue(each, new TypeReference<Map<String, Object>>() { }));
                    labels.put(plain(label.source()), label);
                }
            }
        } catch (JsonProcessingException e) {
            throw new CommandFailure(ExitCode.FAILED, file + ":" + e.getLocation().getLineNr() + ": is not JSON: "
                    + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.FAILED, file + ": " + e.getMessage(), e);
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
