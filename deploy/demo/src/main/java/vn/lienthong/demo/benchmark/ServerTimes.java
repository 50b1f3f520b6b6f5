package vn.lienthong.demo.benchmark;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import vn.lienthong.demo.client.Gateway;

/**
 * Time that a service says it spent on its requests, from its Prometheus page.
 *
 * @param spent seconds and number of requests by "METHOD /address"
 */
record ServerTimes(Map<String, Spent> spent) {

    record Spent(double seconds, double requests) {}

    private static final Pattern LINE =
            Pattern.compile("^http_server_requests_seconds_(sum|count)\\{(.*)} ([0-9.eE+-]+)$");
    private static final Pattern METHOD = Pattern.compile("method=\"([^\"]+)\"");
    private static final Pattern ADDRESS = Pattern.compile("uri=\"([^\"]+)\"");

    static ServerTimes of(URI service) {
        var http = new Gateway(service);
        var page = http.send(HttpRequest.newBuilder(http.resolve("/actuator/prometheus"))
                        .GET())
                .expect(200);
        var spent = new HashMap<String, Spent>();
        new String(page.body(), StandardCharsets.UTF_8).lines().forEach(line -> {
            var found = LINE.matcher(line);
            if (found.matches()) {
                var value = Double.parseDouble(found.group(3));
                var sum = found.group(1).equals("sum");
                spent.merge(
                        label(METHOD, found.group(2)) + " " + label(ADDRESS, found.group(2)),
                        new Spent(sum ? value : 0, sum ? 0 : value),
                        ServerTimes::plus);
            }
        });
        return new ServerTimes(Map.copyOf(spent));
    }

    private static String label(Pattern pattern, String labels) {
        var found = pattern.matcher(labels);
        return found.find() ? found.group(1) : "";
    }

    private static Spent plus(Spent one, Spent other) {
        return new Spent(one.seconds() + other.seconds(), one.requests() + other.requests());
    }

    /** Mean milliseconds per request of one operation since {@code before}; 0 when there was none. */
    double meanMillisSince(ServerTimes before, String operation) {
        var none = new Spent(0, 0);
        var now = spent.getOrDefault(operation, none);
        var then = before.spent.getOrDefault(operation, none);
        var requests = now.requests() - then.requests();
        return requests == 0 ? 0 : (now.seconds() - then.seconds()) * 1_000 / requests;
    }
}
