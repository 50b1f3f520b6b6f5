package vn.lienthong.plans.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.lienthong.plans.Province.COMMUNE;
import static vn.lienthong.plans.Province.DEPARTMENT;
import static vn.lienthong.plans.Province.SCHOOL;
import static vn.lienthong.plans.plan.PlanRequests.json;
import static vn.lienthong.plans.plan.PlanRequests.known;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import vn.lienthong.plans.Neighbours;
import vn.lienthong.plans.PlanServiceTest;
import vn.lienthong.plans.Province;
import vn.lienthong.plans.plan.PlanRequests.Known;
import vn.lienthong.starter.test.TestCaller;

@PlanServiceTest
class WorkEndpointTest {

    @Autowired
    MockMvc mvc;

    Province province;
    PlanRequests plans;

    @BeforeEach
    void open() throws Exception {
        Neighbours.citationsAreFine();
        province = Province.open(mvc);
        plans = new PlanRequests(mvc, province);
    }

    @Test
    void aReturnedPlanComesBeforeADraftAndBothBeforeWhatWasSent() throws Exception {
        plans.submitted(SCHOOL, "Đã nộp", "1");
        plans.draft(SCHOOL, "Dự thảo");
        Known sent = plans.submitted(SCHOOL, "Bị trả", "2");
        plans.giveBack(province.reviewer(COMMUNE), sent, "Thiếu nhiệm vụ.").andExpect(status().isOk());

        JsonNode work = work(province.editor(SCHOOL));

        assertThat(lines(work))
                .containsExactly("RETURNED Bị trả [Sửa tiếp]", "DUE Dự thảo [Soạn tiếp]", "SENT Đã nộp [Xem]");
        assertThat(work.get("items").get(0).get("detail").asString())
                .isEqualTo("UBND phường Mạo Khê trả lại: “Thiếu nhiệm vụ.”");
        assertThat(work.get("items").get(0).get("link").asString()).isEqualTo("/ke-hoach/" + sent.id());
        assertThat(work.get("counts").toString()).isEqualTo("{\"RETURNED\":1,\"DUE\":1,\"TO_REVIEW\":0,\"SENT\":1}");
    }

    @Test
    void aReturnBeingRevisedStaysReturned() throws Exception {
        Known sent = plans.submitted(SCHOOL, "Bị trả", "2");
        Known back = known(plans.giveBack(province.reviewer(COMMUNE), sent, "Thiếu nhiệm vụ."));
        plans.command(province.editor(SCHOOL), back, "revise", "").andExpect(status().isOk());

        assertThat(lines(work(province.editor(SCHOOL)))).containsExactly("RETURNED Bị trả [Sửa tiếp]");
    }

    @Test
    void theHeadSignsAndSubmits() throws Exception {
        plans.draft(SCHOOL, "Dự thảo");
        plans.issued(SCHOOL, "Đã ban hành", "1");

        assertThat(lines(work(province.head(SCHOOL))))
                .containsExactlyInAnyOrder("DUE Dự thảo [Xem và ban hành]", "DUE Đã ban hành [Nộp]");
    }

    @Test
    void anIssuedPlanOfTheDepartmentIsNobodysWork() throws Exception {
        plans.issued(DEPARTMENT, "Kế hoạch của Sở", "1");

        assertThat(lines(work(province.head(DEPARTMENT)))).isEmpty();
    }

    @Test
    void theReviewerOfTheSuperiorSeesWhatWaits() throws Exception {
        plans.submitted(SCHOOL, "Kế hoạch năm 2026", "31");

        assertThat(lines(work(province.reviewer(COMMUNE))))
                .containsExactly("TO_REVIEW Trường Tiểu học Ánh Dương: Kế hoạch năm 2026 [Xem và duyệt]");
        assertThat(lines(work(province.reviewer(DEPARTMENT)))).isEmpty();
        assertThat(lines(work(province.editor(COMMUNE)))).isEmpty();
    }

    private JsonNode work(TestCaller caller) throws Exception {
        return json(mvc.perform(get("/api/plans/work").with(caller)).andExpect(status().isOk()));
    }

    private static List<String> lines(JsonNode work) {
        return work.get("items")
                .valueStream()
                .map(item -> "%s %s [%s]"
                        .formatted(
                                item.get("folder").asString(),
                                item.get("title").asString(),
                                item.get("action").asString()))
                .toList();
    }
}
