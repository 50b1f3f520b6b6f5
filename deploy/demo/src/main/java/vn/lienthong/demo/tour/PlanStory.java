package vn.lienthong.demo.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.lienthong.demo.client.Answer;
import vn.lienthong.demo.client.Session;

/** Steps 1 and 2: a file becomes a draft with findings, is corrected, issued, submitted, returned and accepted. */
final class PlanStory {

    private final Cast cast;
    private final Steps steps;

    PlanStory(Cast cast, Steps steps) {
        this.cast = cast;
        this.steps = steps;
    }

    /** @return path of the accepted plan */
    String play(List<Path> files, boolean own) {
        String plan = "";
        for (var file : files) {
            plan = importFile(file, own);
        }
        correct(plan, own);
        return review(plan);
    }

    private String importFile(Path file, boolean own) {
        steps.step(cast.teacher() + " nhập tệp " + file.getFileName());
        var answer = cast.teacher()
                .upload(
                        "/api/plans/imports?noStateSecret=true&fileName="
                                + Session.encoded(String.valueOf(file.getFileName())),
                        bytes(file))
                .expect(201);
        var plan = answer.json();
        var content = plan.path("content");
        steps.say(
                "“%s”, năm %s, %d ms",
                plan.path("title").asString(),
                plan.path("year").asString("?"),
                answer.took().toMillis());
        steps.say(
                "%d căn cứ, %d mục lớn, %d nhiệm vụ, %d thời hạn, %d nơi nhận, người ký: %s",
                content.path("legalBases").size(),
                content.path("outline").size(),
                content.path("tasks").size(),
                content.path("deadlines").size(),
                content.path("recipients").size(),
                content.path("signature").path("title").asString("chưa rõ"));
        plan.path("doubts")
                .forEach(doubt -> steps.say("? %s", doubt.path("message").asString()));
        citations(plan)
                .forEach(citation -> citation.path("findings")
                        .forEach(finding -> steps.say(
                                "! %s: %s",
                                citation.path("text").asString(),
                                finding.path("message").asString())));
        steps.check(
                "CHECKED".equals(plan.path("check").path("status").asString()),
                "%d viện dẫn được kiểm với danh mục ngay khi nhập",
                citations(plan).size());
        if (own) {
            steps.check(
                    finding(plan, "V1")
                            .map(found -> found.path("message").asString().contains("07/9/2015"))
                            .orElse(false),
                    "Nghị định 72/2015/NĐ-CP: danh mục ghi ngày 07/9/2015, kế hoạch ghi 07/8/2015");
            var sections = StreamSupport.stream(content.path("outline").spliterator(), false)
                    .filter(node -> "SECTION".equals(node.path("kind").asString()))
                    .count();
            steps.check(
                    sections == 3 && content.path("tasks").size() >= 5,
                    "ba mục lớn và %d nhiệm vụ được nhận ra",
                    content.path("tasks").size());
        }
        return "/api/plans/" + plan.path("id").asString();
    }

    private void correct(String path, boolean own) {
        steps.step(cast.teacher() + " sửa theo gợi ý");
        var before = cast.teacher().get(path).expect(200);
        var left = corrections(before.json());
        var corrected = before;
        var applied = 0;
        while (left > 0) {
            var correction = firstCorrection(corrected.json());
            corrected = cast.teacher()
                    .post(path + "/corrections", corrected.etag(), correction)
                    .expect(200);
            applied++;
            var now = corrections(corrected.json());
            if (now >= left) {
                throw new Answer.Unexpected("sửa theo gợi ý không làm bớt lỗi: " + correction);
            }
            left = now;
        }
        steps.check(left == 0, "đã áp dụng %d gợi ý, không còn gợi ý nào", applied);
        var stale = cast.teacher().put(path, before.etag(), body(before.json()));
        if (own) {
            steps.check(
                    stale.status() == 412 && "stale-version".equals(stale.problem()),
                    "lưu từ một bản cũ bị từ chối: %s",
                    stale.json().path("detail").asString());
        }
    }

    private String review(String path) {
        steps.step(cast.head() + " ban hành và nộp");
        var number = ThreadLocalRandom.current().nextInt(100, 9_000);
        var draft = cast.head().get(path).expect(200);
        var issued = cast.head()
                .post(path + "/issue", draft.etag(), issuance(number))
                .expect(200);
        var submitted = cast.head().post(path + "/submit", issued.etag(), null).expect(200);
        steps.check(
                "SUBMITTED".equals(state(submitted)),
                "số %d/KH-THAD, đang chờ %s duyệt",
                number,
                submitted.json().path("superior").path("name").asString());

        steps.step(cast.reviewer() + " trả lại có lý do");
        var queue = cast.reviewer().all("/api/plans?folder=review");
        steps.check(
                queue.stream().anyMatch(each -> path.endsWith(each.path("id").asString())),
                "kế hoạch nằm trong hàng chờ duyệt (%d kế hoạch)",
                queue.size());
        var reason = "Thiếu phân công người phụ trách từng nhiệm vụ (" + number + ").";
        var seen = cast.reviewer().get(path).expect(200);
        var node =
                seen.json().path("content").path("outline").path(1).path("id").asString();
        cast.reviewer()
                .post(
                        path + "/return",
                        seen.etag(),
                        Map.of("reason", reason, "comments", List.of(Map.of("node", node, "text", "Ghi rõ ai làm."))))
                .expect(200);
        var told = steps.await(
                "nhà trường được báo trong cổng", Duration.ofSeconds(10), () -> notice(cast.head(), reason));
        steps.check(
                true,
                "nhà trường được báo trong cổng sau %d ms: %s",
                told.took().toMillis(),
                told.value());
        var mailed = steps.await("nhà trường nhận thư", Duration.ofSeconds(20), () -> mail(cast.headMail(), reason));
        steps.check(
                true,
                "thư đến %s sau %d ms: “%s”",
                cast.headMail(),
                mailed.took().toMillis(),
                mailed.value());

        steps.step(cast.teacher() + " sửa thành bản thay thế; " + cast.head() + " ban hành và nộp lại");
        var returned = cast.teacher().get(path).expect(200);
        var revised =
                cast.teacher().post(path + "/revise", returned.etag(), null).expect(200, 201);
        // A revision may be a document of its own or the next state of the same one.
        var next = "/api/plans/" + revised.json().path("id").asString();
        var taken = cast.head().post(next + "/issue", revised.etag(), issuance(number));
        steps.check(
                taken.status() == 409 && "number-taken".equals(taken.problem()),
                "số đã dùng bị từ chối: %s",
                taken.json().path("detail").asString());
        var again = cast.head()
                .post(next + "/issue", revised.etag(), issuance(number + 1))
                .expect(200);
        var resubmitted = cast.head().post(next + "/submit", again.etag(), null).expect(200);

        steps.step(cast.reviewer() + " duyệt");
        var note = new HashMap<String, @Nullable Object>();
        note.put("note", null);
        var accepted =
                cast.reviewer().post(next + "/accept", resubmitted.etag(), note).expect(200);
        steps.check(
                "ACCEPTED".equals(state(accepted)),
                "kế hoạch đã được duyệt, lịch sử có %d bước",
                accepted.json().path("history").size());
        return next;
    }

    private @Nullable String notice(Session who, String text) {
        return StreamSupport.stream(
                        who.get("/api/notifications")
                                .expect(200)
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(notice -> notice.path("body").asString().contains(text))
                .map(notice -> notice.path("title").asString())
                .findFirst()
                .orElse(null);
    }

    private @Nullable String mail(String address, String text) {
        return cast.mails().to(address).stream()
                .filter(mail -> mail.path("text").asString("").contains(text))
                .map(mail -> mail.path("subject").asString())
                .findFirst()
                .orElse(null);
    }

    private static List<JsonNode> citations(JsonNode plan) {
        var citations = new ArrayList<JsonNode>();
        plan.path("check").path("citations").forEach(citations::add);
        return citations;
    }

    private static java.util.Optional<JsonNode> finding(JsonNode plan, String rule) {
        return citations(plan).stream()
                .flatMap(citation ->
                        StreamSupport.stream(citation.path("findings").spliterator(), false))
                .filter(finding -> rule.equals(finding.path("rule").asString()))
                .findFirst();
    }

    private static int corrections(JsonNode plan) {
        return (int) citations(plan).stream()
                .flatMap(citation ->
                        StreamSupport.stream(citation.path("findings").spliterator(), false))
                .filter(finding -> finding.path("correction").isObject())
                .count();
    }

    private static Map<String, Object> firstCorrection(JsonNode plan) {
        for (var citation : citations(plan)) {
            for (var finding : citation.path("findings")) {
                var correction = finding.path("correction");
                if (correction.isObject()) {
                    return Map.of(
                            "node", citation.path("passage").asString(),
                            "start", correction.path("start").asInt(),
                            "end", correction.path("end").asInt(),
                            "replacement", correction.path("replacement").asString());
                }
            }
        }
        throw new IllegalStateException("no correction");
    }

    private static Map<String, Object> body(JsonNode plan) {
        return Map.of(
                "year",
                plan.path("year").asInt(2026),
                "title",
                plan.path("title").asString(),
                "content",
                plan.path("content"));
    }

    private static Map<String, @Nullable Object> issuance(int number) {
        var issuance = new HashMap<String, @Nullable Object>();
        issuance.put("number", String.valueOf(number));
        issuance.put("symbol", "KH-THAD");
        issuance.put("place", "Mạo Khê");
        issuance.put(
                "date", LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh")).toString());
        issuance.put("authority", null);
        issuance.put("signatoryTitle", "Hiệu trưởng");
        issuance.put("signatoryName", null);
        return issuance;
    }

    private static String state(Answer plan) {
        return plan.json().path("state").path("type").asString();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Không đọc được tệp " + file, unreadable);
        }
    }
}
