package vn.lienthong.demo.system;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.lienthong.demo.client.Gateway;
import vn.lienthong.demo.client.Session;

/** A department, one commune office and a few schools: enough to plan and to report. */
final class SmallProvince {

    static final String PASSWORD = "mat-khau-cua-tinh-thu";

    final String id;
    final Session admin;
    final Session department;
    final Session commune;
    final List<Session> schools = new ArrayList<>();
    private final Map<String, String> unitIds = new HashMap<>();

    /** @param mark two letters in front of its numbers */
    SmallProvince(Gateway gateway, Session operator, String id, String mark, int size) {
        this.id = id;
        operator.post("/api/tenants", Map.of("id", id, "name", "Tỉnh " + mark, "mark", mark))
                .expect(201);
        operator.post("/api/accounts?tenant=" + id, account("quantri", null, "TENANT_ADMIN"))
                .expect(201);
        admin = gateway.signIn(id, "quantri", PASSWORD);
        admin.upload(
                        "/api/reports/units/imports?dryRun=false&fileName=don-vi.csv",
                        units(size).getBytes(StandardCharsets.UTF_8))
                .expect(200);
        admin.all("/api/reports/units")
                .forEach(unit -> unitIds.put(
                        unit.path("code").asString(), unit.path("id").asString()));
        department = signUp(gateway, "so", "SGDDT", "EDITOR", "HEAD", "REVIEWER");
        commune = signUp(gateway, "xa", "XA-1", "EDITOR", "HEAD", "REVIEWER");
        for (var school = 1; school <= size; school++) {
            schools.add(signUp(gateway, "truong." + school, "TH-" + school, "EDITOR", "HEAD"));
        }
        // The plan service hears of units by events.
        var last = schools.getLast();
        await().atMost(Scene.PATIENCE)
                .until(() -> last.post("/api/plans", Map.of("year", 2026, "title", "Kế hoạch đầu tiên"))
                                .status()
                        == 201);
    }

    private Session signUp(Gateway gateway, String username, String unit, String... roles) {
        admin.post("/api/accounts", account(username, unitIds.get(unit), roles)).expect(201);
        return gateway.signIn(id, username, PASSWORD);
    }

    private static Map<String, @Nullable Object> account(String username, @Nullable String unit, String... roles) {
        var account = new HashMap<String, @Nullable Object>();
        account.put("username", username);
        account.put("title", "Chuyên viên");
        account.put("email", username + "@tinh.example.vn");
        account.put("unit", unit);
        account.put("roles", List.of(roles));
        account.put("password", PASSWORD);
        return account;
    }

    private static String units(int size) {
        var csv = new StringBuilder("""
                ma,ten,loai,cap_hoc,tu_ngay,den_ngay,chu_quan,chuyen_mon,tuyen_bao_cao,quan_he_tu_ngay,quan_he_den_ngay
                SGDDT,Sở Giáo dục và Đào tạo tỉnh Thử,Sở GDĐT,,01/01/1990,,,,không,,
                XA-1,UBND xã Thử,UBND xã,,01/07/2025,,,SGDDT,chuyên môn,,
                """);
        for (var school = 1; school <= size; school++) {
            csv.append("TH-%d,Trường Tiểu học số %d,Trường,Tiểu học,01/07/2025,,XA-1,SGDDT,chủ quản,,%n"
                    .formatted(school, school));
        }
        return csv.toString();
    }

    /** A round with a report for everybody. */
    JsonNode openRound(int year) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("formId", admin.all("/api/reports/forms").getFirst().path("id").asString());
        body.put("period", Map.of("type", "HALF_YEAR", "year", year, "half", 1));
        body.put("dueDates", null);
        var round = admin.post("/api/reports/rounds", body).expect(201).json();
        await().atMost(Scene.PATIENCE)
                .until(() -> schools.stream().allMatch(school -> reportOf(school, round) != null));
        return round;
    }

    /** Path of the school's report, {@code null} while it has none. */
    static @Nullable String reportOf(Session school, JsonNode round) {
        return school.all("/api/reports?folder=mine&round=" + round.path("id").asString()).stream()
                .map(report -> "/api/reports/"
                        + Objects.requireNonNull(report.path("id").asString()))
                .findFirst()
                .orElse(null);
    }
}
