package vn.lienthong.demo.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import vn.lienthong.demo.client.Session;

/**
 * One operation of one service, as its published OpenAPI document describes it.
 *
 * @param path template, e.g. {@code /api/plans/{id}}
 * @param headers names of the header parameters
 */
record Operation(
        String service, String method, String path, List<String> query, List<String> headers, List<String> bodyTypes) {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final Pattern PLACE = Pattern.compile("\\{[^}]+}");

    /** Addresses of the five documents at the gateway. */
    private static final List<String> DOCUMENTS = List.of(
            "/v3/api-docs",
            "/openapi/documents/plan-service",
            "/openapi/documents/report-service",
            "/openapi/documents/reference-service",
            "/openapi/documents/notification-service");

    static List<Operation> all(Session anybody) {
        var operations = new ArrayList<Operation>();
        for (var address : DOCUMENTS) {
            var paths = anybody.get(address).expect(200).json().path("paths");
            if (paths.isEmpty()) {
                throw new AssertionError(address + " describes no operation");
            }
            paths.properties()
                    .forEach(path -> METHODS.stream()
                            .filter(method -> path.getValue().has(method))
                            .map(method -> of(
                                    address,
                                    method,
                                    path.getKey(),
                                    path.getValue().path(method)))
                            .forEach(operations::add));
        }
        return operations;
    }

    private static Operation of(String document, String method, String path, JsonNode described) {
        var query = new ArrayList<String>();
        var headers = new ArrayList<String>();
        for (var parameter : described.path("parameters")) {
            var name = parameter.path("name").asString();
            switch (parameter.path("in").asString()) {
                case "query" -> query.add(name);
                case "header" -> headers.add(name);
                default -> {
                    // A place of the path, seen in the template.
                }
            }
        }
        var bodyTypes =
                new ArrayList<>(described.path("requestBody").path("content").propertyNames());
        return new Operation(document, method.toUpperCase(Locale.ROOT), path, query, headers, List.copyOf(bodyTypes));
    }

    /** The path up to and including each of its places, e.g. {@code /api/reports/rounds/{id}}. */
    List<String> places() {
        var places = new ArrayList<String>();
        var matcher = PLACE.matcher(path);
        while (matcher.find()) {
            places.add(path.substring(0, matcher.end()));
        }
        return places;
    }

    boolean changes() {
        return !method.equals("GET");
    }

    boolean isStream() {
        return path.endsWith("/stream");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
