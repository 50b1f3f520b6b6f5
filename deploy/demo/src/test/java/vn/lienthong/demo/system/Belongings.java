package vn.lienthong.demo.system;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.lienthong.demo.client.Session;
import vn.lienthong.demo.province.Province;

/**
 * What a province owns: one thing of every kind that an operation's path can name, and every request body that would be
 * right for its owner. An operation that names or takes something not known here fails the test that asks.
 */
final class Belongings {

    /** Places whose things every province shares: national forms and documents. */
    private static final Set<String> SHARED =
            Set.of("/api/reports/forms/{id}", "/api/references/documents/{id}", "/api/plans/{id}/revisions/{revision}");

    private final Scene scene;
    private final Session operator;
    private final Province.School school;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> versions = new HashMap<>();
    private final String plan;
    private final String report;
    private final String account;
    private final JsonNode round;
    private final JsonNode planContent;

    Belongings(Scene scene, Session operator, Scene... others) {
        this.scene = scene;
        this.operator = operator;
        this.school = scene.school(0);
        var teacher = scene.teacher(school);
        this.plan = scene.importedPlan(teacher);
        this.round = scene.openRound(others);
        this.report = Objects.requireNonNull(scene.reports(round).get(scene.unit(school.code())));
        var own = scene.admin().all("/api/accounts?q=" + Session.encoded(teacherName())).stream()
                .filter(each -> each.path("username").asString().equals(teacherName()))
                .findFirst()
                .orElseThrow();
        this.account = own.path("id").asString();
        this.planContent = teacher.get(plan).expect(200).json();

        give("/api/plans/{id}", lastOf(plan), planContent.path("version"));
        give("/api/plans/{id}/revisions/{revision}", "1", null);
        give(
                "/api/reports/{id}",
                lastOf(report),
                teacher.get(report).expect(200).json().path("version"));
        give("/api/reports/rounds/{id}", round.path("id").asString(), roundNow().path("version"));
        give("/api/reports/rounds/{id}/rollups/{unitId}", scene.unit(school.code()), null);
        give("/api/reports/units/{id}", scene.unit(school.code()), null);
        give(
                "/api/reports/forms/{id}",
                scene.admin().all("/api/reports/forms").getFirst().path("id").asString(),
                null);
        give(
                "/api/references/documents/{id}",
                teacher.get("/api/references/documents?limit=1")
                        .expect(200)
                        .json()
                        .at("/items/0/id")
                        .asString(),
                null);
        give(
                "/api/notifications/{id}",
                await().atMost(Scene.PATIENCE)
                        .until(
                                () -> teacher.get("/api/notifications?limit=1")
                                        .expect(200)
                                        .json()
                                        .at("/items/0/id")
                                        .asString(""),
                                id -> !id.isEmpty()),
                null);
        give("/api/accounts/{id}", account, own.path("version"));
        var tenant = operator.all("/api/tenants").stream()
                .filter(each -> each.path("id").asString().equals(scene.province.id()))
                .findFirst()
                .orElseThrow();
        give("/api/tenants/{id}", scene.province.id(), tenant.path("version"));
    }

    private void give(String place, String id, @Nullable JsonNode version) {
        ids.put(place, id);
        if (version != null) {
            versions.put(place, "\"" + version.asLong() + "\"");
        }
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String teacherName() {
        return vn.lienthong.demo.seed.People.teacher(school);
    }

    private JsonNode roundNow() {
        return scene.admin()
                .get("/api/reports/rounds/" + round.path("id").asString())
                .expect(200)
                .json();
    }

    /** Whether the operation names a thing that this province has for itself. */
    boolean isNamedBy(Operation operation) {
        return operation.places().stream().anyMatch(place -> !SHARED.contains(place));
    }

    /** The operation's address with this province's ids in every place and every parameter. */
    String address(Operation operation) {
        var address = operation.path();
        for (var place : operation.places()) {
            var id = ids.get(place);
            if (id == null) {
                throw new AssertionError("no id of " + place + " is known: give Belongings one");
            }
            address = address.replace(place.substring(place.lastIndexOf('{')), id);
        }
        var parameters = new ArrayList<String>();
        for (var name : operation.query()) {
            var value = parameter(name, operation);
            if (!value.isEmpty()) {
                parameters.add(name + "=" + Session.encoded(value));
            }
        }
        return parameters.isEmpty() ? address : address + "?" + String.join("&", parameters);
    }

    /** What asks for as much of this province as the parameter can; "" leaves it out. */
    private String parameter(String name, Operation operation) {
        return switch (name) {
            case "limit" -> "200";
            case "tenant" -> scene.province.id();
            case "parent" -> scene.unit("SGDDT");
            case "round" -> round.path("id").asString();
            case "folder" -> "subtree";
            case "fileName" -> operation.path().contains("units") ? "don-vi.csv" : "ke-hoach.txt";
            case "noStateSecret" -> "true";
            case "dryRun" -> "true";
            case "format" -> "csv";
            case "unread", "on", "cursor", "year", "state", "q", "kind", "status" -> "";
            default -> throw new AssertionError(operation + " has a parameter that is not known here: " + name);
        };
    }

    /** The headers that the owner would send. */
    List<String> headers(Operation operation) {
        var headers = new ArrayList<String>();
        for (var name : operation.headers()) {
            switch (name) {
                case "If-Match" -> {
                    var version = versions.get(operation.places().getLast());
                    if (version == null) {
                        throw new AssertionError("no version is known for " + operation);
                    }
                    headers.addAll(List.of(name, version));
                }
                case "Idempotency-Key" ->
                    headers.addAll(List.of(name, java.util.UUID.randomUUID().toString()));
                default -> throw new AssertionError(operation + " has a header that is not known here: " + name);
            }
        }
        return headers;
    }

    /** A body that is right for its owner; {@code null} when the operation takes none, bytes for a file. */
    @Nullable
    Object body(Operation operation) {
        if (operation.bodyTypes().isEmpty()) {
            return null;
        }
        return switch (operation.toString()) {
            case "POST /api/session" ->
                Map.of("tenant", scene.province.id(), "username", "khong-co", "password", "khong-dung-mat-khau");
            case "POST /api/tenants" -> Map.of("id", scene.province.id(), "name", "Tỉnh khác", "mark", "TK");
            case "POST /api/operations/set-aside-events/replay" ->
                Map.of(
                        "service",
                        "plan-service",
                        "tenant",
                        scene.province.id(),
                        "id",
                        "plan.submitted.v1/" + lastOf(plan) + "/1",
                        "subscriber",
                        "notification-service");
            case "POST /api/client-errors" -> Map.of("kind", "error", "message", "Lỗi thử của người ngoài");
            case "POST /api/accounts" -> writtenAccount("nguoi-la-" + System.nanoTime());
            case "PUT /api/accounts/{id}" -> writtenAccount(teacherName());
            case "PUT /api/accounts/own/password" ->
                Map.of("current", "khong-phai-mat-khau-nay", "password", "mat-khau-moi-dai");
            case "POST /api/plans" -> Map.of("year", 2026, "title", "Kế hoạch thử của người ngoài");
            case "POST /api/plans/imports" -> "KẾ HOẠCH\nThử của người ngoài\n".getBytes(StandardCharsets.UTF_8);
            case "PUT /api/plans/{id}" ->
                Map.of("year", 2026, "title", "Tên do người ngoài đặt", "content", planContent.path("content"));
            case "POST /api/plans/{id}/issue" ->
                Map.of(
                        "number", "77",
                        "symbol", "KH-NL",
                        "place", "Nơi khác",
                        "date", "2026-03-02",
                        "signatoryTitle", "Hiệu trưởng");
            case "POST /api/plans/{id}/return" -> Map.of("reason", "Người ngoài trả lại.", "comments", List.of());
            case "POST /api/plans/{id}/accept" -> Map.of("note", "Người ngoài duyệt.");
            case "POST /api/plans/{id}/corrections" ->
                Map.of(
                        "node",
                        planContent.at("/content/legalBases/0/id").asString(),
                        "start",
                        0,
                        "end",
                        1,
                        "replacement",
                        "X");
            case "POST /api/reports/rounds" ->
                // A half-year that cannot be: whoever may open rounds is not made to open one.
                Map.of(
                        "formId",
                        ids.get("/api/reports/forms/{id}"),
                        "period",
                        Map.of("type", "HALF_YEAR", "year", 2026, "half", 3));
            case "POST /api/reports/rounds/{id}/nudges" -> Map.of("units", List.of(scene.unit(school.code())));
            case "PUT /api/reports/{id}" ->
                Map.of("cells", List.of(Map.of("code", "05", "value", Map.of("number", 987_654), "note", "")));
            case "POST /api/reports/{id}/return" -> Map.of("reason", "Người ngoài trả lại.", "comments", List.of());
            case "POST /api/reports/units/imports" -> scene.province.unitsCsv().getBytes(StandardCharsets.UTF_8);
            case "POST /api/references/verifications" ->
                Map.of("passages", List.of(Map.of("id", "1", "text", "Nghị định số 72/2015/NĐ-CP")));
            default -> throw new AssertionError("no body is known for " + operation + ": give Belongings one");
        };
    }

    private Map<String, Object> writtenAccount(String username) {
        return Map.of(
                "username",
                username,
                "title",
                "Người ngoài",
                "email",
                "nguoi.ngoai@example.vn",
                "unit",
                scene.unit(school.code()),
                "roles",
                List.of("EDITOR"),
                "password",
                "mat-khau-cua-nguoi-ngoai");
    }

    /** Ids and names that only this province has. */
    Set<String> secrets(Scene other) {
        var secrets = new TreeSet<String>();
        for (var on : List.of("2025-06-30", "2025-07-01")) {
            scene.admin().all("/api/reports/units?on=" + on).forEach(unit -> {
                secrets.add(unit.path("id").asString());
                secrets.add(unit.path("name").asString());
            });
            other.admin()
                    .all("/api/reports/units?on=" + on)
                    .forEach(unit -> secrets.remove(unit.path("name").asString()));
        }
        scene.admin().all("/api/accounts").forEach(each -> {
            secrets.add(each.path("id").asString());
            secrets.add(each.path("email").asString());
        });
        scene.officer()
                .all("/api/plans?folder=subtree")
                .forEach(each -> secrets.add(each.path("id").asString()));
        secrets.addAll(own());
        return secrets;
    }

    /** Ids that only the school of these things may meet. */
    Set<String> own() {
        return Set.of(
                lastOf(plan),
                lastOf(report),
                account,
                scene.unit(school.code()),
                Objects.requireNonNull(ids.get("/api/notifications/{id}")));
    }

    /** Everything that somebody else could have changed, as it stands now. */
    Map<String, JsonNode> standing() {
        var teacher = scene.teacher(school);
        var standing = new LinkedHashMap<String, JsonNode>();
        for (var path : List.of(
                plan,
                report,
                "/api/notifications?limit=200",
                "/api/reports/units/" + scene.unit(school.code()),
                "/api/plans?folder=mine&limit=200")) {
            standing.put(path, teacher.get(path).expect(200).json());
        }
        for (var path : List.of("/api/reports/rounds?limit=200", "/api/accounts?limit=200")) {
            standing.put(path, scene.admin().get(path).expect(200).json());
        }
        standing.put("/api/reports/units", array(scene.admin().all("/api/reports/units")));
        standing.put(
                "/api/tenants",
                operator.get("/api/tenants?limit=200").expect(200).json());
        return standing;
    }

    private static JsonNode array(List<JsonNode> items) {
        var array = tools.jackson.databind.json.JsonMapper.shared().createArrayNode();
        items.forEach(array::add);
        return array;
    }
}
