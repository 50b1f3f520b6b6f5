package vn.lienthong.demo.tour;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.lienthong.demo.client.Session;
import vn.lienthong.demo.seed.Figures;
import vn.lienthong.demo.seed.People;

/** Steps 3 and 4: a round opens, figures travel to the department live, the late are nudged. */
final class RoundStory {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration LIVE = Duration.ofSeconds(1);

    private final Cast cast;
    private final Steps steps;
    private final Map<String, String> unitIds;

    RoundStory(Cast cast, Steps steps) {
        this.cast = cast;
        this.steps = steps;
        this.unitIds = cast.people().unitIds();
    }

    /** @return id of the round that was opened */
    String play() {
        var round = open();
        var id = round.path("id").asString();
        var department = Objects.requireNonNull(unitIds.get("SGDDT"));
        var dashboard = "/api/reports/rounds/" + id + "/rollups/" + department;
        var reports = reports(id);
        var commune = cast.province().communes().getFirst();
        var schools = cast.province().schools().subList(0, commune.schools());

        steps.step(cast.teacher() + " lập báo cáo, " + cast.head() + " nộp");
        var first = report(reports, cast.school().code());
        refuseText(first);
        submit(cast.teacher(), cast.head(), first);
        var second = report(reports, schools.get(1).code());
        var secondPeople = cast.people().as(People.teacher(schools.get(1)));
        submit(secondPeople, secondPeople, second);
        steps.check(true, "hai báo cáo đã nộp, chờ %s duyệt", commune.name());

        steps.step(cast.officer() + " xem số liệu thay đổi khi xã duyệt, không tải lại trang");
        try (var live = cast.officer().live()) {
            for (var path : List.of(first, second)) {
                acceptWatched(path, dashboard, department, live);
            }
        }

        steps.step(cast.reviewer() + " thêm số liệu của phường và nộp; Sở duyệt");
        var office = report(reports, commune.code());
        submit(cast.reviewer(), cast.reviewer(), office);
        var submitted = cast.officer().get(office).expect(200);
        cast.officer().post(office + "/accept", submitted.etag(), null).expect(200);
        steps.check(
                submitted.json().path("children").path("accepted").asInt() == 2,
                "báo cáo của phường gồm số của phường và 2 trường đã duyệt");

        drillDown(dashboard, id, commune.code(), cast.school().code());
        nudge(id);

        steps.step("Tính lại toàn bộ tổng hợp từ đầu");
        var check = steps.await("mọi tổng hợp đã lên hết", Duration.ofSeconds(5), () -> {
                    var answer = cast.officer()
                            .get("/api/reports/rounds/" + id + "/rollups/check")
                            .expect(200)
                            .json();
                    return answer.path("differences").isEmpty() ? answer : null;
                })
                .value();
        steps.check(
                true,
                "%d bản tổng hợp, không sai khác nào",
                check.path("checked").asInt());
        return id;
    }

    private JsonNode open() {
        steps.step(cast.admin() + " mở một kỳ báo cáo 6 tháng");
        var known = cast.admin().all("/api/reports/rounds").stream()
                .map(round -> round.path("period").path("year").asInt() * 2
                        + round.path("period").path("half").asInt())
                .toList();
        // The newest half-year that has no round yet, before those of the demo data; each tour opens the next older
        // one.
        var period = (LocalDate.now(ZONE).getYear() - 2) * 2 + 2;
        while (known.contains(period)) {
            period--;
        }
        var year = (period - 1) / 2;
        var half = period - year * 2;
        var today = LocalDate.now(ZONE);
        var due = Map.of(
                "SCHOOL", today.minusDays(1),
                "COMMUNE_OFFICE", today.plusDays(4),
                "DISTRICT_OFFICE", today.plusDays(4),
                "DEPARTMENT", today.plusDays(9));
        var form = cast.admin().all("/api/reports/forms").getFirst();
        var opened = cast.admin()
                .post(
                        "/api/reports/rounds",
                        Map.of(
                                "formId",
                                form.path("id").asString(),
                                "period",
                                Map.of("type", "HALF_YEAR", "year", year, "half", half),
                                "dueDates",
                                due))
                .expect(201);
        var round = opened.json();
        var expected = 1
                + cast.province().communes().size()
                + cast.province().schools().size()
                + cast.province().upperSecondary().size();
        steps.check(
                round.path("rosterSize").asInt() == expected,
                "“%s”: %d đơn vị phải nộp, %d ms",
                round.path("name").asString(),
                expected,
                opened.took().toMillis());
        var listed = steps.await("mỗi đơn vị có báo cáo của mình", Duration.ofSeconds(20), () -> {
                    var all = reports(round.path("id").asString());
                    return all.size() == expected ? all : null;
                })
                .value();
        var levels = Map.of(
                cast.school().code(),
                "SCHOOL",
                cast.province().communes().getFirst().code(),
                "COMMUNE_OFFICE",
                "SGDDT",
                "DEPARTMENT");
        levels.forEach((code, level) -> {
            var dueAt = Objects.requireNonNull(listed.get(unitIds.get(code)))
                    .path("dueAt")
                    .asString();
            if (!Instant.parse(dueAt).equals(at(Objects.requireNonNull(due.get(level))))) {
                throw new IllegalStateException("hạn của " + code + " là " + dueAt);
            }
        });
        steps.check(true, "mỗi đơn vị có báo cáo với hạn của cấp mình");
        return round;
    }

    private static Instant at(LocalDate day) {
        return day.atTime(17, 0).atZone(ZONE).toInstant();
    }

    private Map<String, JsonNode> reports(String round) {
        var reports = new HashMap<String, JsonNode>();
        for (var folder : List.of("subtree", "mine")) {
            cast.officer()
                    .all("/api/reports?folder=" + folder + "&round=" + round)
                    .forEach(
                            report -> reports.put(report.path("unit").path("id").asString(), report));
        }
        return reports;
    }

    private String report(Map<String, JsonNode> reports, String code) {
        return "/api/reports/"
                + Objects.requireNonNull(reports.get(unitIds.get(code)))
                        .path("id")
                        .asString();
    }

    private void refuseText(String path) {
        var report = cast.teacher().get(path).expect(200);
        var wrong = cast.teacher()
                .put(
                        path,
                        report.etag(),
                        Map.of("cells", List.of(Map.of("code", "05", "value", Map.of("number", "nhiều"), "note", ""))));
        steps.check(
                wrong.status() == 422 || wrong.status() == 400,
                "chữ trong ô số bị từ chối (%d), không lưu gì: %s",
                wrong.status(),
                wrong.json()
                        .path("errors")
                        .path(0)
                        .path("detail")
                        .asString(wrong.json().path("detail").asString()));
        steps.check(
                cast.teacher().get(path).expect(200).etag().equals(report.etag()), "phiên bản của báo cáo không đổi");
    }

    private void submit(Session editor, Session head, String path) {
        var report = editor.get(path).expect(200);
        var saved = editor.put(
                        path,
                        report.etag(),
                        Map.of("cells", Figures.of(report.json().path("form"), path)))
                .expect(200);
        head.post(path + "/submit", saved.etag(), null).expect(200);
    }

    private void acceptWatched(
            String path, String dashboard, String department, vn.lienthong.demo.client.LiveStream live) {
        var before = cast.officer().get(dashboard).expect(200).json();
        var report = cast.reviewer().get(path).expect(200);
        var value = cell(report.json(), "05");
        cast.reviewer().post(path + "/accept", report.etag(), null).expect(200);
        var accepted = System.nanoTime();
        var event = live.await(
                each -> each.name().equals("rollup") && each.data().contains(department), Duration.ofSeconds(5));
        steps.check(event != null, "luồng trực tiếp báo có số mới");
        var after = cast.officer().get(dashboard).expect(200).json();
        while (after.path("accepted").asInt() == before.path("accepted").asInt()
                && System.nanoTime() - accepted < LIVE.toNanos()) {
            // An earlier change may have been announced first; the next announcement is ours.
            live.await(each -> each.name().equals("rollup"), Duration.ofMillis(200));
            after = cast.officer().get(dashboard).expect(200).json();
        }
        var took = Duration.ofNanos(System.nanoTime() - accepted);
        steps.check(
                after.path("accepted").asInt() == before.path("accepted").asInt() + 1 && took.compareTo(LIVE) <= 0,
                "toàn tỉnh %d/%d đã duyệt, muộn %d, sau %d ms",
                after.path("accepted").asInt(),
                after.path("expected").asInt(),
                after.path("late").asInt(),
                took.toMillis());
        steps.check(
                sum(after, "05") == sum(before, "05") + value,
                "tin, bài trên trang của trường: %d + %d = %d",
                sum(before, "05"),
                value,
                sum(after, "05"));
    }

    private void drillDown(String dashboard, String round, String commune, String school) {
        steps.step(cast.officer() + " đi từ tỉnh xuống trường");
        var root = cast.officer().get(dashboard).expect(200).json();
        var child = StreamSupport.stream(root.path("children").spliterator(), false)
                .filter(each -> each.path("unit").path("id").asString().equals(unitIds.get(commune)))
                .findFirst()
                .orElseThrow();
        steps.say(
                "%s: %d/%d trường đã nộp, %d đã duyệt, quá hạn %d",
                child.path("unit").path("name").asString(),
                child.path("submitted").asInt(),
                child.path("expected").asInt(),
                child.path("accepted").asInt(),
                child.path("overdue").asInt());
        var below = cast.officer()
                .get("/api/reports/rounds/" + round + "/rollups/" + unitIds.get(commune))
                .expect(200)
                .json();
        var leaf = StreamSupport.stream(below.path("children").spliterator(), false)
                .filter(each -> each.path("unit").path("id").asString().equals(unitIds.get(school)))
                .findFirst()
                .orElseThrow();
        var report = cast.officer()
                .get("/api/reports/" + leaf.path("reportId").asString())
                .expect(200)
                .json();
        steps.check(
                "ACCEPTED".equals(leaf.path("reportState").asString()),
                "%s: đã duyệt, tin, bài trên trang của trường %d",
                leaf.path("unit").path("name").asString(),
                cell(report, "05"));
    }

    private void nudge(String round) {
        steps.step(cast.officer() + " nhắc các đơn vị quá hạn");
        var answer = cast.officer()
                .post("/api/reports/rounds/" + round + "/nudges", nobodyInParticular())
                .expect(200, 201);
        var nudged = answer.json().path("nudged").asInt();
        var expected = cast.province().schools().size()
                + cast.province().upperSecondary().size()
                - 2;
        steps.check(nudged == expected, "nhắc %d đơn vị trong một lần bấm", nudged);
        var late = cast.province().schools().getLast();
        var people = cast.people().as(People.teacher(late));
        var told = steps.await(
                "đơn vị được nhắc thấy trong cổng",
                Duration.ofSeconds(15),
                () -> StreamSupport.stream(
                                people.get("/api/notifications")
                                        .expect(200)
                                        .json()
                                        .path("items")
                                        .spliterator(),
                                false)
                        .filter(notice ->
                                "report.nudged".equals(notice.path("kind").asString()))
                        .map(notice -> notice.path("body").asString())
                        .findFirst()
                        .orElse(null));
        steps.check(
                true,
                "%s: “%s” sau %d ms",
                late.name(),
                told.value(),
                told.took().toMillis());
        var address = People.teacher(late) + "@" + cast.province().id() + ".example.vn";
        var mailed = steps.await(
                "thư nhắc đến nơi",
                Duration.ofSeconds(30),
                () -> cast.mails().to(address).stream()
                        .map(mail -> mail.path("subject").asString())
                        .filter(subject -> subject.startsWith("Nhắc"))
                        .findFirst()
                        .orElse(null));
        steps.check(true, "thư “%s” đến %s", mailed.value(), address);
    }

    private static Map<String, @Nullable Object> nobodyInParticular() {
        var body = new HashMap<String, @Nullable Object>();
        body.put("units", null);
        return body;
    }

    private static long cell(JsonNode report, String code) {
        return StreamSupport.stream(report.path("cells").spliterator(), false)
                .filter(cell -> code.equals(cell.path("code").asString()))
                .mapToLong(cell -> cell.path("own").path("number").asLong(0))
                .sum();
    }

    private static long sum(JsonNode dashboard, String code) {
        return StreamSupport.stream(dashboard.path("indicators").spliterator(), false)
                .filter(indicator -> code.equals(indicator.path("code").asString()))
                .mapToLong(
                        indicator -> indicator.path("accepted").path("number").asLong(0))
                .sum();
    }
}
