// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One value of a YAML file that knows its line. Reading never throws: what does not fit is added to the mistakes and
 * an empty value returned, so that one run finds every mistake.
 */
public final class YamlNode {

    private final Path file;
    private final Optional<Node> node;
    private final ConfigMistakes mistakes;

    private YamlNode(Path file, Optional<Node> node, ConfigMistakes mistakes) {
        this.file = file;
        this.node = node;
        this.mistakes = mistakes;
    }

    /** The root of {@code file}; an unreadable or malformed file is a mistake and reads as empty. */
    public static YamlNode read(Path file, ConfigMistakes mistakes) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
            if (root == null) {
                mistakes.add(file, 0, "is empty");
            }
            return new YamlNode(file, Optional.ofNullable(root), mistakes);
        } catch (NoSuchFileException e) {
            mistakes.add(file, 0, "does not exist");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            mistakes.add(file, line, "is not YAML: " + e.getProblem());
        } catch (IOException | YAMLException e) {
            mistakes.add(file, 0, "cannot be read: " + e.getMessage());
        }
        return new YamlNode(file, Optional.empty(), mistakes);
    }

    public Path file() {
        return file;
    }

    /** Line counted from 1; 0 for a value that is not there. */
    public int line() {
        return node.map(n -> n.getStartMark().getLine() + 1).orElse(0);
    }

    public boolean isPresent() {
        return node.isPresent();
    }

    /** Adds a mistake at this place. */
    public void mistake(String what) {
        mistakes.add(file, line(), what);
    }

    /** The entries of a map in file order; anything else is a mistake. */
    public Map<String, YamlNode> map() {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        if (node.isEmpty()) {
            return entries;
        }
        if (!(node.get() instanceof MappingNode mapping)) {
            mistake("should be a map of names to values");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                mistake("has a name that is not a plain word");
            } else if (entries.put(key.getValue(), child(tuple.getValueNode())) != null) {
                mistakes.add(file, key.getStartMark().getLine() + 1, "says '" + key.getValue() + "' twice");
            }
        }
        return entries;
    }

    /** The entries of a map, where every name outside {@code allowed} is a mistake. */
    public Map<String, YamlNode> map(Set<String> allowed) {
        Map<String, YamlNode> entries = map();
        entries.forEach((name, value) -> {
            if (!allowed.contains(name)) {
                value.mistake("'" + name + "' is not known here; known are " + String.join(", ", allowed));
            }
        });
        return entries;
    }

    /** The entries of a list; a missing list is empty, a single value is a list of one. */
    public List<YamlNode> list() {
        List<YamlNode> entries = new ArrayList<>();
        node.ifPresent(n -> {
            if (n instanceof SequenceNode sequence) {
                sequence.getValue().forEach(value -> entries.add(child(value)));
            } else {
                entries.add(this);
            }
        });
        return entries;
    }

    /** A list of texts. */
    public List<String> texts() {
        return list().stream().map(YamlNode::text).toList();
    }

    /**
     * One regular expression for a list of them, any of which may match. One that is none is a mistake and left out.
     */
    public String anyPattern() {
        StringJoiner any = new StringJoiner("|");
        for (YamlNode item : list()) {
            try {
                any.add(Pattern.compile(item.text()).pattern());
            } catch (PatternSyntaxException e) {
                item.mistake("is no regular expression: " + e.getDescription());
            }
        }
        return any.toString();
    }

    /** A scalar's text; a map or list here is a mistake and reads as empty. */
    public String text() {
        if (node.isEmpty()) {
            return "";
        }
        if (node.get() instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        mistake("should be a single value");
        return "";
    }

    /** A whole number; anything else is a mistake and reads as {@code fallback}. */
    public int integer(int fallback) {
        String text = text();
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            mistake("should be a whole number, not '" + text + "'");
            return fallback;
        }
    }

    /** {@code true} or {@code false}; anything else is a mistake and reads as false. */
    public boolean bool() {
        String text = text();
        if (!text.equals("true") && !text.equals("false")) {
            mistake("should be true or false, not '" + text + "'");
        }
        return text.equals("true");
    }

    /** The value of {@code name} in this map, absent when it is not there. */
    public YamlNode get(String name) {
        if (node.isPresent() && node.get() instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
                    return child(tuple.getValueNode());
                }
            }
        }
        return new YamlNode(file, Optional.empty(), mistakes);
    }

    /** The value of {@code name} in this map; its absence is a mistake. */
    public YamlNode required(String name) {
        YamlNode value = get(name);
        if (!value.isPresent() && isPresent()) {
            mistake("'" + name + "' is missing");
        }
        return value;
    }

    private YamlNode child(Node value) {
        return new YamlNode(file, Optional.of(value), mistakes);
    }
}
