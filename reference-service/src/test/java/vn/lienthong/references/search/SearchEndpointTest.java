package vn.lienthong.references.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.references.ReferenceServiceTest;
import vn.lienthong.starter.test.TestCaller;
import vn.lienthong.starter.test.TestTokens;

@ReferenceServiceTest
class SearchEndpointTest {

    private static final TestCaller EDITOR = TestTokens.as("quang-ninh", "van-thu", "truong-1", "EDITOR");
    private static final String PATH = "/api/references/documents";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JsonMapper json;

    private ResultActions search(String... parameters) throws Exception {
        var request = get(PATH).with(EDITOR);
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return mvc.perform(request);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "72/2015/NĐ-CP | 72-2015-nd-cp",
                "72/2015 | 72-2015-nd-cp",
                "72/2015/nd-cp | 72-2015-nd-cp",
                "9/2017 | 09-2017-nd-cp",
                "57-KL/TW | 57-kl-tw-2023",
                "ket luan 57 | 57-kl-tw-2023",
                "nghị định công tác văn thư | 30-2020-nd-cp",
                "nghi dinh van thu | 30-2020-nd-cp",
                "bao ve du lieu ca nhan luat | 91-2025-qh15",
                "đồng nai | 30-2026-qh16",
                "dong nai | 30-2026-qh16",
                "bi mat nha nuo | 117-2025-qh15",
                "bí mật nhà nước | 117-2025-qh15",
                "quan ly thong tin doi ngaoi nghi dinh | 72-2015-nd-cp",
                "thong tu huongg dan tinh | 22-2016-tt-btttt",
                "uy ban nhan dan quang ninh 2026 | 117-kh-ubnd-2026-quang-ninh"
            })
    void theBestMatchComesFirst(String typed, String id) throws Exception {
        search("q", typed)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].id").value(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzzzzz", "73/2015", "///"})
    void whatIsNotThereIsNotFound(String typed) throws Exception {
        search("q", typed).andExpect(status().isOk()).andExpect(jsonPath("$.items", hasSize(0)));
    }

    @Test
    void everyLetterTypedNarrows() throws Exception {
        var typed = "truyền thông chính sách";
        int before = Integer.MAX_VALUE;
        for (int length : new int[] {2, 6, 11, typed.length()}) {
            var answer = json.readTree(search("q", typed.substring(0, length))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8));
            assertThat(answer.get("items").size()).isBetween(1, before);
            before = answer.get("items").size();
        }
    }

    @Test
    void filtersByKindYearAndStatusOnADay() throws Exception {
        search("kind", "nghị định", "year", "2026")
                .andExpect(jsonPath(
                        "$.items[*].number",
                        containsInAnyOrder("148/2026/NĐ-CP", "244/2026/NĐ-CP", "224/2026/NĐ-CP", "88/2026/NĐ-CP")));
        search("status", "REPLACED", "on", "2026-07-01")
                .andExpect(jsonPath("$.items[*].id", containsInAnyOrder("09-2017-nd-cp", "42-2022-nd-cp")))
                .andExpect(jsonPath("$.items[*].status", everyItem(is("REPLACED"))));
        search("status", "REPLACED", "on", "2026-06-30").andExpect(jsonPath("$.items", hasSize(0)));
        search("q", "244/2026", "on", "2026-06-30")
                .andExpect(jsonPath("$.items[0].status").value("NOT_YET"));
    }

    @Test
    void pagesHoldEachDocumentOnceTheNewestFirst() throws Exception {
        var ids = new ArrayList<String>();
        var dates = new ArrayList<String>();
        String cursor = null;
        do {
            var answer =
                    json.readTree((cursor == null ? search("limit", "20") : search("limit", "20", "cursor", cursor))
                            .andExpect(status().isOk())
                            .andReturn()
                            .getResponse()
                            .getContentAsString(StandardCharsets.UTF_8));
            answer.get("items").forEach(item -> {
                ids.add(item.get("id").asString());
                if (!item.get("issuedOn").isNull()) {
                    dates.add(item.get("issuedOn").asString());
                }
            });
            cursor = answer.get("next").isNull() ? null : answer.get("next").asString();
        } while (cursor != null);

        assertThat(ids).hasSizeGreaterThan(40).doesNotHaveDuplicates().contains("72-2015-nd-cp");
        assertThat(dates).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 201", "limit, x", "year, 12", "status, GONE", "on, 2026-13-01", "cursor, %%%"})
    void whatMakesNoSenseIsRefused(String parameter, String value) throws Exception {
        search(parameter, value)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:lienthong:problem:invalid"));
    }

    @Test
    void aSearchThatNobodyTypesIsRefused() throws Exception {
        search("q", "a".repeat(201)).andExpect(status().isBadRequest());
    }

    @Test
    void oneDocumentSaysEverythingThatIsKnown() throws Exception {
        mvc.perform(get(PATH + "/09-2017-nd-cp").with(EDITOR).param("on", "2026-07-01"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("REPLACED"))
                .andExpect(jsonPath("$.effectiveTo").value("2026-07-01"))
                .andExpect(jsonPath("$.replacedBy[0]").value("244/2026/NĐ-CP"))
                .andExpect(jsonPath("$.relations[0].type").value("REPLACED_BY"))
                .andExpect(jsonPath("$.relations[0].document").value("244-2026-nd-cp"))
                .andExpect(jsonPath("$.source").value("Bộ pháp điển"))
                .andExpect(jsonPath("$.basis").value("PUBLISHED"))
                .andExpect(jsonPath("$.confidence").value("HIGH"));
        mvc.perform(get(PATH + "/khong-co").with(EDITOR))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:lienthong:problem:not-found"));
    }

    @Test
    void strangersAreRefused() throws Exception {
        mvc.perform(get(PATH)).andExpect(status().isUnauthorized());
        mvc.perform(get(PATH + "/72-2015-nd-cp")).andExpect(status().isUnauthorized());
    }
}
