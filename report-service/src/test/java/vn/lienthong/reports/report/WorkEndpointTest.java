package vn.lienthong.reports.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.reports.Province;
import vn.lienthong.reports.Province.Answer;
import vn.lienthong.reports.Provinces;
import vn.lienthong.reports.ReportTest;
import vn.lienthong.starter.test.TestCaller;

@ReportTest
class WorkEndpointTest {

    @Autowired
    Provinces provinces;

    Province province;

    @BeforeEach
    void anOpenRound() {
        province = provinces.small();
        province.open().ok();
    }

    @Test
    void aDraftIsDue() {
        Answer work = work(province.editor("mk1"));

        assertThat(work.<Map<String, Integer>>read("$.counts"))
                .containsEntry("DUE", 1)
                .containsEntry("RETURNED", 0)
                .containsEntry("TO_REVIEW", 0)
                .containsEntry("SENT", 0);
        Map<String, Object> item =
                work.<List<Map<String, Object>>>read("$.items").getFirst();
        assertThat(item)
                .containsEntry("folder", "DUE")
                .containsEntry("kind", "REPORT")
                .containsEntry("title", "Báo cáo 6 tháng đầu năm 2026")
                .containsEntry("detail", "Chưa lập: 0/24 ô.")
                .containsEntry("dueAt", "2026-06-10T10:00:00Z")
                .containsEntry("overdue", false)
                .containsEntry("link", "/bao-cao/" + Province.ROUND + "_mk1")
                .containsEntry("action", "Bắt đầu lập");
    }

    @Test
    void anOfficeSeesHowFarItIsAndWhatWaitsForItsDecision() {
        province.fill("mk1", 1);
        province.submit("mk1").ok();
        province.accept("mk1", "mk").ok();
        province.fill("mk2", 1);
        province.submit("mk2").ok();
        province.fill("mk", 1);

        Answer work = work(province.person("mk", "EDITOR", "REVIEWER"));

        assertThat(work.<List<String>>read("$.items[*].folder")).containsExactly("DUE", "TO_REVIEW");
        assertThat(work.<List<String>>read("$.items[*].detail"))
                .containsExactly("Đang lập: 24/24 ô; đã duyệt 1/2 đơn vị cấp dưới.", "Nộp lần đầu, 24/24 ô.");
        assertThat(work.<List<String>>read("$.items[*].title").getLast())
                .isEqualTo("Trường Tiểu học Ánh Dương: báo cáo 6 tháng đầu năm 2026");
        assertThat(work.<Integer>read("$.counts.TO_REVIEW")).isEqualTo(1);
        assertThat(work(province.reviewer("so")).<List<Object>>read("$.items")).isEmpty();
    }

    @Test
    void aReturnedReportComesWithItsReasonAndASentOneWithItsState() {
        province.fill("mk1", 1);
        province.submit("mk1").ok();
        assertThat(work(province.head("mk1")).<List<String>>read("$.items[*].detail"))
                .containsExactly("Đã nộp UBND phường Mạo Khê lần 1, đang chờ duyệt.");
        province.sendBack("mk1", "mk", "Thiếu nguồn.").ok();
        assertThat(work(province.head("mk1")).<List<String>>read("$.items[*].detail"))
                .containsExactly("UBND phường Mạo Khê trả lại: “Thiếu nguồn.”");
        province.submit("mk1").ok();
        assertThat(work(province.reviewer("mk")).<List<String>>read("$.items[*].detail"))
                .containsExactly("Nộp lại lần 2, 24/24 ô.");
        province.accept("mk1", "mk").ok();
        assertThat(work(province.head("mk1")).<List<String>>read("$.items[*].detail"))
                .containsExactly("Đã được duyệt.");
    }

    @Test
    void whatIsOverdueAndHowOftenOneWasRemindedIsSaid() {
        province.at("2026-06-11T02:00:00Z");
        province.postOnce(
                        province.reviewer("mk"),
                        "/api/reports/rounds/" + Province.ROUND + "/nudges",
                        Province.newKey(),
                        "{\"units\": null}")
                .ok();

        Answer work = work(province.editor("mk2"));

        assertThat(work.<List<Boolean>>read("$.items[*].overdue")).containsExactly(true);
        assertThat(work.<List<String>>read("$.items[*].detail"))
                .containsExactly("Chưa lập: 0/24 ô; đã được nhắc 1 lần.");
    }

    @Test
    void aClosedRoundLeavesNothingToDo() {
        long version = province.get(province.reviewer("so"), "/api/reports/rounds/" + Province.ROUND)
                .version();
        province.post(province.reviewer("so"), "/api/reports/rounds/" + Province.ROUND + "/close", version, "")
                .ok();

        assertThat(work(province.editor("mk1")).<List<Object>>read("$.items")).isEmpty();
    }

    @Test
    void whoHasNoUnitHasNoWork() {
        assertThat(work(province.person("", "TENANT_ADMIN")).<List<Object>>read("$.items"))
                .isEmpty();
    }

    private Answer work(TestCaller who) {
        return province.get(who, "/api/reports/work").ok();
    }
}
