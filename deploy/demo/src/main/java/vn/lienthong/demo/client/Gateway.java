package vn.lienthong.demo.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The one address of the system. */
public final class Gateway {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /** Longer than any step may take; a hang is a failure, not a wait. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;
    final HttpClient http;

    public Gateway(URI base) {
        this(base, null);
    }

    /** @param from address of this machine that the requests come from; {@code null} for whichever fits */
    public Gateway(URI base, @Nullable InetAddress from) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .localAddress(from)
                .build();
    }

    public URI resolve(String path) {
        return base.resolve(path);
    }

    /** Tries to sign in. */
    public Answer trySignIn(String tenant, String username, String password) {
        return send(HttpRequest.newBuilder(resolve("/api/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(
                        Map.of("tenant", tenant, "username", username, "password", password)))));
    }

    /** Signs in; the session then carries cookie and CSRF token by itself. */
    public Session signIn(String tenant, String username, String password) {
        var answer = trySignIn(tenant, username, password).expect(200);
        var csrf = answer.json().path("csrf");
        return new Session(
                this,
                username + "@" + tenant,
                cookies(answer.headers().allValues("Set-Cookie")),
                csrf.path("header").asString(),
                csrf.path("token").asString());
    }

    /** A request without a session. */
    public Answer anonymous(String method, String path) {
        return send(HttpRequest.newBuilder(resolve(path)).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    public Answer send(HttpRequest.Builder builder) {
        var request = builder.timeout(PATIENCE).build();
        var name = request.method() + " " + request.uri().getPath();
        try {
            var start = System.nanoTime();
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    name,
                    response.statusCode(),
                    response.headers(),
                    response.body(),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException unreachable) {
            throw new Unreachable(name, unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Unreachable(name, stopping);
        }
    }

    private static String cookies(List<String> headers) {
        return String.join(
                "; ",
                headers.stream()
                        .map(header -> header.split(";", 2)[0])
                        .filter(cookie -> cookie.indexOf('=') < cookie.length() - 1)
                        .toList());
    }

    /** No answer at all: the connection failed or broke off. Whether the request took effect is unknown. */
    public static class Unreachable extends RuntimeException {
        Unreachable(String request, Throwable cause) {
            super(request + " was not answered", cause);
        }
    }
}
