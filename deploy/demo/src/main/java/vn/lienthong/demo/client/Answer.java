package vn.lienthong.demo.client;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back.
 *
 * @param request method and path, for messages
 * @param took from sending to the last byte
 */
public record Answer(String request, int status, HttpHeaders headers, byte[] body, Duration took) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @throws Unexpected when the status is none of these */
    public Answer expect(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(expected -> expected == status)) {
            throw new Unexpected(
                    request + " answered " + status + " instead of " + Arrays.toString(statuses) + ": " + text());
        }
        return this;
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** Last part of the problem's type, "" when it is none. */
    public String problem() {
        if (!headers.firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
            return "";
        }
        var type = json().path("type").asString("");
        return type.substring(type.lastIndexOf(':') + 1);
    }

    /** The entity tag, to be sent back with the next change. */
    public String etag() {
        return headers.firstValue("ETag")
                .orElseThrow(() -> new Unexpected(request + " answered " + status + " without an ETag: " + text()));
    }

    public String text() {
        var text = new String(body, StandardCharsets.UTF_8);
        return text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
    }

    /** The system did not do what it promises. */
    public static class Unexpected extends RuntimeException {
        public Unexpected(String message) {
            super(message);
        }
    }
}
