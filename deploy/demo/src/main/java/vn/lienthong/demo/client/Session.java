package vn.lienthong.demo.client;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody signed in. */
public final class Session {

    final Gateway gateway;
    private final String name;
    private final String cookie;
    private final String csrfHeader;
    private final String csrfToken;

    Session(Gateway gateway, String name, String cookie, String csrfHeader, String csrfToken) {
        this.gateway = gateway;
        this.name = name;
        this.cookie = cookie;
        this.csrfHeader = csrfHeader;
        this.csrfToken = csrfToken;
    }

    public Answer get(String path) {
        return gateway.send(request(path).GET());
    }

    /** Creates something, with a new Idempotency-Key. */
    public Answer post(String path, @Nullable Object body) {
        return create(path, body, UUID.randomUUID().toString());
    }

    public Answer create(String path, @Nullable Object body, String key) {
        return gateway.send(json(request(path).header("Idempotency-Key", key), "POST", body));
    }

    /** Changes something that was seen in this version. */
    public Answer post(String path, String etag, @Nullable Object body) {
        return gateway.send(json(request(path).header("If-Match", etag), "POST", body));
    }

    public Answer put(String path, String etag, Object body) {
        return gateway.send(json(request(path).header("If-Match", etag), "PUT", body));
    }

    /** Any request, as raw as a hostile client sends it. */
    public Answer send(String method, String path, @Nullable Object body, List<String> headers) {
        var request = json(request(path), method, body);
        for (var i = 0; i + 1 < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return gateway.send(request);
    }

    /** Any bytes; the headers say what they are. */
    public Answer raw(String method, String path, byte[] body, List<String> headers) {
        var request = request(path).method(method, BodyPublishers.ofByteArray(body));
        for (var i = 0; i + 1 < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return gateway.send(request);
    }

    /** The head of an upload as it goes over the wire, for a client that then sends slowly, or never. */
    public String head(String path, long length) {
        return "POST " + path + " HTTP/1.1\r\nHost: " + gateway.resolve("/").getAuthority() + "\r\nCookie: " + cookie
                + "\r\n" + csrfHeader + ": " + csrfToken + "\r\nIdempotency-Key: " + UUID.randomUUID()
                + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + length + "\r\n\r\n";
    }

    /** Sends a file as it is. */
    public Answer upload(String path, byte[] file) {
        return gateway.send(request(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(file)));
    }

    /** All elements of a paged list. */
    public List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        String cursor = null;
        do {
            var separator = path.contains("?") ? "&" : "?";
            var page = get(path + separator + "limit=200" + (cursor == null ? "" : "&cursor=" + encoded(cursor)))
                    .expect(200)
                    .json();
            page.path("items").forEach(items::add);
            cursor = page.path("next").isString() ? page.path("next").asString() : null;
        } while (cursor != null);
        return items;
    }

    public LiveStream live() {
        return LiveStream.open(gateway, request("/api/notifications/stream"));
    }

    public static String encoded(String parameter) {
        return URLEncoder.encode(parameter, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .header("Cookie", cookie)
                .header(csrfHeader, csrfToken)
                .header("Accept", "application/json, application/problem+json, text/event-stream");
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, String method, @Nullable Object body) {
        if (body == null) {
            return request.method(method, BodyPublishers.noBody());
        }
        BodyPublisher content = BodyPublishers.ofString(Gateway.JSON.writeValueAsString(body));
        return request.header("Content-Type", "application/json").method(method, content);
    }

    @Override
    public String toString() {
        return name;
    }
}
