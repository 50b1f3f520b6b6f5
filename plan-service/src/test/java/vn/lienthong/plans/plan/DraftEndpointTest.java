package vn.lienthong.plans.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.lienthong.plans.Province.COMMUNE;
import static vn.lienthong.plans.Province.DEPARTMENT;
import static vn.lienthong.plans.Province.SCHOOL;
import static vn.lienthong.plans.Province.SIBLING;
import static vn.lienthong.plans.plan.PlanRequests.json;
import static vn.lienthong.plans.plan.PlanRequests.known;
import static vn.lienthong.plans.plan.PlanRequests.problem;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import vn.lienthong.plans.Neighbours;
import vn.lienthong.plans.PlanServiceTest;
import vn.lienthong.plans.Province;
import vn.lienthong.plans.plan.PlanRequests.Known;

@PlanServiceTest
class DraftEndpointTest {

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
    void anEditorStartsADraftOfTheirUnit() throws Exception {
        plans.create(province.editor(SCHOOL), "Công tác thông tin đối ngoại năm 2026")
                .andExpect(status().isCreated())
                .andExpect(header().string("ETag", "\"0\""))
                .andExpect(header().string("Location", containsString("/api/plans/")))
                .andExpect(jsonPath("$.unit.id").value(SCHOOL))
                .andExpect(jsonPath("$.unit.name").value("Trường Tiểu học Ánh Dương"))
                .andExpect(jsonPath("$.superior.name").value("UBND phường Mạo Khê"))
                .andExpect(jsonPath("$.state.type").value("DRAFT"))
                .andExpect(jsonPath("$.revision").value(1))
                .andExpect(jsonPath("$.content.issuerName").value("Trường Tiểu học Ánh Dương"))
                .andExpect(jsonPath("$.check.status").value("CHECKED"))
                .andExpect(jsonPath("$.check.asOf").value("2026-07-06"))
                .andExpect(jsonPath("$.issuance").value(nullValue()))
                .andExpect(jsonPath("$.history[0].by.title").value("Văn thư"))
                .andExpect(jsonPath("$.allowed").value(contains("edit")));
    }

    @Test
    void whatIsMissingInANewPlanIsNamed() throws Exception {
        mvc.perform(post("/api/plans")
                        .with(province.editor(SCHOOL))
                        .header("Idempotency-Key", "thieu")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"year\": 1999, \"title\": \" \"}"))
                .andExpect(status().isBadRequest())
                .andExpect(problem("invalid"))
                .andExpect(jsonPath("$.errors[*].pointer").value(hasItems("/year", "/title")));
    }

    @Test
    void aReviewerStartsNoPlan() throws Exception {
        plans.create(province.reviewer(SCHOOL), "Kế hoạch")
                .andExpect(status().isForbidden())
                .andExpect(problem("forbidden"));
    }

    @Test
    void aUnitThatTheTreeDoesNotKnowIsNamedAndNothingIsStored() throws Exception {
        plans.create(province.editor("khong-co"), "Kế hoạch")
                .andExpect(status().isConflict())
                .andExpect(problem("unknown-unit"));
        mvc.perform(get("/api/plans").with(province.editor("khong-co")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items").isEmpty());
    }

    @Test
    void creatingNeedsAKeyAndTheSameKeyGivesTheSamePlan() throws Exception {
        String body = "{\"year\": 2026, \"title\": \"Kế hoạch\"}";
        mvc.perform(post("/api/plans")
                        .with(province.editor(SCHOOL))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isBadRequest())
                .andExpect(problem("idempotency-key-required"));

        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ids.add(known(mvc.perform(post("/api/plans")
                                    .with(province.editor(SCHOOL))
                                    .header("Idempotency-Key", "cung-mot-khoa")
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(body))
                            .andExpect(status().isCreated()))
                    .id());
        }
        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
        mvc.perform(get("/api/plans").with(province.editor(SCHOOL)))
                .andExpect(jsonPath("$.items.length()").value(1));
    }

    @Test
    void aDraftIsSavedWithItsTextAndANewVersion() throws Exception {
        Known plan = known(plans.create(province.editor(SCHOOL), "Cũ"));

        plans.save(province.head(SCHOOL), plan, "Mới")
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"" + (plan.version() + 1) + "\""))
                .andExpect(jsonPath("$.title").value("Mới"))
                .andExpect(jsonPath("$.content.legalBases[0].runs[0].italic").value(true))
                .andExpect(jsonPath("$.allowed").value(contains("edit", "issue")));
    }

    @Test
    void savingWithoutOrWithAStaleVersionIsRefused() throws Exception {
        Known plan = known(plans.create(province.editor(SCHOOL), "Cũ"));
        plans.save(province.editor(SCHOOL), plan, "Của người thứ nhất").andExpect(status().isOk());

        plans.save(province.editor(SCHOOL), plan, "Của người thứ hai")
                .andExpect(status().isPreconditionFailed())
                .andExpect(problem("stale-version"));
        mvc.perform(put("/api/plans/" + plan.id())
                        .with(province.editor(SCHOOL))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"year\": 2026, \"title\": \"x\", \"content\": {}}"))
                .andExpect(status().isPreconditionRequired())
                .andExpect(problem("precondition-required"));
        plans.read(province.editor(SCHOOL), plan.id())
                .andExpect(jsonPath("$.title").value("Của người thứ nhất"));
    }

    @Test
    void aTextBeyondItsLimitsIsRefusedWithItsPlace() throws Exception {
        Known plan = known(plans.create(province.editor(SCHOOL), "Kế hoạch"));

        plans.save(province.editor(SCHOOL), plan, "x".repeat(1001))
                .andExpect(status().isUnprocessableContent())
                .andExpect(problem("unprocessable"))
                .andExpect(jsonPath("$.errors[0].pointer").value("/content/title"));
    }

    @Test
    void aBodyBeyondEveryPlanIsRefusedUnread() throws Exception {
        Known plan = known(plans.create(province.editor(SCHOOL), "Kế hoạch"));
        String huge = "{\"year\": 2026, \"title\": \"%s\"}".formatted("x".repeat(BodyLimit.MOST_BYTES));

        mvc.perform(put("/api/plans/" + plan.id())
                        .with(province.editor(SCHOOL))
                        .header("If-Match", "\"" + plan.version() + "\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(huge))
                .andExpect(status().isContentTooLarge())
                .andExpect(problem("too-large"));
    }

    @Test
    void whoOnlyReadsCannotSave() throws Exception {
        Known plan = known(plans.create(province.editor(SCHOOL), "Kế hoạch"));

        plans.save(province.editor(COMMUNE), plan, "Sửa hộ")
                .andExpect(status().isForbidden())
                .andExpect(problem("forbidden"));
        plans.save(province.editor(SIBLING), plan, "Sửa trộm")
                .andExpect(status().isNotFound())
                .andExpect(problem("not-found"));
    }

    @Test
    void theUnitItsAncestorsAndAuditorsReadAndNobodyElse() throws Exception {
        String id = known(plans.create(province.editor(SCHOOL), "Kế hoạch")).id();
        Province elsewhere = Province.open(mvc);

        plans.read(province.reviewer(SCHOOL), id).andExpect(status().isOk());
        plans.read(province.reviewer(COMMUNE), id).andExpect(status().isOk());
        plans.read(province.reviewer(DEPARTMENT), id)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.allowed").isEmpty());
        plans.read(province.caller("kiem-toan", "", "Kiểm toán viên", "AUDITOR"), id)
                .andExpect(status().isOk());

        plans.read(province.head(SIBLING), id).andExpect(status().isNotFound()).andExpect(problem("not-found"));
        plans.read(province.reviewer(Province.OTHER_COMMUNE), id).andExpect(status().isNotFound());
        plans.read(province.caller("quan-tri", "", "Quản trị", "TENANT_ADMIN"), id)
                .andExpect(status().isNotFound());
        plans.read(elsewhere.head(SCHOOL), id).andExpect(status().isNotFound()).andExpect(problem("not-found"));
        mvc.perform(get("/api/plans/" + id)).andExpect(status().isUnauthorized());
    }

    @Test
    void foldersHoldWhatBelongsToThem() throws Exception {
        plans.draft(SCHOOL, "Của trường");
        plans.draft(COMMUNE, "Của phường");
        plans.submitted(SCHOOL, "Đã nộp", "31");

        assertThat(titles(folder("mine", province.editor(SCHOOL)))).containsExactlyInAnyOrder("Của trường", "Đã nộp");
        assertThat(titles(folder("review", province.reviewer(COMMUNE)))).containsExactly("Đã nộp");
        assertThat(titles(folder("review", province.reviewer(DEPARTMENT)))).isEmpty();
        assertThat(titles(folder("subtree", province.reviewer(DEPARTMENT))))
                .containsExactlyInAnyOrder("Của trường", "Của phường", "Đã nộp");
        assertThat(titles(folder("subtree", province.reviewer(COMMUNE))))
                .containsExactlyInAnyOrder("Của trường", "Đã nộp");
        assertThat(titles(folder("subtree", province.head(SIBLING)))).isEmpty();
        assertThat(titles(folder("subtree&state=SUBMITTED", province.reviewer(DEPARTMENT))))
                .containsExactly("Đã nộp");
        assertThat(titles(folder("mine&year=2025", province.editor(SCHOOL)))).isEmpty();
    }

    @Test
    void aSearchNeedsNoDiacritics() throws Exception {
        plans.draft(SCHOOL, "Công tác thông tin đối ngoại");
        plans.issued(SCHOOL, "Biển đảo", "31");
        plans.draft(SIBLING, "Kế hoạch khác");

        assertThat(titles(folder("mine&q=doi ngoai", province.editor(SCHOOL))))
                .containsExactly("Công tác thông tin đối ngoại");
        assertThat(titles(folder("mine&q=31/kh-thad", province.editor(SCHOOL)))).containsExactly("Biển đảo");
        assertThat(titles(folder("subtree&q=hoa sen", province.reviewer(DEPARTMENT))))
                .containsExactly("Kế hoạch khác");
        assertThat(titles(folder("mine&q=.*", province.editor(SCHOOL)))).isEmpty();
    }

    @Test
    void aListIsReadPageByPageWithoutLossOrRepetition() throws Exception {
        for (int i = 1; i <= 5; i++) {
            plans.draft(SCHOOL, "Kế hoạch " + i);
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = folder("mine&limit=2&cursor=" + cursor, province.editor(SCHOOL));
            seen.addAll(titles(page));
            cursor = page.get("next").isNull() ? null : page.get("next").asString();
            pages++;
        } while (cursor != null);

        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void aListThatDoesNotExistIsNamed() throws Exception {
        for (String wrong : List.of("folder=tat-ca", "limit=0", "limit=201", "state=LOST", "year=x", "cursor=%2A%2A")) {
            mvc.perform(get("/api/plans?" + wrong).with(province.editor(SCHOOL)))
                    .andExpect(status().isBadRequest())
                    .andExpect(problem("invalid"));
        }
    }

    private JsonNode folder(String folder, vn.lienthong.starter.test.TestCaller caller) throws Exception {
        return json(mvc.perform(get("/api/plans?folder=" + folder).with(caller)).andExpect(status().isOk()));
    }

    private static List<String> titles(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("title").asString())
                .toList();
    }
}
