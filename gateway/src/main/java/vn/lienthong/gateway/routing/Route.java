package vn.lienthong.gateway.routing;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which paths belong to which service.
 *
 * @param service name of the service: of its address, its breaker and the audience of its tokens
 * @param prefix the paths below this one are its own
 */
record Route(String service, String prefix) {

    static final List<Route> ALL = List.of(
            new Route("plan-service", "/api/plans"),
            new Route("reference-service", "/api/references"),
            new Route("report-service", "/api/reports"),
            new Route("notification-service", "/api/notifications"));

    static final String STREAM = "/api/notifications/stream";

    /** Where a service's OpenAPI document is asked for; the service knows it as {@code /v3/api-docs}. */
    static final String DOCUMENTS = "/openapi/documents/";

    /** Paths that take whole files. */
    static boolean isImport(String path) {
        return path.equals("/api/plans/imports") || path.equals("/api/reports/units/imports");
    }

    /** Paths that take a whole plan as it is written. */
    static boolean isPlan(String path) {
        return path.startsWith("/api/plans/");
    }

    /** Requests whose answer takes its time. */
    static boolean isLong(String method, String path) {
        return isImport(path)
                || path.endsWith("/rollups/check")
                || (path.equals("/api/reports/rounds") && method.equals("POST"));
    }

    /** The route of a path, decoded. */
    static Optional<Route> of(String path) {
        return ALL.stream()
                .filter(route -> path.equals(route.prefix())
                        || path.startsWith(route.prefix() + "/")
                        || path.equals(DOCUMENTS + route.service()))
                .findFirst();
    }

    /** @param services base address of every service, by name */
    @ConfigurationProperties("lienthong")
    record Addresses(Map<String, URI> services) {

        URI of(Route route) {
            var address = services.get(route.service());
            if (address == null) {
                throw new IllegalStateException("no address configured: lienthong.services." + route.service());
            }
            return address;
        }
    }
}
