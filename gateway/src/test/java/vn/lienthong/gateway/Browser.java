package vn.lienthong.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at a browser: keeps cookies as browsers do and sends the token that the session gave. */
public final class Browser {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String address;
    private final HttpClient client;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private @Nullable String csrf;

    public Browser(int port) {
        this(port, "127.0.0.1");
    }

    /** @param from the address that the gateway sees; every one of 127.0.0.0/8 is ours */
    public Browser(int port, String from) {
        this.address = "http://127.0.0.1:" + port;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .localAddress(InetAddress.ofLiteral(from))
                .build();
    }

    /** An answer: status, headers, body. */
    public record Answer(HttpResponse<String> http) {

        public int status() {
            return http.statusCode();
        }

        public String body() {
            return http.body();
        }

        public JsonNode json() {
            return JSON.readTree(http.body());
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        /** Last part of the problem's type. */
        public String problem() {
            var type = json().path("type").asString("");
            return type.substring(type.lastIndexOf(':') + 1);
        }
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Answer signIn(String tenant, String username, String password) {
        var answer =
                post("/api/session", Map.of("tenant", tenant, "username", username, "password", password), Map.of());
        if (answer.status() == 200) {
            csrf = answer.json().path("csrf").path("token").asString();
        }
        return answer;
    }

    /** What every request of this browser carries. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Cookie", cookieHeader());
        if (csrf != null) {
            headers.put("X-CSRF-TOKEN", csrf);
        }
        return headers;
    }

    public void forgetCsrf() {
        csrf = null;
    }

    public Answer get(String path) {
        return get(path, Map.of());
    }

    /** As when somebody types the address. */
    public Answer open(String path) {
        return get(path, Map.of("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
    }

    public Answer get(String path, Map<String, String> headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public Answer post(String path, @Nullable Object body) {
        return post(path, body, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    public Answer post(String path, @Nullable Object body, Map<String, String> headers) {
        return send("POST", path, json(body), withType(headers));
    }

    public Answer put(String path, Object body, long version) {
        return send("PUT", path, json(body), withType(Map.of("If-Match", "\"" + version + "\"")));
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer submit(String path, Map<String, String> fields) {
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                "POST",
                path,
                BodyPublishers.ofString(form),
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html"));
    }

    public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        try {
            var answer = client.send(
                    request(path, headers).method(method, body).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            for (var cookie : answer.headers().allValues("Set-Cookie")) {
                keep(cookie);
            }
            return new Answer(answer);
        } catch (IOException failure) {
            throw new AssertionError(method + " " + path + " got no answer", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** For answers that do not end: the caller reads the lines. */
    public HttpResponse<java.io.InputStream> stream(String path) throws IOException, InterruptedException {
        return client.send(
                request(path, Map.of("Accept", "text/event-stream")).GET().build(), BodyHandlers.ofInputStream());
    }

    /** A POST whose body says it comes in chunks and then does not. @return the first line of the answer */
    public String sendBrokenChunk(String path) throws IOException {
        try (var raw = raw("POST", path, "Transfer-Encoding: chunked")) {
            raw.send("không phải số\r\n");
            return raw.line();
        }
    }

    /** Begins a request exactly as given, which no client library would send, under this browser's session. */
    public Raw raw(String method, String target, String... headers) throws IOException {
        var raw = new Raw(
                new Socket(URI.create(address).getHost(), URI.create(address).getPort()));
        raw.send(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookieHeader()
                + "\r\nX-CSRF-TOKEN: " + csrf + "\r\n"
                + Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining()) + "\r\n");
        return raw;
    }

    /** A connection that sends what it is told, when it is told. */
    public record Raw(Socket socket) implements AutoCloseable {

        public void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        public String line() throws IOException {
            return Objects.requireNonNullElse(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine(),
                    "");
        }

        /** Everything until the other side closes. */
        public String rest() throws IOException {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        if (csrf != null) {
            request.header("X-CSRF-TOKEN", csrf);
        }
        headers.forEach(request::header);
        return request;
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(String cookie) {
        var pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static Map<String, String> withType(Map<String, String> headers) {
        var all = new LinkedHashMap<>(headers);
        all.putIfAbsent("Content-Type", "application/json");
        return all;
    }

    private static BodyPublisher json(@Nullable Object body) {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
    }
}
