package vn.lienthong.starter.observability;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import vn.lienthong.starter.http.Idempotent;
import vn.lienthong.starter.http.IfMatch;
import vn.lienthong.starter.http.Refuses;
import vn.lienthong.starter.http.Versioned;

/**
 * Declares for each operation every status it may answer with, and for refusals their types as {@code x-problem-types}:
 * those that follow from what the handler takes, and those it names by {@link Refuses}. Also the headers of answers.
 */
class DeclaredAnswers implements OperationCustomizer {

    static final String TYPES = "x-problem-types";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        var responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        operation.setResponses(responses);
        typesByStatus(operation, handler).forEach((status, types) -> {
            var response = responses.computeIfAbsent(String.valueOf(status), _ -> new ApiResponse());
            if (response.getDescription() == null) {
                response.setDescription(HttpStatus.valueOf(status).getReasonPhrase());
            }
            response.addExtension(TYPES, List.copyOf(types));
            if (status == 503 || status == 429) {
                response.addHeaderObject(
                        HttpHeaders.RETRY_AFTER, header("Seconds until another try makes sense", "integer"));
            }
        });
        headersOfSuccess(responses, handler);
        shapesOfHeaders(operation);
        return operation;
    }

    private static Map<Integer, Set<String>> typesByStatus(Operation operation, HandlerMethod handler) {
        var types = new TreeMap<Integer, Set<String>>();
        add(types, 400, "invalid");
        add(types, 401, "unauthenticated");
        add(types, 403, "forbidden");
        add(types, 406, "not-acceptable");
        add(types, 429, "too-many-requests");
        add(types, 500, "internal");
        add(types, 503, "service-unavailable", "busy");
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "path".equals(parameter.getIn()))) {
            add(types, 404, "not-found");
        }
        if (operation.getRequestBody() != null) {
            add(types, 413, "too-large");
            add(types, 415, "unsupported-media-type");
        }
        if (takes(handler, IfMatch.class)) {
            add(types, 412, "stale-version");
            add(types, 428, "precondition-required");
        }
        if (handler.hasMethodAnnotation(Idempotent.class)) {
            add(types, 400, "idempotency-key-required");
            add(types, 409, "idempotency-in-progress");
            add(types, 422, "idempotency-key-reused");
        }
        for (var own : AnnotatedElementUtils.findMergedRepeatableAnnotations(handler.getMethod(), Refuses.class)) {
            add(types, own.status(), own.types());
        }
        return types;
    }

    private static void add(Map<Integer, Set<String>> types, int status, String... slugs) {
        types.computeIfAbsent(status, _ -> new LinkedHashSet<>()).addAll(Arrays.asList(slugs));
    }

    private static boolean takes(HandlerMethod handler, Class<? extends Annotation> marked) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(marked));
    }

    private static void headersOfSuccess(ApiResponses responses, HandlerMethod handler) {
        var versioned = takes(handler, IfMatch.class) || handler.hasMethodAnnotation(Versioned.class);
        responses.forEach((status, response) -> {
            if (status.equals("201")) {
                response.addHeaderObject(HttpHeaders.LOCATION, header("Where the created thing is", "string"));
            }
            if (status.equals("201") || (status.equals("200") && versioned)) {
                response.addHeaderObject(HttpHeaders.ETAG, header("The version, e.g. \"3\"", "string"));
            }
        });
    }

    private static Header header(String description, String type) {
        return new Header().description(description).schema(ofType(type));
    }

    private static void shapesOfHeaders(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (var parameter : operation.getParameters()) {
            switch (String.valueOf(parameter.getName())) {
                case HttpHeaders.IF_MATCH ->
                    parameter
                            .schema(ofType("string").pattern("^(W/)?\"\\d{1,18}\"$"))
                            .example("\"3\"");
                case "Idempotency-Key" ->
                    parameter.schema(
                            ofType("string").minLength(1).maxLength(100).pattern("^[\\x21-\\x7e]+$"));
                default -> {}
            }
        }
    }

    private static Schema<?> ofType(String type) {
        var schema = new Schema<>().type(type);
        schema.addType(type);
        return schema;
    }
}
