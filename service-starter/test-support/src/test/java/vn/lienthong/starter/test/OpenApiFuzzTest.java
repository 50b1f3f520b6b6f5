package vn.lienthong.starter.test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fuzz finds what a service does wrong: here the service is one that does. */
class OpenApiFuzzTest {

    private static final String API = """
            {"paths": {"/api/letters": {"post": {
               "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Letter"}}}},
               "responses": {
                 "201": {"headers": {"ETag": {}}},
                 "400": {"$ref": "#/components/responses/400"}}}}},
             "components": {
               "responses": {"400": {"x-problem-types": ["invalid"]}},
               "schemas": {"Letter": {"type": "object", "required": ["number"], "properties": {
                 "number": {"type": "string"}, "note": {"type": ["string", "null"]},
                 "copies": {"type": "array", "items": {"type": "integer"}}}}}}}
            """;
    private static final String REFUSAL =
            "{\"type\": \"urn:lienthong:problem:invalid\", \"detail\": \"Sai.\", \"traceId\": \"1\"}";

    private final String suffix = TestMongo.get().newSuffix();
    private HttpServer server;
    private volatile Answers answers = OpenApiFuzzTest::refuse;

    interface Answers {
        void to(HttpExchange exchange, String body) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                answers.to(exchange, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void fuzz() throws Exception {
        OpenApiFuzz.of(server.getAddress().getPort(), suffix, API).run();
    }

    private static void refuse(HttpExchange exchange, String body) throws IOException {
        answer(exchange, 400, "application/problem+json", REFUSAL);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Test
    void aServiceThatRefusesInItsOwnWordsPasses() {
        assertThatCode(this::fuzz).doesNotThrowAnyException();
    }

    @Test
    void aServiceThatBreaksOnOneFieldIsFoundWithTheField() {
        answers = (exchange, body) -> {
            if (body.contains("\"note\":5")) {
                answer(exchange, 500, "application/problem+json", REFUSAL);
            } else {
                refuse(exchange, body);
            }
        };

        assertThatThrownBy(this::fuzz)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 of ")
                .hasMessageContaining("POST /api/letters  /note = 5 → 500")
                .hasMessageContaining("must never fail");
    }

    @Test
    void aServiceThatTakesWhatItMustNotTakeIsFound() {
        answers = (exchange, body) -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            answer(exchange, 201, "application/json", "{}");
        };

        assertThatThrownBy(this::fuzz)
                .hasMessageContaining("/number absent → 201")
                .hasMessageContaining("/copies/0 = null → 201")
                .hasMessageContaining("must be refused");
    }

    @Test
    void aPageAnUndeclaredStatusAndAnUndeclaredTypeAreFound() {
        answers = (exchange, body) -> answer(exchange, 400, "text/html", "<h1>400</h1>");
        assertThatThrownBy(this::fuzz).hasMessageContaining("is no problem but text/html");

        answers = (exchange, body) -> answer(exchange, 409, "application/problem+json", REFUSAL);
        assertThatThrownBy(this::fuzz).hasMessageContaining("problem type not declared");

        answers = (exchange, body) ->
                answer(exchange, 400, "application/problem+json", REFUSAL.replace("invalid", "something-else"));
        assertThatThrownBy(this::fuzz).hasMessageContaining("problem type not declared");
    }

    @Test
    void whatARefusedRequestLeavesBehindIsFound() {
        answers = (exchange, body) -> {
            TestMongo.get()
                    .client()
                    .getDatabase("letters" + suffix)
                    .getCollection("letters")
                    .insertOne(new Document());
            refuse(exchange, body);
        };

        assertThatThrownBy(this::fuzz).hasMessageContaining("changed what is stored");
    }
}
