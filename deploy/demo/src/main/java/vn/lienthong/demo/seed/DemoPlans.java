package vn.lienthong.demo.seed;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.lienthong.demo.client.Answer;
import vn.lienthong.demo.client.Session;
import vn.lienthong.demo.province.Province;

/** A province's yearly plans: imported as files, issued, submitted, returned, accepted. */
final class DemoPlans {

    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);

    private final Province province;
    private final People people;
    private final Timeline timeline;

    DemoPlans(Province province, People people, Timeline timeline) {
        this.province = province;
        this.people = people;
        this.timeline = timeline;
    }

    /**
     * Plans of one year.
     *
     * @param start first day on which schools issue theirs
     * @param settled whether all are accepted by now; otherwise they stand in every state
     */
    void of(LocalDate start, boolean settled) {
        var random = new Random(province.id().hashCode() + start.getYear());
        var number = 1;
        for (var school : province.schools()) {
            if (random.nextInt(100) >= 35) {
                continue;
            }
            var day = start.plusDays(5 * random.nextInt(4));
            var fate = settled ? 100 : random.nextInt(100);
            var no = 10 + number++;
            timeline.at(DemoRounds.at(day, 8), () -> live(school, day, no, fate));
        }
    }

    private void live(Province.School school, LocalDate day, int number, int fate) {
        var district = province.districts().stream()
                .filter(each -> province.districtCode(each).equals(school.formerSuperior()))
                .findFirst()
                .orElseThrow();
        var before = day.isBefore(REFORM);
        var commune = province.communes().stream()
                .filter(each -> each.code().equals(school.superior()))
                .findFirst()
                .orElseThrow();
        var superior = before ? district.name() : commune.name();
        var reviewer = people.as(before ? People.officer(province, district) : People.officer(commune));
        var editor = people.as(People.teacher(school));
        var head = people.as(People.head(province, school));
        var text = PlanText.of(province, school, superior, day, fate % 3 == 0);
        var draft = editor.upload(
                        "/api/plans/imports?noStateSecret=true&year=" + day.getYear() + "&fileName="
                                + Session.encoded("ke-hoach-" + day.getYear() + ".txt"),
                        text.getBytes(StandardCharsets.UTF_8))
                .expect(201);
        var path = "/api/plans/" + draft.json().path("id").asString();
        if (fate < 15) {
            return; // still a draft
        }
        var issued = head.post(path + "/issue", draft.etag(), issuance(school, day, number))
                .expect(200);
        if (fate < 25) {
            return; // issued, not submitted
        }
        var submitted = head.post(path + "/submit", issued.etag(), null).expect(200);
        if (fate < 45) {
            return; // waits for review
        }
        decide(reviewer, path, submitted, fate);
    }

    private static void decide(Session reviewer, String path, Answer submitted, int fate) {
        if (fate < 55) {
            var first = submitted
                    .json()
                    .path("content")
                    .path("legalBases")
                    .path(0)
                    .path("id")
                    .asString();
            reviewer.post(
                            path + "/return",
                            submitted.etag(),
                            Map.of(
                                    "reason",
                                    "Ngày ký của Nghị định 72/2015/NĐ-CP chưa đúng; thiếu phân công người phụ trách.",
                                    "comments",
                                    List.of(Map.of("node", first, "text", "Kiểm lại ngày ký theo danh mục."))))
                    .expect(200);
        } else {
            var note = new HashMap<String, @Nullable Object>();
            note.put("note", null);
            reviewer.post(path + "/accept", submitted.etag(), note).expect(200);
        }
    }

    private Map<String, @Nullable Object> issuance(Province.School school, LocalDate day, int number) {
        var issuance = new HashMap<String, @Nullable Object>();
        issuance.put("number", String.valueOf(number));
        issuance.put("symbol", "KH-" + school.initials());
        issuance.put("place", province.place());
        issuance.put("date", day.toString());
        issuance.put("authority", null);
        issuance.put("signatoryTitle", "Hiệu trưởng");
        issuance.put("signatoryName", null);
        return issuance;
    }
}
