// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A value of a parsed record. Made from Jackson's parser alone: its object mapper takes longer to start than a short
 * query takes to answer.
 */
final class JsonValue {

    private static final JsonValue MISSING = new JsonValue(null);
    /** A record is three levels deep; Jackson itself refuses a thousand. */
    private static final int DEEPEST = 20;

    /** Map, List, String, BigDecimal, Boolean, or null for JSON null and what is not there. */
    private final Object value;

    private JsonValue(Object value) {
        this.value = value;
    }

    /** The one value that {@code json} holds. */
    static JsonValue read(JsonParser json) throws IOException {
        json.nextToken();
        JsonValue value = value(json, 0);
        if (json.nextToken() != null) {
            throw new MalformedRecord("more than one value");
        }
        return value;
    }

    private static JsonValue value(JsonParser json, int depth) throws IOException {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw new MalformedRecord("not JSON: nothing there");
        }
        if (depth > DEEPEST) {
            throw new MalformedRecord("nested too deep for a record");
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, JsonValue> fields = new LinkedHashMap<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    json.nextToken();
                    fields.put(name, value(json, depth + 1));
                }
                yield new JsonValue(fields);
            }
            case START_ARRAY -> {
                List<JsonValue> items = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(json, depth + 1));
                }
                yield new JsonValue(items);
            }
            case VALUE_STRING -> new JsonValue(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue(json.getDecimalValue());
            case VALUE_TRUE -> new JsonValue(Boolean.TRUE);
            case VALUE_FALSE -> new JsonValue(Boolean.FALSE);
            default -> MISSING;
        };
    }

    boolean isObject() {
        return value instanceof Map;
    }

    JsonValue get(String name) {
        return fields().getOrDefault(name, MISSING);
    }

    @SuppressWarnings("unchecked")
    Map<String, JsonValue> fields() {
        return value instanceof Map ? (Map<String, JsonValue>) value : Map.of();
    }

    @SuppressWarnings("unchecked")
    List<JsonValue> items() {
        return value instanceof List ? (List<JsonValue>) value : List.of();
    }

    Optional<String> text(String name) {
        return get(name).value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    String needed(String name) {
        return text(name).orElseThrow(() -> new MalformedRecord("field '" + name + "' is missing"));
    }

    /** The number in the one form that equal numbers share. */
    Optional<BigDecimal> number(String name) {
        if (!(get(name).value instanceof BigDecimal number)) {
            return Optional.empty();
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return Optional.of(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    boolean truth(String name) {
        return Boolean.TRUE.equals(get(name).value);
    }

    /** The texts of a list; anything else in it is passed over. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonValue item : get(name).items()) {
            if (item.value instanceof String text) {
                texts.add(text);
            }
        }
        return texts;
    }

    SortedMap<String, String> textMap(String name) {
        SortedMap<String, String> texts = new TreeMap<>();
        get(name).fields().forEach((key, field) -> {
            if (field.value instanceof String text) {
                texts.put(key, text);
            }
        });
        return texts;
    }
}
