package vn.lienthong.reports.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.lienthong.reports.Province;
import vn.lienthong.reports.Province.Answer;
import vn.lienthong.reports.Provinces;
import vn.lienthong.reports.ReportTest;
import vn.lienthong.starter.tenancy.TenantScope;

@ReportTest
class RoundEndpointTest {

    private static final String ROUNDS = "/api/reports/rounds";
    private static final String ONE = ROUNDS + "/" + Province.ROUND;

    @Autowired
    Provinces provinces;

    @Autowired
    MongoTemplate mongo;

    Province province;

    @BeforeEach
    void aProvince() {
        province = provinces.small();
    }

    @Test
    void openingFreezesTheRosterAndAsksEveryObligedUnit() {
        Answer opened = province.open().ok();

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.<String>read("$.id")).isEqualTo(Province.ROUND);
        assertThat(opened.<String>read("$.name")).isEqualTo("6 tháng đầu năm 2026");
        assertThat(opened.<String>read("$.state")).isEqualTo("OPEN");
        assertThat(opened.<Integer>read("$.rosterSize")).isEqualTo(7);
        assertThat(opened.<Map<String, String>>read("$.window"))
                .containsEntry("from", "2025-12-15")
                .containsEntry("to", "2026-06-14");
        assertThat(opened.<Map<String, String>>read("$.dueDates"))
                .containsEntry("SCHOOL", "2026-06-10")
                .containsEntry("COMMUNE_OFFICE", "2026-06-15")
                .containsEntry("DEPARTMENT", "2026-06-20");
        assertThat(province.read("mk1").<String>read("$.dueAt")).isEqualTo("2026-06-10T10:00:00Z");
        assertThat(province.read("mk").<String>read("$.dueAt")).isEqualTo("2026-06-15T10:00:00Z");
        assertThat(province.read("mk1").<String>read("$.superior.id")).isEqualTo("mk");
        assertThat(province.read("thpt").<String>read("$.superior.id")).isEqualTo("so");
    }

    @Test
    void aStatedDueDateReplacesThatOfTheForm() {
        province.open("""
                        {"formId": "ttdn-6t.v1", "period": {"type": "HALF_YEAR", "year": 2026, "half": 1},
                         "dueDates": {"SCHOOL": "2026-06-05"}}
                        """).ok();

        assertThat(province.read("mk1").<String>read("$.dueAt")).isEqualTo("2026-06-05T10:00:00Z");
        assertThat(province.read("mk").<String>read("$.dueAt")).isEqualTo("2026-06-15T10:00:00Z");
    }

    @Test
    void theSamePeriodIsOpenedOnce() {
        province.open().ok();

        Answer refused = province.open().problem(409, "round-exists");

        assertThat(refused.<String>read("$.detail"))
                .contains("6 tháng đầu năm 2026")
                .contains(Province.ROUND);
    }

    @Test
    void theSameKeyGetsTheSameAnswer() {
        String key = Province.newKey();
        String request = "{\"formId\": \"%s\", \"period\": {\"type\": \"HALF_YEAR\", \"year\": 2026, \"half\": 1}}"
                .formatted(Province.FORM);
        Answer first =
                province.postOnce(province.reviewer("so"), ROUNDS, key, request).ok();
        Answer second =
                province.postOnce(province.reviewer("so"), ROUNDS, key, request).ok();

        assertThat(second.body()).isEqualTo(first.body());
        province.post(province.reviewer("so"), ROUNDS, null, request).problem(400, "idempotency-key-required");
    }

    @Test
    void onlyTheDepartmentAndTheAdministratorOpen() {
        String request = "{\"formId\": \"%s\", \"period\": {\"type\": \"HALF_YEAR\", \"year\": 2026, \"half\": 1}}"
                .formatted(Province.FORM);
        province.postOnce(province.reviewer("mk"), ROUNDS, Province.newKey(), request)
                .problem(403, "forbidden");
        province.postOnce(province.head("mk1"), ROUNDS, Province.newKey(), request)
                .problem(403, "forbidden");
        province.postOnce(province.editor("so"), ROUNDS, Province.newKey(), request)
                .problem(403, "forbidden");
        province.postOnce(province.person("", "TENANT_ADMIN"), ROUNDS, Province.newKey(), request)
                .ok();
    }

    @Test
    void whatCannotBeOpenedIsSaidWhere() {
        assertThat(province.open(
                                "{\"formId\": \"khac\", \"period\": {\"type\": \"HALF_YEAR\", \"year\": 2026, \"half\": 1}}")
                        .problem(422, "unprocessable")
                        .<List<String>>read("$.errors[*].pointer"))
                .containsExactly("/formId");
        assertThat(province.open(
                                "{\"formId\": \"ttdn-6t.v1\", \"period\": {\"type\": \"HALF_YEAR\", \"year\": 2026, \"half\": 3}}")
                        .problem(422, "unprocessable")
                        .<List<String>>read("$.errors[*].pointer"))
                .containsExactly("/period/half");
        assertThat(province.open(
                                "{\"formId\": \"ttdn-6t.v1\", \"period\": {\"type\": \"HALF_YEAR\", \"year\": 1900, \"half\": 1}}")
                        .problem(422, "unprocessable")
                        .<List<String>>read("$.errors[*].pointer"))
                .containsExactly("/period/year");
        assertThat(province.open("""
                                {"formId": "ttdn-6t.v1", "period": {"type": "HALF_YEAR", "year": 2026, "half": 1},
                                 "dueDates": {"SCHOOL": "2025-01-01"}}
                                """).problem(422, "unprocessable").<List<String>>read("$.errors[*].pointer"))
                .containsExactly("/dueDates/SCHOOL");
        for (String wrong : List.of(
                "\"DEPARTMENT\": \"2026-06-12\"", "\"COMMUNE_OFFICE\": \"2026-06-09\"", "\"SCHOOL\": \"2062-06-10\"")) {
            assertThat(province.open(
                                    "{\"formId\": \"ttdn-6t.v1\", \"period\": {\"type\": \"HALF_YEAR\", \"year\": 2026, \"half\": 1}, \"dueDates\": {"
                                            + wrong + "}}")
                            .problem(422, "unprocessable")
                            .<List<String>>read("$.errors[*].pointer"))
                    .as(wrong)
                    .containsExactly("/dueDates/" + wrong.substring(1, wrong.indexOf('"', 1)));
        }
        assertThat(province.open(
                                "{\"formId\": \"ttdn-6t.v1\", \"period\": {\"type\": \"HALF_YEAR\", \"year\": 2062, \"half\": 1}}")
                        .problem(422, "unprocessable")
                        .<List<String>>read("$.errors[*].pointer"))
                .containsExactly("/period");
        province.open("{\"formId\": 7").problem(400, "invalid");
        province.get(province.reviewer("so"), ONE).problem(404, "not-found");
    }

    @Test
    void nothingIsFrozenWhileTheTreeIsBeingChanged() {
        province.whileUnitsAreImported(() -> province.open().problem(409, "import-running"));

        province.open().ok();
    }

    @Test
    void aUnitWithoutRouteIsNamedAndNothingIsOpened() {
        province.schoolWithoutRoute("le-loi", "Trường Tiểu học Lê Lợi");

        Answer refused = province.open().problem(422, "unrouted-units");

        assertThat(refused.<List<String>>read("$.errors[*].detail")).containsExactly("Trường Tiểu học Lê Lợi");
        province.get(province.reviewer("so"), ONE).problem(404, "not-found");
    }

    @Test
    void aProvinceWithoutUnitsOpensNothing() {
        Province empty = provinces.empty();
        empty.postOnce(
                        empty.person("", "TENANT_ADMIN"),
                        ROUNDS,
                        Province.newKey(),
                        "{\"formId\": \"ttdn-6t.v1\", \"period\": {\"type\": \"HALF_YEAR\", \"year\": 2026, \"half\": 1}}")
                .problem(422, "unprocessable");
    }

    @Test
    void roundsAreListedNewestFirstPageByPage() {
        province.open().ok();
        province.open(
                        "{\"formId\": \"ttdn-6t.v1\", \"period\": {\"type\": \"HALF_YEAR\", \"year\": 2025, \"half\": 2}}")
                .ok();

        Answer first = province.get(province.editor("mk1"), ROUNDS + "?limit=1").ok();
        assertThat(first.<List<String>>read("$.items[*].id")).containsExactly(Province.ROUND);
        Answer second = province.get(province.editor("mk1"), ROUNDS + "?limit=1&cursor=" + first.<String>read("$.next"))
                .ok();
        assertThat(second.<List<String>>read("$.items[*].id")).containsExactly("ttdn-6t-v1-2025-2");
        assertThat(second.<Object>read("$.next")).isNull();
        province.get(province.editor("mk1"), ROUNDS + "?cursor=!").problem(400, "invalid");
    }

    @Test
    void anotherProvinceSeesNothingOfIt() {
        province.open().ok();
        Province other = provinces.small();

        other.get(other.reviewer("so"), ONE).problem(404, "not-found");
        assertThat(other.get(other.reviewer("so"), ROUNDS).<List<Object>>read("$.items"))
                .isEmpty();
        other.get(other.person("so", "TENANT_ADMIN"), Province.report("mk1")).problem(404, "not-found");
        other.dashboard(other.reviewer("so"), "so").problem(404, "not-found");
    }

    @Test
    void afterClosingNothingIsEditedSubmittedReturnedOrNudgedButWhatWaitsIsAccepted() {
        Answer opened = province.open().ok();
        province.fill("mk1", 1);
        province.submit("mk1").ok();
        province.fill("mk2", 1);

        Answer closed = province.post(province.reviewer("so"), ONE + "/close", opened.version(), "")
                .ok();

        assertThat(closed.<String>read("$.state")).isEqualTo("CLOSED");
        province.submit("mk2").problem(409, "round-closed");
        province.put(
                        province.editor("mk2"),
                        Province.report("mk2"),
                        province.read("mk2").version(),
                        Province.cells(3))
                .problem(409, "round-closed");
        province.sendBack("mk1", "mk", "Sai.").problem(409, "round-closed");
        province.postOnce(province.reviewer("so"), ONE + "/nudges", Province.newKey(), "{\"units\": null}")
                .problem(409, "round-closed");
        assertThat(province.get(province.head("mk2"), Province.report("mk2")).<List<String>>read("$.allowed"))
                .isEmpty();
        province.accept("mk1", "mk").ok();
    }

    @Test
    void closingHasItsRefusals() {
        Answer opened = province.open().ok();
        province.post(province.reviewer("so"), ONE + "/close", null, "").problem(428, "precondition-required");
        province.post(province.reviewer("so"), ONE + "/close", opened.version() + 7, "")
                .problem(412, "stale-version");
        province.post(province.reviewer("mk"), ONE + "/close", opened.version(), "")
                .problem(403, "forbidden");
        province.post(province.reviewer("so"), ROUNDS + "/khac/close", 1L, "").problem(404, "not-found");
        province.post(province.reviewer("mk"), ROUNDS + "/khac/close", 1L, "").problem(404, "not-found");
        Answer closed = province.post(province.reviewer("so"), ONE + "/close", opened.version(), "")
                .ok();
        province.post(province.reviewer("so"), ONE + "/close", closed.version(), "")
                .problem(409, "wrong-state");
    }

    @Test
    void aRoundThatIsStillBeingHandedOutCannotBeClosed() {
        Answer opened = province.open().ok();
        TenantScope.inTenant(
                province.tenant(),
                () -> mongo.getCollection("rounds")
                        .updateOne(
                                new Document("_id", Province.ROUND),
                                new Document(
                                        "$set",
                                        new Document("state._class", "round-opening")
                                                .append("state.since", new java.util.Date(0)))));

        province.post(province.reviewer("so"), ONE + "/close", opened.version(), "")
                .problem(409, "wrong-state");
    }
}
