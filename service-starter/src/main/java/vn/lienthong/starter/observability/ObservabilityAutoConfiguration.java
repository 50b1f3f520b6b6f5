package vn.lienthong.starter.observability;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import vn.lienthong.starter.http.IdempotencyKey;
import vn.lienthong.starter.security.Caller;

/** The OpenAPI document of a service says which fields are always there and how problems look. */
@AutoConfiguration
class ObservabilityAutoConfiguration {

    static {
        // The caller comes from the token, not from the request.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, IdempotencyKey.class);
    }

    @Bean
    RequiredComponents requiredComponents() {
        var converter = new RequiredComponents();
        ModelConverters.getInstance(true).addConverter(converter);
        return converter;
    }

    @Bean
    OpenAPI openApi(@Value("${spring.application.name}") String service) {
        return new OpenAPI()
                .info(new Info()
                        .title("Liên Thông: " + service)
                        .version("v1")
                        .license(new License().name("Apache-2.0")));
    }

    @Bean
    DeclaredAnswers declaredAnswers() {
        return new DeclaredAnswers();
    }

    @Bean
    GlobalOpenApiCustomizer problemResponses() {
        return api -> {
            if (api.getPaths() == null) {
                return;
            }
            // Here and not in the bean above: what no operation refers to yet is dropped before customizers run.
            api.schema("Problem", problem());
            for (var path : api.getPaths().values()) {
                for (var operation : path.readOperations()) {
                    var responses = operation.getResponses();
                    responses.addApiResponse(
                            "default",
                            new ApiResponse()
                                    .description("RFC 9457 problem; `type` is stable, `detail` is Vietnamese"));
                    responses.forEach((status, response) -> {
                        if (!status.startsWith("2") && !status.startsWith("3")) {
                            // Beside a body of its own, e.g. an import's list of faults.
                            var content = describesItself(response) ? response.getContent() : new Content();
                            response.setContent(content.addMediaType(
                                    "application/problem+json",
                                    new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
                        }
                    });
                    responses.replaceAll((status, response) -> shared(api, status, response));
                }
            }
        };
    }

    /** What is refused alike in many operations is written once. */
    private static ApiResponse shared(OpenAPI api, String status, ApiResponse response) {
        var types = response.getExtensions() == null
                ? null
                : response.getExtensions().get(DeclaredAnswers.TYPES);
        if (!(types instanceof List<?> list)
                || !HttpStatus.valueOf(Integer.parseInt(status))
                        .getReasonPhrase()
                        .equals(response.getDescription())) {
            return response;
        }
        var name = status + "-" + list.stream().map(String::valueOf).collect(Collectors.joining("-"));
        api.getComponents().addResponses(name, response);
        return new ApiResponse().$ref("#/components/responses/" + name);
    }

    /** A refusal with a body of its own, e.g. an import's list of faults. */
    private static boolean describesItself(ApiResponse response) {
        return response.getContent() != null
                && response.getContent().values().stream()
                        .anyMatch(type ->
                                type.getSchema() != null && type.getSchema().get$ref() != null);
    }

    private static Schema<?> problem() {
        var error = new Schema<>()
                .type("object")
                .addProperty("pointer", text())
                .addProperty("detail", text())
                .addRequiredItem("pointer")
                .addRequiredItem("detail");
        error.addType("object");
        var errors = new Schema<>().type("array").items(error);
        errors.addType("array");
        var status = new Schema<>().type("integer");
        status.addType("integer");
        var problem = new Schema<>()
                .type("object")
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", status)
                .addProperty("detail", text())
                .addProperty("traceId", text())
                .addProperty("errors", errors)
                .addRequiredItem("type")
                .addRequiredItem("status")
                .addRequiredItem("detail");
        problem.addType("object");
        return problem;
    }

    private static Schema<?> text() {
        var schema = new Schema<>().type("string");
        schema.addType("string");
        return schema;
    }
}
