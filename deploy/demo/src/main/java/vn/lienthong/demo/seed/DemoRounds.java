package vn.lienthong.demo.seed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.lienthong.demo.client.Session;
import vn.lienthong.demo.province.Province;

/** A province's report rounds, lived through: opened, filled, submitted, returned, accepted, closed; or still under way. */
final class DemoRounds {

    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);

    private final Province province;
    private final People people;
    private final Timeline timeline;
    private final Map<String, String> unitIds;
    private final Map<String, String> etags = new ConcurrentHashMap<>();

    DemoRounds(Province province, People people, Timeline timeline, Map<String, String> unitIds) {
        this.province = province;
        this.people = people;
        this.timeline = timeline;
        this.unitIds = unitIds;
    }

    /** Somebody who reports: account that fills and submits, account that reviews. */
    private record Reporter(String code, String editor, String head, String reviewer) {}

    /** A round of the past: everybody reported in the end, some late, some after a return; then it was closed. */
    void past(int year, int half) {
        var opened = half == 1 ? LocalDate.of(year, 5, 18) : LocalDate.of(year, 11, 18);
        var due = half == 1 ? LocalDate.of(year, 6, 10) : LocalDate.of(year, 12, 10);
        var random = new Random(province.id().hashCode() + year * 2L + half);
        timeline.at(at(opened, 8), () -> {
            var round = open(year, half, null);
            var reports = reportsByUnit(round);
            for (var school : schoolReporters(opened)) {
                var late = random.nextInt(12) == 0;
                // Few different days, so that much happens side by side.
                var day = late ? due.plusDays(2 + 4 * random.nextInt(3)) : due.minusDays(3 * random.nextInt(6));
                // Once the office has reported, nothing of its schools is returned any more.
                var returned = !late && random.nextInt(9) == 0;
                timeline.at(at(day, 9), () -> fill(school, reports, true));
                timeline.at(at(day, 15), () -> {
                    if (returned) {
                        giveBack(school, reports);
                    } else {
                        accept(school, reports);
                    }
                });
                if (returned) {
                    timeline.at(at(day.plusDays(1), 9), () -> fill(school, reports, true));
                    timeline.at(at(day.plusDays(1), 15), () -> accept(school, reports));
                }
            }
            for (var office : officeReporters(opened)) {
                var day = due.plusDays(random.nextInt(7) == 0 ? 7 : 3);
                // Late schools come in after their office has reported: their figures wait for the next round.
                timeline.at(
                        at(day.isBefore(due.plusDays(5)) ? day : day.plusDays(9), 16),
                        () -> fill(office, reports, true));
                timeline.at(at(day.plusDays(12), 9), () -> accept(office, reports));
            }
            var department =
                    new Reporter("SGDDT", People.DEPARTMENT_OFFICER, People.DEPARTMENT_HEAD, People.DEPARTMENT_OFFICER);
            timeline.at(at(due.plusDays(30), 9), () -> fill(department, reports, true));
            timeline.at(at(due.plusDays(31), 9), () -> accept(department, reports));
            timeline.at(at(due.plusDays(32), 9), () -> close(round));
        });
    }

    /**
     * The round of now: due dates around today, so that some are overdue, some wait for review, some were returned.
     */
    void current(int year, int half, LocalDate today) {
        var opened = today.minusDays(20);
        var due = new HashMap<String, Object>();
        due.put("SCHOOL", today.minusDays(2).toString());
        due.put("COMMUNE_OFFICE", today.plusDays(3).toString());
        due.put("DISTRICT_OFFICE", today.plusDays(3).toString());
        due.put("DEPARTMENT", today.plusDays(8).toString());
        var random = new Random(province.id().hashCode() + 99L);
        timeline.at(at(opened, 8), () -> {
            var round = open(year, half, due);
            var reports = reportsByUnit(round);
            for (var school : schoolReporters(opened)) {
                var fate = random.nextInt(100);
                var day = today.minusDays(3 + 3 * random.nextInt(5));
                if (fate < 8) {
                    continue; // never opened it
                }
                if (fate < 14) {
                    timeline.at(at(day, 10), () -> fill(school, reports, false));
                    continue; // begun, not submitted
                }
                var submittedOn = fate < 20 ? today.minusDays(1) : day;
                timeline.at(at(submittedOn, 10), () -> fill(school, reports, true));
                if (fate >= 70) {
                    continue; // waits for review
                }
                if (fate >= 64) {
                    timeline.at(at(submittedOn, 16), () -> giveBack(school, reports));
                } else {
                    timeline.at(at(submittedOn, 16), () -> accept(school, reports));
                }
            }
        });
    }

    static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(ZONE).toInstant();
    }

    private List<Reporter> schoolReporters(LocalDate on) {
        var reporters = new ArrayList<Reporter>();
        for (var school : province.schools()) {
            reporters.add(new Reporter(
                    school.code(), People.teacher(school), People.head(province, school), reviewerOf(school, on)));
        }
        for (var school : province.upperSecondarySchools()) {
            reporters.add(new Reporter(
                    school.code(), People.teacher(school), People.teacher(school), People.DEPARTMENT_OFFICER));
        }
        return reporters;
    }

    private List<Reporter> officeReporters(LocalDate on) {
        var reporters = new ArrayList<Reporter>();
        if (on.isBefore(REFORM)) {
            for (var district : province.districts()) {
                var officer = People.officer(province, district);
                reporters.add(
                        new Reporter(province.districtCode(district), officer, officer, People.DEPARTMENT_OFFICER));
            }
        } else {
            for (var commune : province.communes()) {
                var officer = People.officer(commune);
                reporters.add(new Reporter(commune.code(), officer, officer, People.DEPARTMENT_OFFICER));
            }
        }
        return reporters;
    }

    private String reviewerOf(Province.School school, LocalDate on) {
        if (on.isBefore(REFORM)) {
            return province.districts().stream()
                    .filter(district -> province.districtCode(district).equals(school.formerSuperior()))
                    .map(district -> People.officer(province, district))
                    .findFirst()
                    .orElseThrow();
        }
        return "ubnd." + school.superior();
    }

    private JsonNode open(int year, int half, @Nullable Map<String, Object> due) {
        var admin = people.as(People.ADMIN);
        var form = admin.all("/api/reports/forms").getFirst();
        var body = new HashMap<String, @Nullable Object>();
        body.put("formId", form.path("id").asString());
        body.put("period", Map.of("type", "HALF_YEAR", "year", year, "half", half));
        body.put("dueDates", due);
        return admin.post("/api/reports/rounds", body).expect(201).json();
    }

    private Map<String, String> reportsByUnit(JsonNode round) {
        var reports = new HashMap<String, String>();
        var department = people.as(People.DEPARTMENT_OFFICER);
        for (var folder : List.of("subtree", "mine")) {
            department
                    .all("/api/reports?folder=" + folder + "&round="
                            + round.path("id").asString())
                    .forEach(report -> reports.put(
                            report.path("unit").path("id").asString(),
                            report.path("id").asString()));
        }
        return reports;
    }

    private String report(Reporter reporter, Map<String, String> reports) {
        return "/api/reports/" + reports.get(unitIds.get(reporter.code()));
    }

    private void fill(Reporter reporter, Map<String, String> reports, boolean submit) {
        var path = report(reporter, reports);
        var editor = people.as(reporter.editor());
        var report = editor.get(path).expect(200);
        var cells = Figures.of(report.json().path("form"), path);
        var saved = editor.put(path, report.etag(), Map.of("cells", submit ? cells : cells.subList(0, 9)))
                .expect(200);
        if (submit) {
            var submitted = people.as(reporter.head())
                    .post(path + "/submit", saved.etag(), null)
                    .expect(200);
            etags.put(path, submitted.etag());
        }
    }

    private void accept(Reporter reporter, Map<String, String> reports) {
        decide(reporter, reports, "/accept", null);
    }

    private void giveBack(Reporter reporter, Map<String, String> reports) {
        decide(
                reporter,
                reports,
                "/return",
                Map.of(
                        "reason",
                        "Số tiết lồng ghép gồm cả học kỳ trước. Chỉ lấy trong kỳ báo cáo.",
                        "comments",
                        List.of(Map.of("code", "16", "text", "Tách tiết dạy với chuyên đề, chỉ lấy trong kỳ."))));
    }

    private void decide(Reporter reporter, Map<String, String> reports, String decision, @Nullable Object body) {
        Session reviewer = people.as(reporter.reviewer());
        var path = report(reporter, reports);
        // A late school whose office has meanwhile reported can no longer be decided upon; that is how it is in life
        // too.
        reviewer.post(path + decision, Objects.requireNonNull(etags.get(path)), body)
                .expect(200, 409);
    }

    private void close(JsonNode round) {
        var path = "/api/reports/rounds/" + round.path("id").asString();
        var admin = people.as(People.ADMIN);
        admin.post(path + "/close", admin.get(path).expect(200).etag(), null).expect(200);
    }
}
