package vn.lienthong.plans.plan;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.lienthong.plans.Province.COMMUNE;
import static vn.lienthong.plans.Province.SCHOOL;
import static vn.lienthong.plans.Province.SIBLING;
import static vn.lienthong.plans.plan.PlanRequests.known;
import static vn.lienthong.plans.plan.PlanRequests.problem;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.plans.Neighbours;
import vn.lienthong.plans.PlanServiceTest;
import vn.lienthong.plans.Province;
import vn.lienthong.plans.plan.PlanRequests.Known;
import vn.lienthong.starter.security.ServiceCalls;
import vn.lienthong.starter.tenancy.TenantScope;

@PlanServiceTest
class CitationEndpointTest {

    private static final String WRONG_DATE = """
            {"asOf": "2026-07-06", "citations": [
              {"passage": "cc1", "start": 8, "end": 48, "text": "Nghị định số 72/2015/NĐ-CP ngày 07/8/2015",
               "family": "N", "key": "72/2015/NĐ-CP", "kind": "Nghị định", "number": "72/2015/NĐ-CP", "year": 2015,
               "issuer": "Chính phủ", "issuedOn": "2015-08-07", "parent": null, "relation": null,
               "document": {"id": "nd-72-2015", "number": "72/2015/NĐ-CP", "kind": "Nghị định", "issuer": "Chính phủ",
                 "issuedOn": "2015-09-07", "title": "Quản lý hoạt động thông tin đối ngoại", "status": "IN_FORCE",
                 "effectiveFrom": "2015-10-22", "effectiveTo": null, "replacedBy": [], "source": "Bộ pháp điển"},
               "verdict": "WRONG_DATE",
               "findings": [{"rule": "V1", "severity": "ERROR",
                 "message": "Ngày ký là 07/9/2015, không phải 07/8/2015.", "source": "Bộ pháp điển",
                 "correction": {"start": 39, "end": 48, "replacement": "07/9/2015"}}]}]}""";
    private static final String CORRECTION =
            "{\"node\": \"cc1\", \"start\": 39, \"end\": 48, \"replacement\": \"07/9/2015\"}";

    @Autowired
    MockMvc mvc;

    @Autowired
    UncheckedPlans unchecked;

    @Autowired
    ServiceCalls calls;

    @Autowired
    MeterRegistry meters;

    Province province;
    PlanRequests plans;

    @BeforeEach
    void open() throws Exception {
        Neighbours.citationsAreFine();
        closeBreaker();
        province = Province.open(mvc);
        plans = new PlanRequests(mvc, province);
    }

    @AfterEach
    void closeBreaker() {
        calls.breaker("reference-service").reset();
        Neighbours.citationsAreFine();
    }

    @Test
    void theCheckerIsAskedAboutEveryPassageAsOfTodayWithTheAncestorsOfTheUnit() throws Exception {
        plans.draft(SCHOOL, "Công tác thông tin đối ngoại");

        Neighbours.REFERENCES.verify(postRequestedFor(urlEqualTo("/internal/verifications"))
                .withRequestBody(matchingJsonPath("$.asOf", equalTo("2026-07-06")))
                .withRequestBody(matchingJsonPath("$.issuer.province", equalTo("Quảng Ninh")))
                .withRequestBody(matchingJsonPath("$.issuer.names[0]", equalTo("UBND phường Mạo Khê")))
                .withRequestBody(matchingJsonPath("$.passages[?(@.id == 'cc1')]"))
                .withRequestBody(matchingJsonPath("$.passages[?(@.id == 'm1')]")));
    }

    @Test
    void anIssuedPlanIsJudgedOnItsOwnDate() throws Exception {
        Known draft = plans.draft(SCHOOL, "Kế hoạch");

        plans.command(province.head(SCHOOL), draft, "issue", """
                        {"number": "31", "symbol": "KH-THAD", "place": "Mạo Khê", "date": "2026-01-05",
                         "authority": null, "signatoryTitle": "Hiệu trưởng", "signatoryName": null}""")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.check.asOf").value("2026-01-05"));
    }

    @Test
    void aDraftIsJudgedOnTheDateItBears() throws Exception {
        Known draft = plans.draft(SCHOOL, "Kế hoạch");
        String dated = PlanRequests.CONTENT.formatted("Kế hoạch").replace("\"date\": null", "\"date\": \"2025-03-10\"");

        mvc.perform(put("/api/plans/" + draft.id())
                        .with(province.editor(SCHOOL))
                        .header("If-Match", "\"" + draft.version() + "\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"year\": 2025, \"title\": \"Kế hoạch\", \"content\": " + dated + "}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.check.asOf").value("2025-03-10"));
    }

    @Test
    void whatTheCheckerFoundStandsBesideTheText() throws Exception {
        Neighbours.answer(WRONG_DATE);

        Known draft = plans.draft(SCHOOL, "Kế hoạch");

        plans.read(province.editor(SCHOOL), draft.id())
                .andExpect(jsonPath("$.check.citations[0].verdict").value("WRONG_DATE"))
                .andExpect(jsonPath("$.check.citations[0].document.issuedOn").value("2015-09-07"))
                .andExpect(jsonPath("$.check.citations[0].findings[0].correction.replacement")
                        .value("07/9/2015"));
        mvc.perform(get("/api/plans").with(province.editor(SCHOOL)))
                .andExpect(jsonPath("$.items[0].findings.errors").value(1))
                .andExpect(jsonPath("$.items[0].findings.warnings").value(0));
    }

    @Test
    void aSuggestionIsAppliedAndTheTextCheckedAgain() throws Exception {
        Neighbours.answer(WRONG_DATE);
        Known draft = plans.draft(SCHOOL, "Kế hoạch");
        Neighbours.citationsAreFine();

        plans.command(province.editor(SCHOOL), draft, "corrections", CORRECTION)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.content.legalBases[0].runs[0].text")
                        .value("Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;"))
                .andExpect(jsonPath("$.content.legalBases[0].runs[0].italic").value(true))
                .andExpect(jsonPath("$.check.citations").isEmpty());
    }

    @Test
    void whatNobodySuggestedIsNotApplied() throws Exception {
        Known draft = plans.draft(SCHOOL, "Kế hoạch");

        plans.command(province.editor(SCHOOL), draft, "corrections", CORRECTION)
                .andExpect(status().isUnprocessableContent())
                .andExpect(problem("unprocessable"));
        plans.command(province.editor(SCHOOL), draft, "corrections", "{\"node\": \"cc1\", \"start\": -1, \"end\": 0}")
                .andExpect(status().isBadRequest())
                .andExpect(problem("invalid"));
    }

    @Test
    void anIssuedPlanIsNotCorrected() throws Exception {
        Neighbours.answer(WRONG_DATE);
        Known issued = plans.issued(SCHOOL, "Kế hoạch", "31");

        plans.command(province.editor(SCHOOL), issued, "corrections", CORRECTION)
                .andExpect(status().isConflict())
                .andExpect(problem("wrong-state"));
    }

    @Test
    void checkingAgainChangesNeitherTextNorVersion() throws Exception {
        Known sent = plans.submitted(SCHOOL, "Kế hoạch", "31");
        Neighbours.answer(WRONG_DATE);

        Known after = known(plans.command(province.reviewer(COMMUNE), sent, "check", "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.check.citations.length()").value(1))
                .andExpect(jsonPath("$.state.type").value("SUBMITTED")));

        assertThat(after).isEqualTo(sent);
        plans.command(province.head(SIBLING), sent, "check", "").andExpect(status().isNotFound());
        plans.command(province.caller("kiem-toan", "", "Kiểm toán viên", "AUDITOR"), sent, "check", "")
                .andExpect(status().isForbidden());
    }

    @Test
    void withTheCheckerDownAPlanGoesItsWayAndIsCheckedWhenItIsBack() throws Exception {
        Neighbours.checkerIsDown();
        Known sent = plans.submitted(SCHOOL, "Kế hoạch", "31");
        plans.read(province.editor(SCHOOL), sent.id())
                .andExpect(jsonPath("$.check.status").value("UNCHECKED"))
                .andExpect(jsonPath("$.state.type").value("SUBMITTED"));

        sweep();
        assertThat(gauge()).isEqualTo(1.0);

        Neighbours.answer(WRONG_DATE);
        await().untilAsserted(() -> {
            calls.breaker("reference-service").reset();
            sweep();
            plans.read(province.editor(SCHOOL), sent.id())
                    .andExpect(jsonPath("$.check.status").value("CHECKED"));
        });
        plans.read(province.editor(SCHOOL), sent.id())
                .andExpect(jsonPath("$.version").value((int) sent.version()))
                .andExpect(jsonPath("$.check.citations.length()").value(1));
        assertThat(gauge()).isZero();
    }

    @Test
    void anAnswerThatCannotBeReadLeavesThePlanUnchecked() throws Exception {
        Neighbours.answer("{\"citations\": \"hỏng\"}");

        Known draft = plans.draft(SCHOOL, "Kế hoạch");

        plans.read(province.editor(SCHOOL), draft.id())
                .andExpect(jsonPath("$.check.status").value("UNCHECKED"));
    }

    private void sweep() {
        TenantScope.inTenant(province.id(), () -> unchecked.sweepTenant());
        unchecked.count();
    }

    private double gauge() {
        return meters.get(UncheckedPlans.METER)
                .tag("tenant", province.tenant)
                .gauge()
                .value();
    }
}
