package vn.lienthong.references.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.references.ReferenceServiceTest;
import vn.lienthong.starter.test.TestCaller;
import vn.lienthong.starter.test.TestTokens;

@ReferenceServiceTest
class VerificationEndpointTest {

    private static final TestCaller EDITOR = TestTokens.as("quang-ninh", "van-thu", "truong-1", "EDITOR");
    private static final TestCaller PLANS = TestTokens.asService("plan-service", "quang-ninh");
    private static final String PUBLIC = "/api/references/verifications";
    private static final String INTERNAL = "/internal/verifications";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private MeterRegistry meters;

    private ResultActions send(String path, TestCaller caller, Object body) throws Exception {
        return mvc.perform(post(path)
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body instanceof String text ? text : json.writeValueAsString(body)));
    }

    private static Map<String, Object> request(String... texts) {
        return Map.of(
                "asOf",
                "2025-03-10",
                "issuer",
                Map.of("province", "Quảng Ninh", "names", List.of("UBND phường Mạo Khê")),
                "passages",
                IntStream.range(0, texts.length)
                        .mapToObj(i -> Map.of("id", "p" + i, "text", texts[i]))
                        .toList());
    }

    @Test
    void aCitationComesBackWithItsPlaceItsDocumentAndWhatIsWrong() throws Exception {
        send(PUBLIC, EDITOR, request("Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/8/2015 của Chính phủ;"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.asOf").value("2025-03-10"))
                .andExpect(jsonPath("$.citations", hasSize(1)))
                .andExpect(jsonPath("$.citations[0].passage").value("p0"))
                .andExpect(jsonPath("$.citations[0].start").value(7))
                .andExpect(jsonPath("$.citations[0].end").value(48))
                .andExpect(jsonPath("$.citations[0].text").value("Nghị định số 72/2015/NĐ-CP ngày 07/8/2015"))
                .andExpect(jsonPath("$.citations[0].family").value("N"))
                .andExpect(jsonPath("$.citations[0].key").value("N:72/2015/NĐ-CP"))
                .andExpect(jsonPath("$.citations[0].kind").value("Nghị định"))
                .andExpect(jsonPath("$.citations[0].number").value("72/2015/NĐ-CP"))
                .andExpect(jsonPath("$.citations[0].year").value(2015))
                .andExpect(jsonPath("$.citations[0].issuer").value("Chính phủ"))
                .andExpect(jsonPath("$.citations[0].issuedOn").value("2015-08-07"))
                .andExpect(jsonPath("$.citations[0].parent").isEmpty())
                .andExpect(jsonPath("$.citations[0].relation").isEmpty())
                .andExpect(jsonPath("$.citations[0].document.id").value("72-2015-nd-cp"))
                .andExpect(jsonPath("$.citations[0].document.issuedOn").value("2015-09-07"))
                .andExpect(jsonPath("$.citations[0].document.effectiveFrom").value("2015-10-22"))
                .andExpect(jsonPath("$.citations[0].document.effectiveTo").isEmpty())
                .andExpect(jsonPath("$.citations[0].document.status").value("IN_FORCE"))
                .andExpect(jsonPath("$.citations[0].document.source").value("Bộ pháp điển"))
                .andExpect(jsonPath("$.citations[0].verdict").value("WRONG_DATE"))
                .andExpect(jsonPath("$.citations[0].findings[0].rule").value("V1"))
                .andExpect(jsonPath("$.citations[0].findings[0].severity").value("ERROR"))
                .andExpect(jsonPath("$.citations[0].findings[0].source").value("Bộ pháp điển"))
                .andExpect(
                        jsonPath("$.citations[0].findings[0].correction.start").value(39))
                .andExpect(jsonPath("$.citations[0].findings[0].correction.end").value(48))
                .andExpect(jsonPath("$.citations[0].findings[0].correction.replacement")
                        .value("07/9/2015"));
    }

    @Test
    void nestingIsAnIndexIntoTheAnswer() throws Exception {
        send(
                        INTERNAL,
                        PLANS,
                        request(
                                "Kết luận số 57-KL/TW ngày 15/6/2023",
                                "Kế hoạch 140/KH-UBND ngày 31/5/2024 của UBND tỉnh triển khai Nghị quyết số 47/NQ-CP"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.citations[2].parent").value(1))
                .andExpect(jsonPath("$.citations[2].relation").value("IMPLEMENTS"));
    }

    @Test
    void withoutADateItIsToday() throws Exception {
        send(PUBLIC, EDITOR, Map.of("passages", List.of()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.asOf").isNotEmpty())
                .andExpect(jsonPath("$.citations", hasSize(0)));
    }

    @Test
    void whatIsCheckedIsCounted() throws Exception {
        var counter = meters.get("lienthong.citations.checked")
                .tag("verdict", "UNKNOWN")
                .counter();
        double before = counter.count();
        long runs = meters.get("lienthong.citations.verification").timer().count();

        send(PUBLIC, EDITOR, request("Nghị định số 998/2020/NĐ-CP; Nghị định số 997/2020/NĐ-CP"));

        assertThat(counter.count()).isEqualTo(before + 2);
        assertThat(meters.get("lienthong.citations.verification").timer().count())
                .isEqualTo(runs + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"passages\": [null]}",
                "{\"passages\": [{\"id\": \"\", \"text\": \"a\"}]}",
                "{\"passages\": [{\"id\": \"a\"}]}",
                "{\"asOf\": \"hôm nay\", \"passages\": []}",
                "{\"asOf\": \"0001-01-01\", \"passages\": []}",
                "{\"issuer\": {\"names\": [null]}, \"passages\": []}",
                "{\"passages\": ",
                "[]"
            })
    void whatCannotBeReadIsRefused(String body) throws Exception {
        send(PUBLIC, EDITOR, body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:lienthong:problem:invalid"));
    }

    @Test
    void tooManyPassagesAreRefused() throws Exception {
        send(
                        PUBLIC,
                        EDITOR,
                        request(IntStream.range(0, 2_001).mapToObj(i -> "a").toArray(String[]::new)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].detail", containsString("2.000")));
    }

    @Test
    void tooMuchTextIsRefused() throws Exception {
        send(PUBLIC, EDITOR, request("a".repeat((1 << 20) + 1)))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.type").value("urn:lienthong:problem:too-large"));
        send(INTERNAL, PLANS, request("a".repeat(6 << 20)))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.type").value("urn:lienthong:problem:too-large"));
    }

    @Test
    void aMegabyteOfTextIsNotTooMuch() throws Exception {
        send(PUBLIC, EDITOR, request("ế".repeat(1 << 20))).andExpect(status().isOk());
    }

    @Test
    void tooManyCitationsAreRefused() throws Exception {
        send(PUBLIC, EDITOR, request("số 1/NĐ-CP ".repeat(5_001)))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.detail", containsString("5000")));
    }

    @Test
    void eachDoorIsForItsOwnCallers() throws Exception {
        mvc.perform(post(PUBLIC).contentType(MediaType.APPLICATION_JSON).content("{\"passages\": []}"))
                .andExpect(status().isUnauthorized());
        send(INTERNAL, EDITOR, request()).andExpect(status().isForbidden());
        send(PUBLIC, PLANS, request()).andExpect(status().isForbidden());
        send(PUBLIC, TestTokens.as("platform", "van-hanh", "", "OPERATOR"), request())
                .andExpect(status().isForbidden());
    }
}
