package vn.lienthong.starter.test;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All that can be odd about one operation's requests, one thing at a time. */
final class FuzzCases {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONG_TEXT = 100_000;
    private static final int MANY = 3_000;

    /** What no parameter may contain, in whatever operation. */
    private static final List<String> UNREADABLE = List.of("%ff", "%00", "a%0Bb", "%E2%80%AEa", "%C0%80", "%ED%A0%80");

    private static final List<String> ODD = List.of(
            "",
            "%20",
            "-1",
            "0",
            "1e9",
            "99999999999999999999",
            "true",
            "null",
            "%5B%5D",
            "%7Bx%7D",
            "a%2Cb",
            "%F0%9F%8E%93",
            "2026-02-30",
            "+999999999-12-31",
            "x".repeat(5_000));

    private final FuzzSample sample;
    private final List<FuzzCase> cases = new ArrayList<>();

    FuzzCases(FuzzSample sample) {
        this.sample = sample;
    }

    List<FuzzCase> all() {
        return cases;
    }

    void whole(FuzzCase good) {
        cases.add(good.odd("nothing odd", false));
        var joint = good.target().contains("?") ? "&" : "?";
        cases.add(good.to(good.target() + joint + "=x").odd("a parameter without a name", true));
        cases.add(good.to(good.target() + joint + "nobody-knows=%ff").odd("an unreadable parameter", true));
        for (var accept : List.of("text/html", "image/png", "nonsense")) {
            cases.add(good.header("Accept", accept).odd("Accept: " + accept, false));
        }
    }

    void query(FuzzCase good, JsonNode parameter) {
        var name = parameter.path("name").asString();
        var schema = sample.resolve(parameter.path("schema"));
        for (var value : UNREADABLE) {
            cases.add(with(good, name, value).odd("?" + name + "=" + value, true));
        }
        for (var value : ODD) {
            cases.add(with(good, name, value).odd("?" + name + "=" + FuzzCase.shortened(value), false));
        }
        var typed = !"string".equals(FuzzSample.type(schema)) || schema.has("enum") || schema.has("format");
        cases.add(with(good, name, "khong-phai").odd("?" + name + " of another type", typed));
        cases.add(with(with(good, name, "1"), name, "2").odd("?" + name + " twice", false));
    }

    private static FuzzCase with(FuzzCase good, String name, String value) {
        var rest = good.target().replaceAll("([?&])" + name + "=[^&]*&?", "$1").replaceAll("[?&]$", "");
        return good.to(rest + (rest.contains("?") ? "&" : "?") + name + "=" + value);
    }

    /** @param template the good target with the variable left in */
    void path(FuzzCase good, String template, String name) {
        var variable = "{" + name + "}";
        for (var value : UNREADABLE) {
            cases.add(good.to(template.replace(variable, value)).odd(variable + " = " + value, true));
        }
        for (var value : List.of(
                "%7Bx%7D", "-1", "9".repeat(30), "x".repeat(3_000), "%20", "%2e%2e%2f", "a%2Fb", "%3B", "%25")) {
            cases.add(good.to(template.replace(variable, value))
                    .odd(variable + " = " + FuzzCase.shortened(value), false));
        }
    }

    void header(FuzzCase good, String name) {
        cases.add(good.header(name, null).odd(name + " absent", true));
        for (var value : List.of("", "\u0080", "x".repeat(5_000))) {
            cases.add(good.header(name, value).odd(name + ": " + FuzzCase.shortened(value), !value.equals("\u0080")));
        }
        if ("If-Match".equals(name)) {
            for (var value :
                    List.of("*", "1", "\"x\"", "W/\"x\"", "\"1\", \"2\"", "\"99999999999999999999\"", "\"-1\"")) {
                cases.add(good.header(name, value).odd(name + ": " + value, true));
            }
        }
    }

    /** A body that is no JSON to us. */
    void raw(FuzzCase good) {
        cases.add(good.body("").odd("an empty body", false));
        cases.add(good.header("Content-Type", "multipart/form-data").odd("multipart without boundary", false));
        cases.add(good.header("Content-Type", "nonsense").odd("Content-Type: nonsense", false));
        cases.add(good.header("Content-Type", null).odd("no Content-Type", false));
        cases.add(good.body(new byte[] {0, (byte) 0xff, 0x50, 0x4b, 3, 4}).odd("bytes", false));
    }

    void json(FuzzCase good, JsonNode body, JsonNode schema, boolean required) {
        for (var type :
                List.of("text/plain", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded")) {
            cases.add(good.header("Content-Type", type).odd("Content-Type: " + type, true));
        }
        cases.add(good.header("Content-Type", "nonsense").odd("Content-Type: nonsense", true));
        cases.add(good.header("Content-Type", null).odd("no Content-Type", true));
        var text = body.toString();
        cases.add(good.body("").odd("an empty body", required));
        cases.add(good.body("null").odd("null", required));
        for (var other :
                List.of("[]", "5", "\"\"", "true", "{", "[" + text, text + " " + text, "nonsense", "{\"\\u0000\":1}")) {
            cases.add(good.body(other).odd("the body is " + FuzzCase.shortened(other), true));
        }
        cases.add(good.body(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})
                .odd("no UTF-8", true));
        cases.add(good.body("[".repeat(MANY)).odd("too deep", true));
        cases.add(good.body("{\"a\":".repeat(MANY)).odd("too deep an object", true));
        values(good, body, body, schema, "");
    }

    private void values(FuzzCase good, JsonNode body, JsonNode at, JsonNode schema, String pointer) {
        if (at instanceof ObjectNode object) {
            if (sample.resolve(schema).has("properties")) {
                cases.add(good.body(changed(body, pointer + "/nobody_knows", NODES.numberNode(1)))
                        .odd(pointer + "/nobody_knows is unknown", true));
            }
            object.properties().forEach(property -> {
                var where = pointer + "/" + property.getKey();
                var declared = sample.at(schema, "/" + property.getKey());
                if (declared == null) {
                    return;
                }
                value(good, body, property.getValue(), declared, where, isRequired(schema, property.getKey()));
                values(good, body, property.getValue(), declared, where);
                cases.add(good.body(twice(body, pointer, property.getKey())).odd(where + " twice", true));
            });
        } else if (at instanceof ArrayNode array && !array.isEmpty()) {
            var items = sample.resolve(schema).path("items");
            cases.add(good.body(changed(body, pointer, NODES.arrayNode().add(NODES.nullNode())))
                    .odd(pointer + "/0 = null", !FuzzSample.allowsNull(items)));
            var many = NODES.arrayNode();
            for (int i = 0; i < MANY; i++) {
                many.add(array.get(0));
            }
            cases.add(good.body(changed(body, pointer, many)).odd(pointer + " of " + MANY, false));
            value(good, body, array.get(0), items, pointer + "/0", false);
            values(good, body, array.get(0), items, pointer + "/0");
        }
    }

    private boolean isRequired(JsonNode schema, String name) {
        for (var each : sample.resolve(schema).path("required")) {
            if (each.asString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void value(FuzzCase good, JsonNode body, JsonNode value, JsonNode schema, String at, boolean required) {
        var nullable = FuzzSample.allowsNull(schema);
        cases.add(good.body(changed(body, at, NODES.nullNode())).odd(at + " = null", !nullable));
        cases.add(good.body(changed(body, at, null)).odd(at + " absent", required && !nullable));
        var resolved = sample.resolve(schema);
        switch (FuzzSample.type(resolved)) {
            case "string" -> {
                var narrow = resolved.has("enum") || resolved.has("format");
                for (var wrong : List.of("5", "true", "[]", "{}", "[\"a\"]")) {
                    put(good, body, at, wrong, true);
                }
                for (var wrong : List.of("\\u0000", "a\\u000bb", "a\\u202eb", "\\ud800", "\\ufffe")) {
                    put(good, body, at, "\"" + wrong + "\"", true);
                }
                for (var odd : List.of("\"\"", "\" \"", "\"khong-phai\"")) {
                    put(
                            good,
                            body,
                            at,
                            odd,
                            resolved.has("enum")
                                    || "date".equals(resolved.path("format").asString("")));
                }
                put(good, body, at, "\"" + "a".repeat(LONG_TEXT) + "\"", narrow);
            }
            case "integer" -> {
                for (var wrong : List.of("\"1\"", "1.5", "1e400", "true", "[]", "{}", "9".repeat(30), "\"\"")) {
                    put(good, body, at, wrong, true);
                }
                put(good, body, at, "-1", false);
                put(good, body, at, "2147483647", false);
            }
            case "number" -> {
                for (var wrong : List.of("\"1\"", "true", "[]", "{}", "\"\"")) {
                    put(good, body, at, wrong, true);
                }
                for (var odd : List.of("-1", "1e400", "9".repeat(90), "1e-400")) {
                    put(good, body, at, odd, false);
                }
            }
            case "boolean" -> {
                for (var wrong : List.of("0", "\"true\"", "[]", "{}", "\"\"")) {
                    put(good, body, at, wrong, true);
                }
            }
            case "array" -> {
                for (var wrong : List.of("{}", "\"\"", "\"a\"", "5")) {
                    put(good, body, at, wrong, true);
                }
                put(good, body, at, "[]", false);
            }
            case "object" -> {
                for (var wrong : List.of("[]", "\"\"", "\"a\"", "5", "true")) {
                    put(good, body, at, wrong, true);
                }
                put(good, body, at, "{}", false);
            }
            default -> put(good, body, at, value.toString(), false);
        }
    }

    private void put(FuzzCase good, JsonNode body, String at, String json, boolean refused) {
        // By a mark: some of the odd values are none that a tree could hold.
        var mark = "\"mark-of-the-fuzz\"";
        var text = changed(body, at, NODES.stringNode("mark-of-the-fuzz")).replace(mark, json);
        cases.add(good.body(text).odd(at + " = " + FuzzCase.shortened(json), refused));
    }

    /** @param value {@code null} takes the value away */
    private static String changed(JsonNode body, String pointer, @org.jspecify.annotations.Nullable JsonNode value) {
        if (pointer.isEmpty()) {
            return String.valueOf(value);
        }
        var copy = body.deepCopy();
        var cut = pointer.lastIndexOf('/');
        var parent = copy.at(pointer.substring(0, cut));
        var last = pointer.substring(cut + 1);
        if (parent instanceof ObjectNode object) {
            if (value == null) {
                object.remove(last);
            } else {
                object.set(last, value);
            }
        } else if (parent instanceof ArrayNode array) {
            if (value == null) {
                array.remove(Integer.parseInt(last));
            } else {
                array.set(Integer.parseInt(last), value);
            }
        }
        return copy.toString();
    }

    private static String twice(JsonNode body, String pointer, String name) {
        var object = body.at(pointer);
        var first = "\"" + name + "\":" + object.get(name);
        var text = object.toString();
        return body.toString()
                .replace(text, text.replaceFirst("\\{", java.util.regex.Matcher.quoteReplacement("{" + first + ",")));
    }
}
