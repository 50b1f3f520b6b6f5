package vn.lienthong.starter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds a service to the {@code openapi.json} committed in its folder: clients are generated from that file, so code that
 * answers otherwise breaks them.
 */
public final class OpenApiContract {

    private static final String FILE = "openapi.json";
    private static final String WRITE = "openapi.write";
    private static final int MOST_LINES = 60;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OpenApiContract() {}

    /**
     * Fails with what differs between the running service and {@code openapi.json} in the module's folder; with {@code
     * -Dopenapi.write=true} it writes the file instead.
     */
    public static void verify(MockMvc mvc) throws Exception {
        MvcResult result = mvc.perform(
                        MockMvcRequestBuilders.get("/v3/api-docs").accept(MediaType.APPLICATION_JSON))
                .andReturn();
        if (result.getResponse().getStatus() != 200) {
            throw new AssertionError(
                    "/v3/api-docs answered " + result.getResponse().getStatus());
        }
        verify(
                result.getResponse().getContentAsString(StandardCharsets.UTF_8),
                Path.of(FILE),
                Boolean.getBoolean(WRITE));
    }

    static void verify(String served, Path committed, boolean write) {
        JsonNode actual = normal(JSON.readTree(served));
        if (write) {
            write(committed, actual);
            return;
        }
        if (!Files.exists(committed)) {
            throw new AssertionError(
                    committed.toAbsolutePath() + " is missing; write it with -D" + WRITE + "=true and commit it");
        }
        List<String> differences = new ArrayList<>();
        compare("", normal(JSON.readTree(read(committed))), actual, differences);
        if (!differences.isEmpty()) {
            throw new AssertionError(message(committed, differences));
        }
    }

    private static String message(Path committed, List<String> differences) {
        List<String> shown = differences.subList(0, Math.min(MOST_LINES, differences.size()));
        String more =
                differences.size() > shown.size() ? "%n… and %d more".formatted(differences.size() - shown.size()) : "";
        return "The service's API differs from %s:%n%s%s%nIf that is meant, run this test with -D%s=true and commit the file."
                .formatted(committed, String.join(System.lineSeparator(), shown), more, WRITE);
    }

    private static void compare(
            String pointer, @Nullable JsonNode committed, @Nullable JsonNode served, List<String> differences) {
        if (committed == null) {
            differences.add("+ " + pointer + "  " + brief(served));
        } else if (served == null) {
            differences.add("- " + pointer + "  " + brief(committed));
        } else if (committed.isObject() && served.isObject()) {
            TreeMap<String, Boolean> names = new TreeMap<>();
            committed.propertyNames().forEach(name -> names.put(name, true));
            served.propertyNames().forEach(name -> names.put(name, true));
            names.keySet()
                    .forEach(name -> compare(
                            pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                            committed.get(name),
                            served.get(name),
                            differences));
        } else if (committed.isArray() && served.isArray() && committed.size() == served.size()) {
            for (int i = 0; i < committed.size(); i++) {
                compare(pointer + "/" + i, committed.get(i), served.get(i), differences);
            }
        } else if (!committed.equals(served)) {
            differences.add("~ " + pointer + "  " + brief(committed) + " → " + brief(served));
        }
    }

    private static String brief(@Nullable JsonNode node) {
        String text = String.valueOf(node);
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }

    /** Keys sorted, so that a diff shows changes alone; no servers, since they name the machine that wrote the file. */
    private static JsonNode normal(JsonNode node) {
        JsonNode sorted = sorted(node);
        if (sorted instanceof ObjectNode root) {
            root.remove("servers");
        }
        return sorted;
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            fields.forEach(result::set);
            return result;
        }
        if (node.isArray()) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> result.add(sorted(each)));
            return result;
        }
        return node;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, JsonNode content) {
        DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(twoSpaces).withArrayIndenter(twoSpaces);
        try {
            Files.writeString(file, JSON.writer().with(printer).writeValueAsString(content) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
