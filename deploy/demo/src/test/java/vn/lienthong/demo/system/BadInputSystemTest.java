package vn.lienthong.demo.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import vn.lienthong.demo.Settings;
import vn.lienthong.demo.client.Answer;
import vn.lienthong.demo.client.Gateway;
import vn.lienthong.demo.client.Session;
import vn.lienthong.demo.province.Province;
import vn.lienthong.demo.seed.People;

/** What is wrong is refused in words that help, with a type that a program can rely on, and nothing of it is kept. */
@NeedsRunningSystem
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputSystemTest {

    /** Letters that only Vietnamese has among the languages of this system. */
    private static final Pattern VIETNAMESE =
            Pattern.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]");

    private static final String IMPORT = "/api/plans/imports?noStateSecret=true&fileName=";

    private final Settings settings = Settings.fromEnvironment();
    private final Gateway gateway = new Gateway(settings.gateway());
    private Scene scene;
    private Province.School school;
    private Session teacher;
    private String report;
    private String plan;
    private Map<String, JsonNode> before = Map.of();

    @BeforeAll
    void aSchoolAtWork() {
        scene = new Scene(gateway, settings, "quang-ninh");
        school = scene.school(2);
        teacher = scene.teacher(school);
        plan = scene.importedPlan(teacher);
        var round = scene.openRound();
        report = Objects.requireNonNull(scene.reports(round).get(scene.unit(school.code())));
    }

    @BeforeEach
    void remember() {
        before = standing();
    }

    @AfterEach
    void nothingWasStoredOrLost() {
        assertThat(standing()).isEqualTo(before);
    }

    private Map<String, JsonNode> standing() {
        var standing = new HashMap<String, JsonNode>();
        for (var path :
                List.of(plan, report, "/api/plans?folder=mine&limit=200", "/api/reports?folder=mine&limit=200")) {
            standing.put(path, teacher.get(path).expect(200).json());
        }
        for (var path :
                List.of("/api/reports/rounds?limit=200", "/api/accounts?limit=200", "/api/reports/units?limit=200")) {
            standing.put(path, scene.admin().get(path).expect(200).json());
        }
        return standing;
    }

    @Test
    void aFileOfAnotherKindIsNotAPlan() {
        var picture =
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 0x0D, 'I', 'H', 'D', 'R'};
        refused(teacher.upload(IMPORT + "anh.png", picture), 415, "unsupported-file");
        refused(teacher.upload(IMPORT + "ke-hoach.docx", picture), 415, "unsupported-file");
    }

    @Test
    void aFileOfThirtyMegabytesIsTooLarge() {
        refused(teacher.upload(IMPORT + "lon.txt", new byte[30 << 20]), 413, "too-large");
    }

    @Test
    void aWordFileThatUnpacksWithoutEndIsUnsafe() {
        refused(teacher.upload(IMPORT + "ke-hoach.docx", HostileFiles.bomb()), 422, "file-unsafe");
    }

    @Test
    void aWordFileThatAsksForFilesOfTheServerIsUnsafe() {
        var answer = teacher.upload(IMPORT + "ke-hoach.docx", HostileFiles.externalEntity());
        refused(answer, 422, "file-unsafe");
        assertThat(answer.text()).doesNotContain("root:");
    }

    @Test
    void aFileWithoutTheDeclarationIsNotRead() {
        refused(
                teacher.upload(
                        "/api/plans/imports?fileName=ke-hoach.txt", Scene.file("plans/ke-hoach-anh-duong-2026.txt")),
                422,
                "declaration-required");
    }

    @Test
    void aFileMarkedAsAStateSecretIsRefused() {
        var marked =
                "TUYỆT MẬT\n\n" + new String(Scene.file("plans/ke-hoach-anh-duong-2026.txt"), StandardCharsets.UTF_8);
        refused(teacher.upload(IMPORT + "ke-hoach.txt", marked.getBytes(StandardCharsets.UTF_8)), 422, "state-secret");
    }

    @Test
    void aTextIsNoFigure() {
        var answer = teacher.put(report, etag(report), cell(Map.of("number", "nhiều")));
        refused(answer, 422, "unprocessable");
        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .startsWith("/cells/0");
        assertThat(answer.json().path("errors").path(0).path("detail").asString())
                .containsPattern(VIETNAMESE);
    }

    @Test
    void aChangeToAnOldVersionIsStale() {
        refused(teacher.put(report, "\"999\"", cell(Map.of("number", 3))), 412, "stale-version");
        refused(teacher.put(plan, "\"999\"", planBody()), 412, "stale-version");
    }

    @Test
    void aChangeMustSayWhatItSaw() {
        refused(teacher.send("PUT", report, cell(Map.of("number", 3)), List.of()), 428, "precondition-required");
        refused(teacher.send("PUT", plan, planBody(), List.of()), 428, "precondition-required");
    }

    @Test
    void aVersionMustBeOne() {
        refused(teacher.put(report, "hôm qua".replace("ô", "o"), cell(Map.of("number", 3))), 400, "invalid");
    }

    @Test
    void aCreationNeedsAKey() {
        refused(
                teacher.send("POST", "/api/plans", Map.of("year", 2026, "title", "Không có khóa"), List.of()),
                400,
                "idempotency-key-required");
    }

    @Test
    void aUnitThatIsNotThereIsNotFound() {
        refused(scene.admin().get("/api/reports/units/khong-co-don-vi-nay"), 404, "not-found");
    }

    @Test
    void anAccountInAUnitThatIsNotThereIsRefused() {
        refused(
                scene.admin()
                        .post(
                                "/api/accounts",
                                Map.of(
                                        "username", "thu-" + System.nanoTime(),
                                        "title", "Giáo viên",
                                        "email", "thu@example.vn",
                                        "unit", "khong-co-don-vi-nay",
                                        "roles", List.of("EDITOR"),
                                        "password", "mat-khau-du-dai")),
                422,
                "unprocessable");
    }

    @Test
    void unitsBelowAUnitThatIsNotThereAreRefusedRowByRow() {
        var csv = """
                ma,ten,loai,cap_hoc,tu_ngay,den_ngay,chu_quan,chuyen_mon,tuyen_bao_cao,quan_he_tu_ngay,quan_he_den_ngay
                THU-1,Trường Tiểu học Thử,Trường,Tiểu học,01/09/2020,,KHONG-CO,,chủ quản,,
                """;
        var answer = scene.admin()
                .upload(
                        "/api/reports/units/imports?dryRun=false&fileName=don-vi.csv",
                        csv.getBytes(StandardCharsets.UTF_8))
                .expect(422)
                .json();
        assertThat(answer.path("errors").isEmpty()).isFalse();
        assertThat(answer.at("/errors/0/row").asInt()).isEqualTo(2);
        assertThat(answer.at("/errors/0/detail").asString()).containsPattern(VIETNAMESE);
    }

    @Test
    void brokenJsonIsRefused() {
        refused(json("{\"year\": 2026, \"title\": "), 400, "invalid");
        refused(json("[]"), 400, "invalid");
    }

    @Test
    void jsonWithoutABottomIsRefused() {
        refused(json("{\"year\": 2026, \"title\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}"), 400, "invalid");
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        var answer = teacher.raw(
                "POST",
                "/api/plans",
                "<plan/>".getBytes(StandardCharsets.UTF_8),
                List.of(
                        "Content-Type",
                        "application/xml",
                        "Idempotency-Key",
                        UUID.randomUUID().toString()));
        refused(answer, 415, "unsupported-media-type");
    }

    @Test
    void aWordThatIsNoChoiceIsRefused() {
        refused(teacher.get("/api/plans?folder=khong-co"), 400, "invalid");
        refused(teacher.get("/api/reports?folder=khong-co"), 400, "invalid");
        refused(scene.admin().get("/api/reports/units?kind=KHONG_CO"), 400, "invalid");
    }

    @Test
    void aPageHasAtLeastOneElement() {
        for (var list : List.of(
                "/api/plans?folder=mine&",
                "/api/reports?folder=mine&",
                "/api/notifications?",
                "/api/references/documents?",
                "/api/reports/units?")) {
            for (var limit : List.of("-1", "0", "201", "nhieu")) {
                refused(teacher.get(list + "limit=" + limit), 400, "invalid");
            }
            refused(teacher.get(list + "cursor=khong-phai-con-tro"), 400, "invalid");
        }
    }

    @Test
    void aChangeWithoutThePagesTokenIsRefused() {
        var signIn = gateway.send(HttpRequest.newBuilder(gateway.resolve("/api/session"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"tenant\":\"quang-ninh\",\"username\":\""
                                + People.teacher(school) + "\",\"password\":\"" + settings.demoPassword() + "\"}")))
                .expect(200);
        var cookies = signIn.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        var answer = gateway.send(HttpRequest.newBuilder(gateway.resolve("/api/plans"))
                .header("Cookie", cookies)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString("{\"year\":2026,\"title\":\"Không có mã của trang\"}")));
        refused(answer, 403, "csrf");
    }

    private Answer json(String text) {
        return teacher.raw(
                "POST",
                "/api/plans",
                text.getBytes(StandardCharsets.UTF_8),
                List.of(
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        UUID.randomUUID().toString()));
    }

    private String etag(String path) {
        return teacher.get(path).expect(200).etag();
    }

    private Map<String, Object> planBody() {
        var content = teacher.get(plan).expect(200).json().path("content");
        return Map.of("year", 2026, "title", "Tên đã đổi", "content", content);
    }

    private static Map<String, Object> cell(Object value) {
        var cell = new HashMap<String, @Nullable Object>();
        cell.put("code", "05");
        cell.put("value", value);
        cell.put("note", null);
        return Map.of("cells", List.of(cell));
    }

    private static void refused(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.request() + ": " + answer.text()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var problem = answer.json();
        assertThat(problem.path("type").asString()).isEqualTo("urn:lienthong:problem:" + slug);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString())
                .containsPattern(VIETNAMESE)
                .doesNotContain("Đã xảy ra lỗi")
                .doesNotContain("Exception");
        assertThat(problem.path("traceId").asString("")).isNotEmpty();
    }
}
