package vn.lienthong.demo.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import vn.lienthong.demo.client.Session;

/** Any process may die at any moment: what was answered stays, nothing happens twice, and the others work on. */
@NeedsRunningSystem
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashSystemTest {

    private static final int SCHOOLS = 4;

    /** Steps done before a process is killed and after it is back: enough that each kind is under way. */
    private static final int BETWEEN_CRASHES = 12;

    private OwnSystem system;
    private SmallProvince province;

    @BeforeAll
    void aSmallProvince() {
        system = OwnSystem.start();
        province = new SmallProvince(system.gateway, system.operator(), "tinh-thu", "TT", SCHOOLS);
    }

    @AfterAll
    void stop() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void nothingIsLostAndNothingHappensTwice() throws Exception {
        var round = province.openRound(2025);
        var id = round.path("id").asString();
        var plansBefore = plans().size();
        try (var work = new Workload(province, round)) {
            for (var victim : Stream.concat(OwnSystem.SERVICES.stream(), Stream.of("embedded"))
                    .toList()) {
                work.awaitMore(BETWEEN_CRASHES);
                system.kill(victim);
                system.restart(victim);
            }
            work.awaitMore(BETWEEN_CRASHES);
            work.finish();

            assertThat(work.failures.get()).as("the crashes were felt").isPositive();
            assertThat(plans())
                    .as("plans that were acknowledged, each once")
                    .hasSize(plansBefore + work.plans.size())
                    .containsAll(work.plans);
            assertThat(new HashSet<>(work.plans)).hasSize(work.plans.size());

            var submitted = 0;
            for (var school : province.schools) {
                var report = school.get(SmallProvince.reportOf(school, round))
                        .expect(200)
                        .json();
                assertThat(report.path("state").asString()).isEqualTo("ACCEPTED");
                submitted += report.path("submissions").size();
            }
            assertThat(submitted).isEqualTo(work.submissions.get());

            everythingIsTold();
            assertThat(notices(province.commune, "report.submitted", id)).hasSize(submitted);
            var returned = new ArrayList<String>();
            province.schools.forEach(school -> returned.addAll(notices(school, "report.returned", id)));
            assertThat(returned).hasSize(work.returns.size());
            for (var reason : work.returns) {
                assertThat(returned.stream().filter(body -> body.contains(reason)))
                        .as(reason)
                        .hasSize(1);
            }
            var accepted = province.schools.stream()
                    .mapToInt(school -> notices(school, "report.accepted", id).size())
                    .sum();
            assertThat(accepted).isEqualTo(SCHOOLS).isEqualTo(work.accepted.get());
        }
        await().atMost(Scene.PATIENCE).untilAsserted(() -> {
            var check = province.department
                    .get("/api/reports/rounds/" + id + "/rollups/check")
                    .expect(200)
                    .json();
            assertThat(check.path("checked").asInt()).isPositive();
            assertThat(check.path("differences").isEmpty()).as(check.toString()).isTrue();
        });
    }

    @Test
    void aProcessThatDiesIsStartedAgainByItself() {
        for (var victim : List.of("reference-service", "embedded")) {
            var before = system.processOf(victim);
            system.crash(victim);

            await().atMost(Scene.PATIENCE)
                    .ignoreExceptions()
                    .until(() -> system.processOf(victim) != before
                            && province.schools
                                            .getFirst()
                                            .get("/api/references/documents")
                                            .status()
                                    == 200);
            assertThat(system.restarts()).contains(victim + " đã dừng bất thường", victim + " đã được chạy lại");
        }
    }

    @Test
    void withoutTheCatalogueAPlanTravelsUncheckedAndIsCheckedLater() {
        var school = province.schools.getFirst();
        system.kill("reference-service");
        String plan;
        try {
            var imported = school.upload(
                            "/api/plans/imports?noStateSecret=true&fileName=ke-hoach.txt",
                            Scene.file("plans/ke-hoach-anh-duong-2026.txt"))
                    .expect(201);
            assertThat(imported.json().at("/check/status").asString()).isEqualTo("UNCHECKED");
            plan = "/api/plans/" + imported.json().path("id").asString();
            var saved = school.put(
                            plan,
                            imported.etag(),
                            Map.of(
                                    "year",
                                    2026,
                                    "title",
                                    "Kế hoạch lưu khi chưa kiểm được",
                                    "content",
                                    imported.json().path("content")))
                    .expect(200);
            var issued = school.post(
                            plan + "/issue",
                            saved.etag(),
                            Map.of(
                                    "number", "31",
                                    "symbol", "KH-TH",
                                    "place", "Xã Thử",
                                    "date", LocalDate.of(2026, 3, 2).toString(),
                                    "signatoryTitle", "Hiệu trưởng"))
                    .expect(200);
            var submitted = school.post(plan + "/submit", issued.etag(), null).expect(200);
            assertThat(submitted.json().at("/state/type").asString()).isEqualTo("SUBMITTED");
            assertThat(submitted.json().at("/check/status").asString()).isEqualTo("UNCHECKED");
        } finally {
            system.restart("reference-service");
        }

        await().atMost(Scene.PATIENCE.multipliedBy(2)).untilAsserted(() -> {
            var checked = school.get(plan).expect(200).json();
            assertThat(checked.at("/check/status").asString()).isEqualTo("CHECKED");
            assertThat(checked.at("/check/citations").isEmpty()).isFalse();
            assertThat(checked.at("/state/type").asString()).isEqualTo("SUBMITTED");
        });
    }

    @Test
    void withoutNotificationsWorkGoesOnAndTheNoticesArriveLaterOnce() {
        var school = province.schools.get(1);
        var round = province.openRound(2024);
        var report = SmallProvince.reportOf(school, round);
        var reason = "Trả lại khi phần thông báo đang nghỉ.";
        system.kill("notification-service");
        try {
            Scene.submit(school, school, report);
            var seen = province.commune.get(report).expect(200);
            province.commune
                    .post(report + "/return", seen.etag(), Map.of("reason", reason, "comments", List.of()))
                    .expect(200);
            Scene.submit(school, school, report);
            Scene.accept(province.commune, report);

            // More than the breaker needs to open: the refusal is the same before and after.
            var refusals = IntStream.range(0, 15)
                    .mapToObj(n -> school.get("/api/notifications").expect(503))
                    .toList();
            assertThat(refusals).allSatisfy(refusal -> {
                assertThat(refusal.problem()).isEqualTo("service-unavailable");
                assertThat(refusal.headers().firstValueAsLong("Retry-After").orElse(0))
                        .isPositive();
                assertThat(refusal.json().path("detail").asString()).contains("tạm ngừng");
            });
            school.get("/api/plans?folder=mine").expect(200);
            school.get("/api/reports?folder=mine").expect(200);
            school.get("/api/references/documents").expect(200);
            school.get("/api/session").expect(200);
        } finally {
            system.restart("notification-service");
        }

        await().atMost(Scene.PATIENCE)
                .ignoreExceptions()
                .until(() -> school.get("/api/notifications").status() == 200);
        everythingIsTold();
        var id = round.path("id").asString();
        assertThat(notices(school, "report.returned", id))
                .singleElement()
                .asString()
                .contains(reason);
        assertThat(notices(school, "report.accepted", id)).hasSize(1);
        assertThat(notices(province.commune, "report.submitted", id)).hasSize(2);
    }

    private List<String> plans() {
        return province.schools.stream()
                .flatMap(school -> school.all("/api/plans?folder=mine").stream())
                .map(plan -> plan.path("id").asString())
                .toList();
    }

    private void everythingIsTold() {
        for (var service : List.of("plan-service", "report-service")) {
            await().atMost(Scene.PATIENCE.multipliedBy(2))
                    .untilAsserted(() -> assertThat(system.backlogAge(service)).isZero());
        }
    }

    /** Texts of the notices of one kind about the round's reports. */
    private static List<String> notices(Session who, String kind, String round) {
        var texts = new ArrayList<String>();
        for (JsonNode notice : who.all("/api/notifications")) {
            if (kind.equals(notice.path("kind").asString())
                    && notice.path("link").asString("").contains(round)) {
                texts.add(notice.path("title").asString() + " "
                        + notice.path("body").asString(""));
            }
        }
        return texts;
    }
}
