// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The query of an address, read and rewritten; what is not touched keeps its spelling. */
final class Query {

    private final String head;
    private final List<String> parameters;

    private Query(String head, List<String> parameters) {
        this.head = head;
        this.parameters = parameters;
    }

    static Query of(String url) {
        int question = url.indexOf('?');
        List<String> parameters = new ArrayList<>();
        if (question >= 0) {
            for (String parameter : url.substring(question + 1).split("&")) {
                if (!parameter.isEmpty()) {
                    parameters.add(parameter);
                }
            }
        }
        return new Query(question < 0 ? url : url.substring(0, question), parameters);
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
    }

    boolean has(String name) {
        return parameters.stream().anyMatch(parameter -> name(parameter).equals(name));
    }

    /** The names, lower case, in order. */
    List<String> names() {
        return parameters.stream().map(Query::name).toList();
    }

    /** The value of the first parameter of that name, as spelt. */
    Optional<String> value(String name) {
        return parameters.stream().filter(parameter -> name(parameter).equals(name))
                .map(parameter -> parameter.substring(Math.min(parameter.length(), name.length() + 1))).findFirst();
    }

    OptionalInt number(String name) {
        return value(name).map(ScriptText::number).orElse(OptionalInt.empty());
    }

    /** The address with these parameters set instead of what it said of them. */
    String with(Map<String, String> values) {
        List<String> changed = new ArrayList<>(parameters);
        values.keySet().forEach(set -> changed.removeIf(parameter -> name(parameter).equalsIgnoreCase(set)));
        values.forEach((name, value) -> changed.add(name + "=" + encoded(value)));
        return head + "?" + String.join("&", changed);
    }

    /** The address without the parameters of that name. */
    String without(String name) {
        List<String> kept = parameters.stream().filter(parameter -> !name(parameter).equals(name)).toList();
        return kept.isEmpty() ? head : head + "?" + String.join("&", kept);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
