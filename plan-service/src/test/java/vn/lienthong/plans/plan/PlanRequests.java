package vn.lienthong.plans.plan;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.plans.Province;
import vn.lienthong.starter.test.TestCaller;

/** Requests as the portal sends them. */
final class PlanRequests {

    static final String CONTENT = """
            {"superiorName": "UBND phường Mạo Khê", "issuerName": "Trường Tiểu học Ánh Dương", "place": "Mạo Khê",
             "date": null, "numberText": null, "documentType": "KẾ HOẠCH", "title": "%s",
             "legalBases": [{"id": "cc1", "kind": "PARAGRAPH", "number": null,
               "runs": [{"text": "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/8/2015 của Chính phủ;",
                         "bold": false, "italic": true}], "children": []}],
             "preamble": [],
             "outline": [{"id": "m1", "kind": "SECTION", "number": "I.",
               "runs": [{"text": "MỤC ĐÍCH, YÊU CẦU", "bold": true, "italic": false}], "children": []}],
             "tasks": [], "deadlines": [], "recipients": [], "signature": null, "annexes": []}""";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MockMvc mvc;
    final Province province;

    PlanRequests(MockMvc mvc, Province province) {
        this.mvc = mvc;
        this.province = province;
    }

    /** A plan as the last answer told of it. */
    record Known(String id, long version) {}

    static Known known(ResultActions answer) throws Exception {
        JsonNode plan = JSON.readTree(answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
        return new Known(plan.get("id").asString(), plan.get("version").asLong());
    }

    static JsonNode json(ResultActions answer) throws Exception {
        return JSON.readTree(answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    static ResultMatcher problem(String slug) {
        return result -> {
            content()
                    .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                    .match(result);
            jsonPath("$.type").value("urn:lienthong:problem:" + slug).match(result);
        };
    }

    ResultActions create(TestCaller caller, String title) throws Exception {
        return mvc.perform(post("/api/plans")
                .with(caller)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"year\": 2026, \"title\": \"%s\"}".formatted(title)));
    }

    ResultActions read(TestCaller caller, String id) throws Exception {
        return mvc.perform(get("/api/plans/" + id).with(caller));
    }

    ResultActions save(TestCaller caller, Known plan, String title) throws Exception {
        return mvc.perform(put("/api/plans/" + plan.id())
                .with(caller)
                .header("If-Match", "\"" + plan.version() + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"year\": 2026, \"title\": \"%s\", \"content\": %s}"
                        .formatted(title, CONTENT.formatted(title))));
    }

    ResultActions command(TestCaller caller, Known plan, String command, String body) throws Exception {
        return mvc.perform(post("/api/plans/" + plan.id() + "/" + command)
                .with(caller)
                .header("If-Match", "\"" + plan.version() + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    ResultActions issue(TestCaller caller, Known plan, String number) throws Exception {
        return command(caller, plan, "issue", """
                {"number": "%s", "symbol": "KH-THAD", "place": "Mạo Khê", "date": "2026-07-06", "authority": null,
                 "signatoryTitle": "Hiệu trưởng", "signatoryName": null}""".formatted(number));
    }

    ResultActions submit(TestCaller caller, Known plan) throws Exception {
        return command(caller, plan, "submit", "");
    }

    ResultActions giveBack(TestCaller caller, Known plan, String reason) throws Exception {
        return command(caller, plan, "return", """
                {"reason": "%s", "comments": [{"node": "cc1", "text": "Sai ngày ký."}]}""".formatted(reason));
    }

    ResultActions accept(TestCaller caller, Known plan) throws Exception {
        return command(caller, plan, "accept", "{\"note\": \"Đồng ý.\"}");
    }

    Known draft(String unit, String title) throws Exception {
        TestCaller editor = province.editor(unit);
        Known created = known(create(editor, title).andExpect(status().isCreated()));
        return known(save(editor, created, title).andExpect(status().isOk()));
    }

    Known issued(String unit, String title, String number) throws Exception {
        return known(issue(province.head(unit), draft(unit, title), number).andExpect(status().isOk()));
    }

    Known submitted(String unit, String title, String number) throws Exception {
        return known(submit(province.head(unit), issued(unit, title, number)).andExpect(status().isOk()));
    }
}
