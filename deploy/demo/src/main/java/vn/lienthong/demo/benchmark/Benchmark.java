package vn.lienthong.demo.benchmark;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.lienthong.demo.Settings;
import vn.lienthong.demo.client.Answer;
import vn.lienthong.demo.client.Gateway;
import vn.lienthong.demo.client.Session;
import vn.lienthong.demo.province.Province;
import vn.lienthong.demo.seed.Figures;
import vn.lienthong.demo.seed.People;

/**
 * One round of one demo province, submitted and accepted for real, one request at a time: the cost of a request, not the
 * most the machine can bear. Prints what it measured and asserts nothing about it.
 */
public final class Benchmark {

    private static final int WARM_UP = 15;
    private static final int READS = 300;
    private static final byte[] CITATION = """
            {"asOf": "2026-03-01",
             "passages": [{"id": "1", "text": "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015"}]}
            """.getBytes(StandardCharsets.UTF_8);
    private static final Duration LIVE = Duration.ofSeconds(5);

    private final Settings settings;
    private final Gateway gateway;
    private final Province province = Province.named("quang-ninh");
    private final People people;
    private final URI reports;
    private final URI references;

    public Benchmark(Settings settings) {
        this.settings = settings;
        this.gateway = new Gateway(settings.gateway());
        this.people = new People(gateway, province, settings.demoPassword());
        this.reports = Objects.requireNonNull(settings.services().get("report-service"));
        this.references = Objects.requireNonNull(settings.services().get("reference-service"));
    }

    public void run() {
        var unitIds = people.unitIds();
        var round = openRound();
        var department = Objects.requireNonNull(unitIds.get("SGDDT"));
        var paths = reportPaths(round);
        var schools = province.schools().stream()
                .map(school -> new Reporter(
                        people.as(People.head(province, school)),
                        people.as("ubnd." + school.superior()),
                        Objects.requireNonNull(paths.get(unitIds.get(school.code())))))
                .toList();
        submissions(schools);
        reads();
        liveness(schools, round, department);
        signIns();
    }

    private record Reporter(Session head, Session reviewer, String report) {}

    private void submissions(List<Reporter> schools) {
        System.out.println("(a) Nộp một báo cáo qua cổng, so với một endpoint Spring trần ghi đúng tài liệu ấy");
        var real = new Times();
        var bare = new Times();
        var etags = new ArrayList<String>();
        var documents = new ArrayList<byte[]>();
        for (var school : schools) {
            var report = school.head().get(school.report()).expect(200);
            var saved = school.head()
                    .put(
                            school.report(),
                            report.etag(),
                            Map.of("cells", Figures.of(report.json().path("form"), school.report())))
                    .expect(200);
            etags.add(saved.etag());
            documents.add(saved.body());
        }
        try (var process = BareProcess.start()) {
            try {
                for (var i = 0; i < WARM_UP * 4; i++) {
                    process.insert(documents.get(i % documents.size()));
                }
                var before = ServerTimes.of(reports);
                for (var i = 0; i < schools.size(); i++) {
                    // In turn, so that whatever else the machine does falls on both.
                    var submitted = schools.get(i)
                            .head()
                            .post(schools.get(i).report() + "/submit", etags.get(i), null)
                            .expect(200);
                    var inserted = process.insert(documents.get(i));
                    if (i >= WARM_UP) {
                        real.add(submitted.took());
                        bare.add(inserted.took());
                    }
                }
                var inService = ServerTimes.of(reports).meanMillisSince(before, "POST /api/reports/{id}/submit");
                say("nộp qua cổng: %s", real);
                say("endpoint trần: %s", bare);
                say(
                        "tỷ lệ: %.2f lần; report-service tự tính %.1f ms, còn lại là cổng và đường đi",
                        real.ratioTo(bare), inService);
            } finally {
                process.drop();
            }
        }
    }

    /** Checking a citation changes nothing and is open to people and to services alike, so both ways can be tried. */
    private void reads() {
        System.out.println("(b) Tra một căn cứ pháp lý qua cổng, so với gọi thẳng reference-service");
        var officer = people.as(People.DEPARTMENT_OFFICER);
        var token = ServiceToken.of(gateway, settings.serviceSecret(), "reference-service", province.id());
        var service = new Gateway(references);
        var through = new Times();
        var direct = new Times();
        var before = ServerTimes.of(references);
        for (var i = -WARM_UP * 4; i < READS; i++) {
            var one = officer.raw(
                            "POST",
                            "/api/references/verifications",
                            CITATION,
                            List.of("Content-Type", "application/json"))
                    .expect(200);
            var other = service.send(HttpRequest.newBuilder(service.resolve("/internal/verifications"))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(CITATION)))
                    .expect(200);
            if (i >= 0) {
                through.add(one.took());
                direct.add(other.took());
            }
        }
        say("qua cổng: %s", through);
        say("gọi thẳng: %s", direct);
        say(
                "tỷ lệ: %.2f lần; reference-service tự tính %.1f ms",
                through.ratioTo(direct),
                ServerTimes.of(references).meanMillisSince(before, "POST /api/references/verifications"));
    }

    private void liveness(List<Reporter> schools, JsonNode round, String department) {
        System.out.println("(c) Từ lúc xã duyệt đến lúc Sở có số mới");
        var officer = people.as(People.DEPARTMENT_OFFICER);
        var path = "/api/reports/rounds/" + round.path("id").asString() + "/rollups/" + department;
        var decided = new Times();
        var shown = new Times();
        var expected = officer.get(path).expect(200).json().path("accepted").asInt();
        try (var live = officer.live()) {
            for (var i = 0; i < schools.size(); i++) {
                var school = schools.get(i);
                var seen = school.reviewer().get(school.report()).expect(200);
                var start = System.nanoTime();
                var accepted = school.reviewer()
                        .post(school.report() + "/accept", seen.etag(), null)
                        .expect(200);
                expected++;
                while (officer.get(path).expect(200).json().path("accepted").asInt() < expected) {
                    var left = LIVE.toNanos() - (System.nanoTime() - start);
                    if (left <= 0) {
                        throw new Answer.Unexpected("số của Sở không đổi trong " + LIVE.toSeconds() + " giây");
                    }
                    live.await(
                            event -> event.name().equals("rollup")
                                    && event.data().contains(department),
                            Duration.ofNanos(left));
                }
                if (i >= WARM_UP) {
                    decided.add(accepted.took());
                    shown.add(Duration.ofNanos(System.nanoTime() - start));
                }
            }
        }
        say(
                "từ lúc bấm duyệt đến số mới của Sở: p50 %s, p99 %s (%d lần)",
                Times.ms(shown.median()), Times.ms(shown.percentile(99)), shown.count());
        say("trong đó riêng lệnh duyệt: %s", decided);
    }

    /** Last: it leaves the accounts with many sessions. */
    private void signIns() {
        System.out.println("(d) Đăng nhập qua cổng, so với vòng lặp trần của cùng hàm băm (Argon2id, 19 MiB, 2 lượt)");
        var usernames = province.schools().stream()
                .map(school -> People.head(province, school))
                .limit(10)
                .toList();
        var bare = SignIns.bare();
        var real = SignIns.through(gateway, province.id(), usernames, settings.demoPassword());
        say("qua cổng: %.1f lần mỗi giây (%d lần)", real.perSecond(), real.count());
        say(
                "vòng lặp trần, một luồng: %.1f lần mỗi giây; cổng đạt %.0f %% của một luồng",
                bare.perSecond(), 100 * real.perSecond() / bare.perSecond());
    }

    private static void say(String format, Object... values) {
        System.out.println("    " + format.formatted(values));
    }

    /** The newest half-year that no province's demo, tour or benchmark has used. */
    private JsonNode openRound() {
        var admin = people.as(People.ADMIN);
        var known = admin.all("/api/reports/rounds").stream()
                .map(round -> round.at("/period/year").asInt() * 2
                        + round.at("/period/half").asInt())
                .toList();
        var period = 2012 * 2 + 2;
        while (known.contains(period)) {
            period--;
        }
        var half = period % 2 == 0 ? 2 : 1;
        var body = new HashMap<String, @Nullable Object>();
        body.put("formId", admin.all("/api/reports/forms").getFirst().path("id").asString());
        body.put("period", Map.of("type", "HALF_YEAR", "year", (period - half) / 2, "half", half));
        body.put("dueDates", null);
        return admin.post("/api/reports/rounds", body).expect(201).json();
    }

    private Map<String, String> reportPaths(JsonNode round) {
        var paths = new HashMap<String, String>();
        var list = "/api/reports?folder=subtree&round=" + round.path("id").asString();
        people.as(People.DEPARTMENT_OFFICER)
                .all(list)
                .forEach(report -> paths.put(
                        report.at("/unit/id").asString(),
                        "/api/reports/" + report.path("id").asString()));
        return paths;
    }
}
