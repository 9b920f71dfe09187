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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nianbao.quality.Label;

/**
 * Labels of pages, looked up by the page's path or the end of it, with or without the ending of its file's name. They
 * stand in a file, JSON objects one after the other or in one list, or in a folder with a file for each page: there
 * the file's name says which page a label without {@code source} is about.
 */
final class LabelFile {

    private static final String JSON = ".json";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final Map<String, Label> labels = new HashMap<>();
    private final Set<String> unused = new LinkedHashSet<>();

    private LabelFile() {
    }

    static LabelFile read(Path path) throws IOException {
        LabelFile all = new LabelFile();
        if (!Files.isDirectory(path)) {
            all.add(path, Optional.empty());
        } else {
            try (Stream<Path> files = Files.list(path)) {
                for (Path file : files.filter(file -> file.toString().endsWith(JSON)).sorted().toList()) {
                    String name = file.getFileName().toString();
                    all.add(file, Optional.of(name.substring(0, name.length() - JSON.length())));
                }
            }
            if (all.labels.isEmpty()) {
                throw new CommandFailure(ExitCode.FAILED, path + ": holds no label, no file that ends in " + JSON);
            }
        }
        all.unused.addAll(all.labels.keySet());
        return all;
    }

    /** @param page what a label that names no page is about */
    private void add(Path file, Optional<String> page) throws IOException {
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
             MappingIterator<Object> values = MAPPER.readerFor(Object.class).readValues(text)) {
            while (values.hasNextValue()) {
                Object value = values.nextValue();
                for (Object each : value instanceof List<?> list ? list : List.of(value)) {
                    Map<String, Object> json = new LinkedHashMap<>();
                    page.ifPresent(name -> json.put("source", name));
                    json.putAll(MAPPER.convertValue(each, new TypeReference<Map<String, Object>>() { }));
                    Label label = Label.of(json);
                    labels.put(plain(label.source()), label);
                }
            }
        } catch (JsonProcessingException e) {
            throw new CommandFailure(ExitCode.FAILED, file + ":" + e.getLocation().getLineNr() + ": is not JSON: "
                    + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.FAILED, file + ": " + e.getMessage(), e);
        }
    }

    /** The label of a page: of its whole path, else of the longest end of it that a label names. */
    Optional<Label> of(String source) {
        Optional<String> name = name(source);
        name.ifPresent(unused::remove);
        return name.map(labels::get);
    }

    /** The address that the label of a page gives. */
    Optional<String> url(String source) {
        return name(source).map(labels::get).flatMap(Label::url);
    }

    private Optional<String> name(String source) {
        String path = plain(source);
        int ending = path.lastIndexOf('.');
        return end(path).or(() -> ending < 0 ? Optional.empty() : end(path.substring(0, ending)));
    }

    private Optional<String> end(String path) {
        String rest = path;
        while (!labels.containsKey(rest)) {
            int slash = rest.indexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            rest = rest.substring(slash + 1);
        }
        return Optional.of(rest);
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
