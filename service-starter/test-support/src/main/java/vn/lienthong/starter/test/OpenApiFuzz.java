package vn.lienthong.starter.test;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends a running service everything odd that its {@code openapi.json} gives an idea of: each field absent, null, of
 * another type, too long, with characters nobody types; each parameter empty, huge, unreadable; bodies of other kinds. The
 * service must never answer 5xx; every refusal is a problem (RFC 9457) of a type and every header one that the operation
 * declares; what must be refused is refused and leaves nothing behind. The same requests in the same order each time.
 */
public final class OpenApiFuzz {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final int MOST_FINDINGS = 60;
    /** What changes by itself: keys and leases, and what has been read of it. */
    private static final Set<String> RESTLESS = Set.of("idempotency", "shedLock", "inbox", "sessions", "audit");

    private final String address;
    private final String databaseSuffix;
    private final JsonNode api;
    private final FuzzSample sample;
    private final Map<String, List<String>> variables = new LinkedHashMap<>();
    private final Map<String, String> bodies = new LinkedHashMap<>();
    private final Set<String> left = new LinkedHashSet<>();
    private final Map<String, Supplier<Map<String, String>>> identities = new LinkedHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Set<String> findings = new LinkedHashSet<>();
    private int sent;

    private OpenApiFuzz(int port, String databaseSuffix, String api) {
        this.address = "http://localhost:" + port;
        this.databaseSuffix = databaseSuffix;
        this.api = JSON.readTree(api);
        this.sample = new FuzzSample(this.api);
    }

    /** @param databaseSuffix of the context's databases, {@code lienthong.tenancy.database-suffix} */
    public static OpenApiFuzz of(int port, String databaseSuffix) throws IOException {
        return of(port, databaseSuffix, Files.readString(Path.of("openapi.json")));
    }

    static OpenApiFuzz of(int port, String databaseSuffix, String api) {
        return new OpenApiFuzz(port, databaseSuffix, api);
    }

    /** Headers of somebody who may do most; asked for once per operation. */
    public OpenApiFuzz as(Supplier<Map<String, String>> headers) {
        return as("/", headers);
    }

    /** The same for the paths that begin so; of several the one named last. */
    public OpenApiFuzz as(String prefix, Supplier<Map<String, String>> headers) {
        identities.put(prefix, headers);
        return this;
    }

    /** Values for the variables of {@code path} and of everything below it, so that requests get past "not found". */
    public OpenApiFuzz given(String path, String... values) {
        variables.put(path, List.of(values));
        return this;
    }

    /** A body that the operation would take, better than one made from the schema. */
    public OpenApiFuzz given(String method, String path, String body) {
        bodies.put(method + " " + path, body);
        return this;
    }

    /** An operation that is not tried: it would end the session of whoever tries, or its answer has no end. */
    public OpenApiFuzz without(String method, String path) {
        left.add(method + " " + path);
        return this;
    }

    /** @throws AssertionError with everything that was found */
    public void run() throws Exception {
        for (var path : api.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var method = operation.getKey().toUpperCase(Locale.ROOT);
                if (!left.contains(method + " " + path.getKey())) {
                    tryOut(method, path.getKey(), operation.getValue());
                }
            }
        }
        if (sent == 0) {
            throw new AssertionError("openapi.json has no operation to try");
        }
        if (!findings.isEmpty()) {
            throw new AssertionError("%d of %d requests were answered wrongly:%n%s"
                    .formatted(
                            findings.size(),
                            sent,
                            String.join(
                                    System.lineSeparator(),
                                    findings.stream().limit(MOST_FINDINGS).toList())));
        }
    }

    private void tryOut(String method, String path, JsonNode operation) throws Exception {
        var mustBeRefused = new ArrayList<FuzzCase>();
        var others = new ArrayList<FuzzCase>();
        for (var each : cases(method, path, operation)) {
            (each.refused() ? mustBeRefused : others).add(each);
        }
        var before = settled();
        for (var each : mustBeRefused) {
            send(each, operation);
        }
        var after = stored();
        if (!before.equals(after)) {
            findings.add("%s %s  requests that must be refused changed what is stored: %s → %s"
                    .formatted(method, path, before, after));
        }
        for (var each : others) {
            send(each, operation);
        }
    }

    private List<FuzzCase> cases(String method, String path, JsonNode operation) {
        var target = filled(path);
        var headers = new LinkedHashMap<String, String>();
        identities.forEach((prefix, identity) -> {
            if (path.startsWith(prefix)) {
                headers.putAll(identity.get());
            }
        });
        var query = new StringBuilder();
        for (var parameter : operation.path("parameters")) {
            var name = parameter.path("name").asString();
            if (!parameter.path("required").asBoolean(false)) {
                continue;
            }
            switch (parameter.path("in").asString()) {
                case "header" -> headers.put(name, "If-Match".equals(name) ? "\"0\"" : "fuzz");
                case "query" ->
                    query.append(query.isEmpty() ? '?' : '&')
                            .append(name)
                            .append('=')
                            .append(FuzzSample.text(sample.resolve(parameter.path("schema"))));
                default -> {}
            }
        }
        var content = operation.path("requestBody").path("content");
        var schema = content.path("application/json").path("schema");
        var known = bodies.get(method + " " + path);
        var body = known != null ? JSON.readTree(known) : sample.value(schema);
        var good = new FuzzCase("", method, target + query, headers, null, false);
        if (content.has("application/json")) {
            good = good.header("Content-Type", "application/json").body(body.toString());
        } else if (!content.isMissingNode()) {
            good = good.header("Content-Type", "application/octet-stream").body("nothing");
        }
        var cases = new FuzzCases(sample);
        cases.whole(good);
        for (var parameter : operation.path("parameters")) {
            var name = parameter.path("name").asString();
            switch (parameter.path("in").asString()) {
                case "query" -> cases.query(good, parameter);
                case "path" -> cases.path(good, filledBut(path, name) + query, name);
                case "header" -> cases.header(good, name);
                default -> {}
            }
        }
        if (content.has("application/json")) {
            cases.json(
                    good,
                    body,
                    schema,
                    operation.path("requestBody").path("required").asBoolean(false));
        } else if (!content.isMissingNode()) {
            cases.raw(good);
        }
        return cases.all();
    }

    private String filled(String path) {
        return filledBut(path, "");
    }

    private String filledBut(String path, String name) {
        var filled = path;
        for (var given : variables.entrySet()) {
            if (!path.equals(given.getKey()) && !path.startsWith(given.getKey() + "/")) {
                continue;
            }
            var names = names(given.getKey());
            for (int i = 0; i < names.size(); i++) {
                if (!names.get(i).equals(name)) {
                    filled = filled.replace(
                            "{" + names.get(i) + "}", given.getValue().get(i));
                }
            }
        }
        for (var each : names(filled)) {
            if (!each.equals(name)) {
                filled = filled.replace("{" + each + "}", "1");
            }
        }
        return filled;
    }

    private static List<String> names(String path) {
        return VARIABLE.matcher(path).results().map(result -> result.group(1)).toList();
    }

    private void send(FuzzCase each, JsonNode operation) throws Exception {
        sent++;
        var request = HttpRequest.newBuilder(URI.create(address + each.target()))
                .timeout(PATIENCE)
                .method(
                        each.method(),
                        each.body() == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(each.body()));
        each.headers()
                .forEach((name, value) -> request.header(
                        name, "Idempotency-Key".equals(name) && "fuzz".equals(value) ? name + sent : value));
        HttpResponse<InputStream> answer;
        try {
            answer = http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException broken) {
            findings.add(each + " → no answer: " + broken);
            return;
        }
        try (var stream = answer.body()) {
            // A live stream has no end; what it says is not asked here.
            var text = answer.statusCode() < 400 ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            var fault = fault(each, answer, text, operation);
            if (!fault.isEmpty()) {
                findings.add("%s → %d %s  %s".formatted(each, answer.statusCode(), FuzzCase.shortened(text), fault));
            }
        }
    }

    private String fault(FuzzCase each, HttpResponse<?> answer, String text, JsonNode operation) {
        var status = answer.statusCode();
        var declared = DeclaredProblems.declared(api, operation, status);
        if (status >= 500) {
            return "must never fail";
        }
        if (status < 400) {
            if (each.refused()) {
                return "must be refused";
            }
            if (declared.isMissingNode()) {
                return "status not declared";
            }
            for (var header : List.of("ETag", "Location")) {
                if (answer.headers().firstValue(header).isPresent()
                        != declared.path("headers").has(header)) {
                    return header + " is not as declared";
                }
            }
            return "";
        }
        var type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/problem+json")) {
            return declared.path("content").has(type.replaceAll(";.*", "")) ? "" : "is no problem but " + type;
        }
        var problem = JSON.readTree(text);
        if (problem.path("detail").asString("").isBlank() || !problem.has("traceId")) {
            return "without detail or traceId";
        }
        return DeclaredProblems.declares(declared, problem.path("type").asString(""))
                ? ""
                : "problem type not declared";
    }

    /** What is stored once the work that earlier requests set going is done. */
    private Map<String, String> settled() {
        var last = new AtomicReference<>(stored());
        Awaitility.await()
                .pollDelay(Duration.ofMillis(50))
                .pollInterval(Duration.ofMillis(50))
                .atMost(PATIENCE)
                .until(() -> {
                    var now = stored();
                    return now.equals(last.getAndSet(now));
                });
        return last.get();
    }

    /** How many documents there are and how often they were changed, by collection. */
    private Map<String, String> stored() {
        var client = TestMongo.get().client();
        var stored = new TreeMap<String, String>();
        for (var name : client.listDatabaseNames()) {
            if (!name.endsWith(databaseSuffix)) {
                continue;
            }
            var database = client.getDatabase(name);
            for (var collection : database.listCollectionNames()) {
                if (RESTLESS.contains(collection)) {
                    continue;
                }
                long documents = 0;
                long versions = 0;
                for (Document each : database.getCollection(collection).find()) {
                    documents++;
                    versions += each.get("version") instanceof Number version ? version.longValue() : 0;
                }
                stored.put(name + "." + collection, documents + " documents, versions " + versions);
            }
        }
        return stored;
    }
}
