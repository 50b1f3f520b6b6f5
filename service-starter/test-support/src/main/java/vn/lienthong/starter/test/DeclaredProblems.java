package vn.lienthong.starter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.ConfigurableMockMvcBuilder;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every refusal that any test of a service sees is one that {@code openapi.json} declares for the operation. So the tests
 * that try each outcome of an endpoint keep the document complete.
 */
final class DeclaredProblems implements MockMvcBuilderCustomizer {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TYPE = "urn:lienthong:problem:";

    private final @Nullable JsonNode api = read(Path.of("openapi.json"));

    @Override
    public void customize(ConfigurableMockMvcBuilder<?> builder) {
        if (api != null) {
            builder.alwaysExpect(result -> check(api, result));
        }
    }

    private static void check(JsonNode api, MvcResult result) throws Exception {
        var answer = result.getResponse();
        var pattern = result.getRequest().getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (answer.getStatus() < 400 || pattern == null) {
            return;
        }
        var method = String.valueOf(result.getRequest().getMethod()).toLowerCase(Locale.ROOT);
        var operation = api.path("paths").path(pattern.toString()).path(method);
        if (operation.isMissingNode()
                || !String.valueOf(answer.getContentType()).contains("problem")) {
            return;
        }
        var type = JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8))
                .path("type")
                .asString("");
        var declared = declared(api, operation, answer.getStatus());
        if (!declares(declared, type)) {
            throw new AssertionError("%s %s answered %d %s, which openapi.json does not declare: %s"
                    .formatted(method, pattern, answer.getStatus(), type, declared));
        }
    }

    static JsonNode declared(JsonNode api, JsonNode operation, int status) {
        return new FuzzSample(api).resolve(operation.path("responses").path(String.valueOf(status)));
    }

    static boolean declares(JsonNode response, String type) {
        for (var slug : response.path("x-problem-types")) {
            if (type.equals(TYPE + slug.asString())) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable JsonNode read(Path file) {
        try {
            return Files.exists(file) ? JSON.readTree(Files.readString(file)) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
