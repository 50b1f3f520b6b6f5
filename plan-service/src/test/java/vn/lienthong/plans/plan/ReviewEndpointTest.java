package vn.lienthong.plans.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.lienthong.plans.Province.COMMUNE;
import static vn.lienthong.plans.Province.DEPARTMENT;
import static vn.lienthong.plans.Province.SCHOOL;
import static vn.lienthong.plans.Province.SIBLING;
import static vn.lienthong.plans.plan.PlanRequests.known;
import static vn.lienthong.plans.plan.PlanRequests.problem;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.plans.Neighbours;
import vn.lienthong.plans.PlanServiceTest;
import vn.lienthong.plans.Province;
import vn.lienthong.plans.plan.PlanRequests.Known;
import vn.lienthong.starter.tenancy.TenantScope;

@PlanServiceTest
class ReviewEndpointTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Plans stored;

    @Autowired
    MeterRegistry meters;

    Province province;
    PlanRequests plans;

    @BeforeEach
    void open() throws Exception {
        Neighbours.citationsAreFine();
        province = Province.open(mvc);
        plans = new PlanRequests(mvc, province);
    }

    @Test
    void theHeadIssuesADraft() throws Exception {
        Known draft = plans.draft(SCHOOL, "Kế hoạch năm 2026");

        plans.issue(province.head(SCHOOL), draft, "5")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state.type").value("ISSUED"))
                .andExpect(jsonPath("$.issuance.number").value("05"))
                .andExpect(jsonPath("$.issuance.symbol").value("KH-THAD"))
                .andExpect(jsonPath("$.content.numberText").value("05/KH-THAD"))
                .andExpect(jsonPath("$.allowed").value(contains("submit", "revise")));
    }

    @Test
    void anEditorDoesNotSign() throws Exception {
        plans.issue(province.editor(SCHOOL), plans.draft(SCHOOL, "Kế hoạch"), "31")
                .andExpect(status().isForbidden())
                .andExpect(problem("forbidden"));
    }

    @Test
    void whatASigningLacksIsNamed() throws Exception {
        plans.command(province.head(SCHOOL), plans.draft(SCHOOL, "Kế hoạch"), "issue", """
                        {"number": "x", "symbol": "", "place": " ", "date": "2026-07-07", "authority": "PP.",
                         "signatoryTitle": null, "signatoryName": null}""")
                .andExpect(status().isUnprocessableContent())
                .andExpect(problem("incomplete"))
                .andExpect(jsonPath("$.errors[*].pointer")
                        .value(contains("/number", "/symbol", "/place", "/date", "/authority", "/signatoryTitle")));
    }

    @Test
    void anEmptyDraftIsNotIssued() throws Exception {
        Known empty = known(plans.create(province.head(SCHOOL), "Kế hoạch"));

        plans.issue(province.head(SCHOOL), empty, "31")
                .andExpect(status().isUnprocessableContent())
                .andExpect(problem("incomplete"))
                .andExpect(jsonPath("$.errors[0].pointer").value("/content/outline"));
    }

    @Test
    void aNumberInUseIsRefusedWithThePlanThatHoldsIt() throws Exception {
        Known holder = plans.issued(SCHOOL, "Kế hoạch đang giữ số", "31");

        plans.issue(province.head(SCHOOL), plans.draft(SCHOOL, "Kế hoạch khác"), "031")
                .andExpect(status().isConflict())
                .andExpect(problem("number-taken"))
                .andExpect(jsonPath("$.plan.id").value(holder.id()))
                .andExpect(jsonPath("$.detail").value(containsString("Kế hoạch đang giữ số")));
        plans.issue(province.head(SIBLING), plans.draft(SIBLING, "Của trường khác"), "31")
                .andExpect(status().isOk());
    }

    @Test
    void anIssuedPlanIsNotEdited() throws Exception {
        Known issued = plans.issued(SCHOOL, "Kế hoạch", "31");

        plans.save(province.editor(SCHOOL), issued, "Sửa lén")
                .andExpect(status().isConflict())
                .andExpect(problem("wrong-state"));
        plans.issue(province.head(SCHOOL), issued, "32")
                .andExpect(status().isConflict())
                .andExpect(problem("wrong-state"));
    }

    @Test
    void aDraftIsNotSubmittedAndASubmittedOneNotTwice() throws Exception {
        plans.submit(province.head(SCHOOL), plans.draft(SCHOOL, "Dự thảo"))
                .andExpect(status().isConflict())
                .andExpect(problem("wrong-state"))
                .andExpect(jsonPath("$.detail").value(containsString("Ban hành trước")));
        plans.submit(province.head(SCHOOL), plans.submitted(SCHOOL, "Đã nộp", "31"))
                .andExpect(status().isConflict())
                .andExpect(problem("wrong-state"));
    }

    @Test
    void aUnitWithoutASuperiorHasNothingToSubmit() throws Exception {
        Known issued = plans.issued(DEPARTMENT, "Kế hoạch của Sở", "1");

        plans.read(province.head(DEPARTMENT), issued.id())
                .andExpect(jsonPath("$.superior").value(nullValue()))
                .andExpect(jsonPath("$.allowed").value(contains("revise")));
        plans.submit(province.head(DEPARTMENT), issued)
                .andExpect(status().isConflict())
                .andExpect(problem("no-superior"));
    }

    @Test
    void onlyTheReviewerOfTheSuperiorDecides() throws Exception {
        Known sent = plans.submitted(SCHOOL, "Kế hoạch", "31");

        plans.accept(province.head(SCHOOL), sent).andExpect(status().isForbidden());
        plans.accept(province.editor(COMMUNE), sent).andExpect(status().isForbidden());
        plans.accept(province.reviewer(DEPARTMENT), sent).andExpect(status().isForbidden());
        plans.accept(province.reviewer(Province.OTHER_COMMUNE), sent).andExpect(status().isNotFound());
        plans.read(province.reviewer(COMMUNE), sent.id())
                .andExpect(jsonPath("$.allowed").value(contains("return", "accept")));
        plans.accept(province.reviewer(COMMUNE), sent)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state.type").value("ACCEPTED"))
                .andExpect(jsonPath("$.state.reason").value("Đồng ý."));
    }

    @Test
    void aPlanIsReturnedWithReasonAndRemarksAndSubmittedAgain() throws Exception {
        Known sent = plans.submitted(SCHOOL, "Kế hoạch", "31");

        Known back = known(plans.giveBack(province.reviewer(COMMUNE), sent, "Sửa căn cứ pháp lý.")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state.type").value("RETURNED"))
                .andExpect(jsonPath("$.state.reason").value("Sửa căn cứ pháp lý."))
                .andExpect(jsonPath("$.state.comments[0].node").value("cc1")));
        Known again = known(plans.submit(province.head(SCHOOL), back).andExpect(status().isOk()));
        plans.accept(province.reviewer(COMMUNE), again)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.history[*].action")
                        .value(contains(
                                "CREATED", "SAVED", "ISSUED", "SUBMITTED", "RETURNED", "SUBMITTED", "ACCEPTED")));
    }

    @Test
    void aReturnNeedsAReasonAndRemarksThatPointSomewhere() throws Exception {
        Known sent = plans.submitted(SCHOOL, "Kế hoạch", "31");

        plans.command(province.reviewer(COMMUNE), sent, "return", "{\"reason\": \" \"}")
                .andExpect(status().isBadRequest())
                .andExpect(problem("invalid"))
                .andExpect(jsonPath("$.errors[0].pointer").value("/reason"));
        plans.command(
                        province.reviewer(COMMUNE),
                        sent,
                        "return",
                        "{\"reason\": \"Sửa\", \"comments\": [{\"node\": \"khong-co\", \"text\": \"Sai\"}]}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/comments/0/node"));
    }

    @Test
    void decidingTwiceIsRefused() throws Exception {
        Known sent = plans.submitted(SCHOOL, "Kế hoạch", "31");
        Known accepted = known(plans.accept(province.reviewer(COMMUNE), sent));

        plans.giveBack(province.reviewer(COMMUNE), sent, "Muộn rồi").andExpect(status().isPreconditionFailed());
        plans.giveBack(province.reviewer(COMMUNE), accepted, "Muộn rồi")
                .andExpect(status().isConflict())
                .andExpect(problem("wrong-state"));
    }

    @Test
    void aRevisionStartsFromTheIssuedTextAndLeavesItReadable() throws Exception {
        Known issued = plans.issued(SCHOOL, "Bản thứ nhất", "31");

        Known second = known(plans.command(province.editor(SCHOOL), issued, "revise", "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.revision").value(2))
                .andExpect(jsonPath("$.state.type").value("DRAFT"))
                .andExpect(jsonPath("$.replaces.numberText").value("31/KH-THAD"))
                .andExpect(jsonPath("$.issuance").value(nullValue())));
        plans.save(province.editor(SCHOOL), second, "Bản thứ hai").andExpect(status().isOk());

        mvc.perform(get("/api/plans/" + issued.id() + "/revisions/1").with(province.reviewer(DEPARTMENT)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.title").value("Bản thứ nhất"))
                .andExpect(jsonPath("$.issuance.number").value("31"))
                .andExpect(jsonPath("$.allowed").isEmpty());
        mvc.perform(get("/api/plans/" + issued.id() + "/revisions/1").with(province.head(SIBLING)))
                .andExpect(status().isNotFound());
        mvc.perform(get("/api/plans/" + issued.id() + "/revisions/7").with(province.head(SCHOOL)))
                .andExpect(status().isNotFound());
    }

    @Test
    void aSubmittedPlanIsNotRevised() throws Exception {
        plans.command(province.editor(SCHOOL), plans.submitted(SCHOOL, "Kế hoạch", "31"), "revise", "")
                .andExpect(status().isConflict())
                .andExpect(problem("wrong-state"));
    }

    @Test
    void theSuperiorOfTodayReviewsWhenTheUnitHasMoved() throws Exception {
        Known sent = plans.submitted(SCHOOL, "Kế hoạch", "31");
        province.unit(SCHOOL, 2, "SCHOOL", "Trường Tiểu học Ánh Dương", Province.OTHER_COMMUNE);

        plans.accept(province.reviewer(COMMUNE), sent).andExpect(status().isNotFound());
        plans.accept(province.reviewer(Province.OTHER_COMMUNE), sent).andExpect(status().isOk());
    }

    @Test
    void everyDecisionLeavesWithTheEventThatTheContractNames() throws Exception {
        Known sent = plans.submitted(SCHOOL, "Công tác thông tin đối ngoại năm 2026", "31");
        Known back = known(plans.giveBack(province.reviewer(COMMUNE), sent, "Sửa căn cứ pháp lý."));
        Known again = known(plans.submit(province.head(SCHOOL), back));
        plans.accept(province.reviewer(COMMUNE), again).andExpect(status().isOk());

        Plan plan = TenantScope.inTenant(
                province.id(), () -> stored.findById(sent.id()).orElseThrow());

        assertThat(plan.outbox().waiting())
                .containsExactly("plan.submitted.v1", "plan.returned.v1", "plan.submitted.v1", "plan.accepted.v1");
        List<String> data = plan.outbox().waitingData();
        assertThatDataIs(data.get(0), "plan.submitted.v1", sent.id());
        assertThatDataIs(data.get(1), "plan.returned.v1", sent.id());
        assertThatDataIs(data.get(3), "plan.accepted.v1", sent.id());
    }

    private static void assertThatDataIs(String data, String type, String plan) throws Exception {
        var json = JsonMapper.builder().build();
        String contract = new ClassPathResource("events/" + type + ".json")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("{plan}", plan);
        assertThat(json.readTree(data)).isEqualTo(json.readTree(contract));
    }

    @Test
    void twoHeadsWhoSignAtTheSameMomentDoNotShareANumber() throws Exception {
        List<Known> drafts = List.of(plans.draft(SCHOOL, "Một"), plans.draft(SCHOOL, "Hai"), plans.draft(SCHOOL, "Ba"));

        List<Integer> answers;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var together = new CyclicBarrier(drafts.size());
            List<Future<Integer>> signing = drafts.stream()
                    .map(draft -> executor.submit(() -> {
                        together.await();
                        return plans.issue(province.head(SCHOOL), draft, "31")
                                .andReturn()
                                .getResponse()
                                .getStatus();
                    }))
                    .toList();
            answers = new ArrayList<>();
            for (Future<Integer> answer : signing) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 409, 409);
    }

    @Test
    void everyChangeIsCountedByWhatWasDone() throws Exception {
        double before =
                meters.counter(CountedChanges.METER, "action", "submitted").count();

        plans.submitted(SCHOOL, "Kế hoạch", "31");

        assertThat(meters.counter(CountedChanges.METER, "action", "submitted").count())
                .isEqualTo(before + 1);
    }
}
