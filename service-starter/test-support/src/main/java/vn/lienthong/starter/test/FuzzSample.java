package vn.lienthong.starter.test;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the schemas of an OpenAPI document: a value that fits one, and what one allows. */
final class FuzzSample {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Recursive schemas (a node with children) end here. */
    private static final int DEEPEST = 6;

    private final JsonNode api;

    FuzzSample(JsonNode api) {
        this.api = api;
    }

    /** The schema itself, references followed; of several alternatives the one that is not null. */
    JsonNode resolve(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolve(api.at(schema.path("$ref").asString().substring(1)));
        }
        for (var each : schema.path("oneOf")) {
            if (!"null".equals(each.path("type").asString(""))) {
                return resolve(each);
            }
        }
        return schema;
    }

    static boolean allowsNull(JsonNode schema) {
        for (var each : schema.path("oneOf")) {
            if (allowsNull(each)) {
                return true;
            }
        }
        return types(schema).contains("null");
    }

    static String types(JsonNode schema) {
        return schema.path("type").toString();
    }

    static String type(JsonNode resolved) {
        var type = resolved.path("type");
        if (!type.isArray()) {
            return type.asString("");
        }
        for (var each : type) {
            if (!"null".equals(each.asString())) {
                return each.asString();
            }
        }
        return "null";
    }

    JsonNode value(JsonNode schema) {
        return value(schema, 0);
    }

    private JsonNode value(JsonNode schema, int depth) {
        var resolved = resolve(schema);
        return switch (type(resolved)) {
            case "object" -> object(resolved, depth);
            case "array" -> {
                var array = NODES.arrayNode();
                if (depth < DEEPEST) {
                    array.add(value(resolved.path("items"), depth + 1));
                }
                yield array;
            }
            case "integer" -> NODES.numberNode(resolved.path("minimum").asInt(1));
            case "number" -> NODES.numberNode(1.5);
            case "boolean" -> NODES.booleanNode(true);
            case "string" -> NODES.stringNode(text(resolved));
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object(JsonNode resolved, int depth) {
        var object = NODES.objectNode();
        resolved.path("properties").properties().forEach(property -> {
            if (depth < DEEPEST || !allowsNull(property.getValue())) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        });
        return object;
    }

    static String text(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").get(0).asString();
        }
        if (schema.has("example")) {
            return schema.path("example").asString();
        }
        return switch (schema.path("format").asString("")) {
            case "date" -> "2026-06-12";
            case "date-time" -> "2026-06-12T03:00:00Z";
            case "email" -> "van-thu@truong.example.vn";
            default ->
                "mau".repeat(Math.max(1, Math.ceilDiv(schema.path("minLength").asInt(0), 3)));
        };
    }

    /** The schema of the value at a pointer into a body; {@code null} where the schema says nothing (free maps). */
    @Nullable
    JsonNode at(JsonNode schema, String pointer) {
        var current = schema;
        for (var step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
            var resolved = resolve(current);
            var next = "array".equals(type(resolved))
                    ? resolved.get("items")
                    : resolved.path("properties").get(step);
            if (next == null) {
                return null;
            }
            current = next;
        }
        return current;
    }
}
