package vn.lienthong.reports.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reports.Province.cells;
import static vn.lienthong.reports.Province.report;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.reports.Province;
import vn.lienthong.reports.Province.Answer;
import vn.lienthong.reports.Provinces;
import vn.lienthong.reports.ReportTest;
import vn.lienthong.starter.test.TestCaller;

@ReportTest
class ReportEndpointTest {

    @Autowired
    Provinces provinces;

    Province province;

    @BeforeEach
    void anOpenRound() {
        province = provinces.small();
        province.open().ok();
    }

    @Test
    void aNewReportIsEmptyAndSaysWhatMayBeDone() {
        Answer fresh = province.get(province.head("mk1"), report("mk1")).ok();

        assertThat(fresh.<String>read("$.state")).isEqualTo("DRAFT");
        assertThat(fresh.<String>read("$.lateness")).isEqualTo("NOT_DUE");
        assertThat(fresh.<Integer>read("$.filled")).isZero();
        assertThat(fresh.<Integer>read("$.total")).isEqualTo(24);
        assertThat(fresh.<List<String>>read("$.allowed")).containsExactly("edit", "submit");
        assertThat(fresh.<List<Object>>read("$.cells[?(@.own != null)]")).isEmpty();
        assertThat(fresh.<List<String>>read("$.history[*].action")).containsExactly("REQUESTED");
        assertThat(fresh.<String>read("$.form.id")).isEqualTo(Province.FORM);
        assertThat(province.get(province.editor("mk1"), report("mk1")).<List<String>>read("$.allowed"))
                .containsExactly("edit");
    }

    @Test
    void theUnitItsSuperiorsAndWhoReadsAllSeeItOthersDoNotKnowOfIt() {
        for (TestCaller reader : List.of(
                province.editor("mk1"),
                province.editor("mk"),
                province.reviewer("so"),
                province.person("", "AUDITOR"),
                province.person("", "TENANT_ADMIN"))) {
            province.get(reader, report("mk1")).ok();
        }
        for (TestCaller stranger : List.of(
                province.editor("mk2"),
                province.reviewer("vd"),
                province.head("thpt"),
                province.person("", "EDITOR"))) {
            province.get(stranger, report("mk1")).problem(404, "not-found");
            province.put(stranger, report("mk1"), 0L, cells(1)).problem(404, "not-found");
            province.post(stranger, report("mk1") + "/submit", 0L, "").problem(404, "not-found");
            province.post(stranger, report("mk1") + "/accept", 0L, "").problem(404, "not-found");
            province.post(stranger, report("mk1") + "/return", 0L, "{\"reason\": \"x\", \"comments\": []}")
                    .problem(404, "not-found");
        }
        province.get(province.reviewer("so"), report("khac")).problem(404, "not-found");
    }

    @Test
    void whoMaySeeMayNotThereforeDo() {
        province.put(province.editor("mk"), report("mk1"), 0L, cells(1)).problem(403, "forbidden");
        province.put(province.reviewer("mk1"), report("mk1"), 0L, cells(1)).problem(403, "forbidden");
        province.post(province.editor("mk1"), report("mk1") + "/submit", 0L, "").problem(403, "forbidden");
        province.post(province.reviewer("so"), report("mk1") + "/accept", 0L, "")
                .problem(403, "forbidden");
        province.post(province.editor("mk"), report("mk1") + "/accept", 0L, "").problem(403, "forbidden");
        province.post(province.person("", "AUDITOR"), report("mk1") + "/accept", 0L, "")
                .problem(403, "forbidden");
    }

    @Test
    void figuresAreSavedAndCellsThatAreNotMentionedStay() {
        Answer first = province.put(
                        province.editor("mk1"),
                        report("mk1"),
                        province.read("mk1").version(),
                        """
                        {"cells": [{"code": "05", "value": {"number": 0}, "note": "Trang đang nâng cấp"},
                                   {"code": "25", "value": {"numerator": 3, "denominator": 12}},
                                   {"code": "T01", "value": {"text": "Giới thiệu quê hương."}}]}
                        """)
                .ok();
        Answer second = province.put(
                        province.editor("mk1"),
                        report("mk1"),
                        first.version(),
                        "{\"cells\": [{\"code\": \"06\", \"value\": {\"number\": 4}}, {\"code\": \"25\", \"value\": null}]}")
                .ok();

        assertThat(second.<List<Integer>>read("$.cells[?(@.code=='05')].own.number"))
                .containsExactly(0);
        assertThat(second.<List<String>>read("$.cells[?(@.code=='05')].note")).containsExactly("Trang đang nâng cấp");
        assertThat(second.<List<Integer>>read("$.cells[?(@.code=='06')].own.number"))
                .containsExactly(4);
        assertThat(second.<List<Object>>read("$.cells[?(@.code=='25')].own")).containsExactly((Object) null);
        assertThat(second.<Integer>read("$.filled")).isEqualTo(2);
        assertThat(second.version()).isEqualTo(first.version() + 1);
    }

    @Test
    void whoMeetsANewerVersionLearnsWhoseItIs() {
        Answer before = province.read("mk1");
        assertThat(before.<Object>read("$.editedBy")).isNull();

        Answer saved = province.put(
                        province.editor("mk1"),
                        report("mk1"),
                        before.version(),
                        "{\"cells\": [{\"code\": \"06\", \"value\": {\"number\": 4}}]}")
                .ok();

        assertThat(saved.<String>read("$.editedBy.title"))
                .isEqualTo(province.editor("mk1").title());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"code": "05", "value": {"number": "mười hai"}} | /cells/1/value/number
                    {"code": "05", "value": {"number": 1.5}}        | /cells/1/value/number
                    {"code": "05", "value": {"text": "12"}}         | /cells/1/value/text
                    {"code": "05", "value": 12}                     | /cells/1/value
                    {"code": "05", "value": {"number": 9000000000000000000}} | /cells/1/value
                    {"code": "02", "value": {"yes": "có"}}          | /cells/1/value/yes
                    {"code": "25", "value": {"numerator": 1}}       | /cells/1/value/denominator
                    {"code": "99", "value": {"number": 1}}          | /cells/1/code
                    {"code": "06", "value": {"number": 1}}          | /cells/1/code
                    """)
    void aCellThatCannotBeReadStopsTheWholeSave(String cell, String pointer) {
        long version = province.read("mk1").version();

        Answer refused = province.put(
                        province.editor("mk1"),
                        report("mk1"),
                        version,
                        "{\"cells\": [{\"code\": \"06\", \"value\": {\"number\": 5}}, " + cell + "]}")
                .problem(422, "unprocessable");

        assertThat(refused.<List<String>>read("$.errors[*].pointer")).containsExactly(pointer);
        Answer unchanged = province.read("mk1");
        assertThat(unchanged.version()).isEqualTo(version);
        assertThat(unchanged.<List<Object>>read("$.cells[?(@.own != null)]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"value": {"number": 1}}                                    | /cells/1/code
                    {"code": null, "value": {"number": 1}}                      | /cells/1/code
                    null                                                        | /cells/1
                    {"code": "05", "value": {"text": "a\\u0000"}}               | /cells/1/value
                    {"code": "05", "value": null, "note": "a\\u000b"}           | /cells/1/note
                    {"code": "05", "value": null, "own": 1}                     | /cells/1/own
                    """)
    void whatIsNoCellStopsTheWholeSave(String cell, String pointer) {
        long version = province.read("mk1").version();

        Answer refused = province.put(
                        province.editor("mk1"),
                        report("mk1"),
                        version,
                        "{\"cells\": [{\"code\": \"06\", \"value\": {\"number\": 5}}, " + cell + "]}")
                .problem(400, "invalid");

        assertThat(refused.<List<String>>read("$.errors[*].pointer")).containsExactly(pointer);
        assertThat(province.read("mk1").version()).isEqualTo(version);
    }

    @Test
    void longTextsAndNotesAreRefused() {
        long version = province.read("mk1").version();
        assertThat(province.put(
                                province.editor("mk1"),
                                report("mk1"),
                                version,
                                "{\"cells\": [{\"code\": \"T01\", \"value\": {\"text\": \"%s\"}, \"note\": \"%s\"}]}"
                                        .formatted("a".repeat(20_001), "b".repeat(1_001)))
                        .problem(422, "unprocessable")
                        .<List<String>>read("$.errors[*].pointer"))
                .containsExactly("/cells/0/value", "/cells/0/note");
        String many = String.join(",", java.util.Collections.nCopies(501, "{\"code\": \"05\"}"));
        assertThat(province.put(province.editor("mk1"), report("mk1"), version, "{\"cells\": [" + many + "]}")
                        .problem(422, "unprocessable")
                        .<List<String>>read("$.errors[*].pointer"))
                .containsExactly("/cells");
    }

    @Test
    void everyChangeNeedsTheVersionItIsBasedOn() {
        province.put(province.editor("mk1"), report("mk1"), null, cells(1)).problem(428, "precondition-required");
        long stale = province.read("mk1").version();
        province.fill("mk1", 5);
        province.put(province.editor("mk1"), report("mk1"), stale, cells(6)).problem(412, "stale-version");
        province.post(province.head("mk1"), report("mk1") + "/submit", stale, "")
                .problem(412, "stale-version");
        province.submit("mk1").ok();
        province.post(province.reviewer("mk"), report("mk1") + "/accept", stale, "")
                .problem(412, "stale-version");
        province.post(
                        province.reviewer("mk"),
                        report("mk1") + "/return",
                        stale,
                        "{\"reason\": \"x\", \"comments\": []}")
                .problem(412, "stale-version");
        assertThat(province.read("mk1").<List<Integer>>read("$.cells[?(@.code=='05')].own.number"))
                .containsExactly(5);
    }

    @Test
    void gapsAndErrorsAreListedAndNothingIsSubmitted() {
        String errors = cells(1).replace(
                        "{\"code\": \"21\", \"value\": {\"number\": 0}}",
                        "{\"code\": \"21\", \"value\": {\"number\": 5}}")
                .replace("{\"code\": \"11\", \"value\": {\"number\": 0}}, ", "");
        province.put(province.editor("mk1"), report("mk1"), province.read("mk1").version(), errors)
                .ok();

        Answer refused = province.submit("mk1").problem(422, "incomplete");

        assertThat(refused.<List<String>>read("$.errors[*].pointer")).containsExactly("/cells/11", "/cells/21");
        assertThat(province.read("mk1").<String>read("$.state")).isEqualTo("DRAFT");
    }

    @Test
    void aReasonInTheNoteStandsInForAMissingFigure() {
        String noted = cells(1).replace(
                        "{\"code\": \"11\", \"value\": {\"number\": 0}}",
                        "{\"code\": \"11\", \"value\": null, \"note\": \"Trường không dạy tiếng Trung\"}");
        province.put(province.editor("mk1"), report("mk1"), province.read("mk1").version(), noted)
                .ok();

        Answer submitted = province.submit("mk1").ok();

        assertThat(submitted.<List<Object>>read("$.cells[?(@.code=='11')].own")).containsExactly((Object) null);
    }

    @Test
    void aReturnPinsItsCommentsToCells() {
        province.fill("mk1", 312);
        province.submit("mk1").ok();

        Answer returned = province.post(
                        province.reviewer("mk").titled("Chuyên viên Phòng VH-XH"),
                        report("mk1") + "/return",
                        province.read("mk1").version(),
                        """
                        {"reason": "Hai chỗ cần xem lại.",
                         "comments": [{"code": "05", "text": "Gồm cả tin của năm trước?"},
                                      {"code": "05", "text": "Nêu nguồn."},
                                      {"code": "16", "text": "Chỉ lấy từ 15/12/2025."}]}
                        """)
                .ok();

        assertThat(returned.<String>read("$.state")).isEqualTo("RETURNED");
        assertThat(returned.<String>read("$.stateDetails.reason")).isEqualTo("Hai chỗ cần xem lại.");
        assertThat(returned.<String>read("$.stateDetails.by.title")).isEqualTo("Chuyên viên Phòng VH-XH");
        assertThat(returned.<List<String>>read("$.cells[?(@.code=='05')].comment"))
                .containsExactly("Gồm cả tin của năm trước?\nNêu nguồn.");
        assertThat(returned.<List<String>>read("$.history[*].action"))
                .containsExactly("REQUESTED", "SUBMITTED", "RETURNED");
        assertThat(province.get(province.head("mk1"), report("mk1")).<List<String>>read("$.allowed"))
                .containsExactly("edit", "submit");
    }

    @Test
    void aReturnNeedsAReasonAndKnownCells() {
        province.fill("mk1", 1);
        province.submit("mk1").ok();
        long version = province.read("mk1").version();
        assertThat(province.post(
                                province.reviewer("mk"),
                                report("mk1") + "/return",
                                version,
                                "{\"reason\": \"  \", \"comments\": [{\"code\": \"99\", \"text\": \"\"}]}")
                        .problem(422, "unprocessable")
                        .<List<String>>read("$.errors[*].pointer"))
                .containsExactly("/reason", "/comments/0/code", "/comments/0/text");
        assertThat(province.post(
                                province.reviewer("mk"),
                                report("mk1") + "/return",
                                version,
                                "{\"reason\": \"%s\"}".formatted("x".repeat(2_001)))
                        .problem(422, "unprocessable")
                        .<List<String>>read("$.errors[*].pointer"))
                .containsExactly("/reason");
    }

    @Test
    void everyStateRefusesWhatDoesNotBelongToIt() {
        province.accept("mk1", "mk").problem(409, "wrong-state");
        province.sendBack("mk1", "mk", "Sai.").problem(409, "wrong-state");
        province.fill("mk1", 1);
        province.submit("mk1").ok();
        province.submit("mk1").problem(409, "wrong-state");
        province.put(province.editor("mk1"), report("mk1"), province.read("mk1").version(), cells(2))
                .problem(409, "wrong-state");
        province.accept("mk1", "mk").ok();
        province.accept("mk1", "mk").problem(409, "wrong-state");
        province.submit("mk1").problem(409, "wrong-state");
        province.sendBack("mk1", "mk", "Sai.").ok();
        province.accept("mk1", "mk").problem(409, "wrong-state");
        province.sendBack("mk1", "mk", "Sai.").problem(409, "wrong-state");
    }

    @Test
    void theFirstSubmissionDecidesWhetherItWasLate() {
        province.fill("mk1", 1);
        province.fill("mk2", 1);
        province.at("2026-06-10T10:00:00Z").submit("mk1").ok();
        province.at("2026-06-10T10:00:01Z").submit("mk2").ok();
        province.sendBack("mk1", "mk", "Sai.").ok();
        province.at("2026-06-20T03:00:00Z").submit("mk1").ok();

        assertThat(province.read("mk1").<String>read("$.lateness")).isEqualTo("ON_TIME");
        assertThat(province.read("mk1").<String>read("$.submittedAt")).isEqualTo("2026-06-10T10:00:00Z");
        assertThat(province.read("mk2").<String>read("$.lateness")).isEqualTo("LATE");
        assertThat(province.read("vd1").<String>read("$.lateness")).isEqualTo("OVERDUE");
    }

    @Test
    void foldersHoldWhatBelongsInThem() {
        province.fill("mk1", 1);
        province.fill("mk2", 1);
        province.submit("mk2").ok();
        province.at("2026-06-02T02:00:00Z").submit("mk1").ok();

        assertThat(list(province.editor("mk1"), "folder=mine")).containsExactly("mk1");
        assertThat(list(province.reviewer("mk"), "folder=review")).containsExactly("mk2", "mk1");
        assertThat(list(province.reviewer("mk"), "folder=subtree")).containsExactlyInAnyOrder("mk1", "mk2");
        assertThat(list(province.reviewer("so"), "folder=review")).isEmpty();
        assertThat(list(province.reviewer("so"), "folder=subtree"))
                .containsExactlyInAnyOrder("mk", "vd", "mk1", "mk2", "vd1", "thpt");
        assertThat(list(province.person("", "AUDITOR"), "folder=subtree")).hasSize(7);
        assertThat(list(province.reviewer("so"), "folder=subtree&state=SUBMITTED"))
                .containsExactlyInAnyOrder("mk1", "mk2");
        assertThat(list(province.reviewer("so"), "folder=subtree&q=hoa sen")).containsExactly("mk1");
        assertThat(list(province.reviewer("so"), "folder=subtree&q=HOA%")).isEmpty();
        assertThat(list(province.reviewer("so"), "folder=subtree&round=khac")).isEmpty();
        province.get(province.reviewer("so"), "/api/reports?folder=khac").problem(400, "invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "201", "nhieu"})
    void aPageHasOneToTwoHundredLines(String limit) {
        province.get(province.reviewer("so"), "/api/reports?limit=" + limit).problem(400, "invalid");
        province.get(province.reviewer("so"), "/api/reports/rounds?limit=" + limit)
                .problem(400, "invalid");
    }

    @Test
    void aFolderIsReadPageByPage() {
        List<String> whole = list(province.reviewer("so"), "folder=subtree");
        List<String> paged = new java.util.ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 3; page++) {
            Answer answer = province.get(province.reviewer("so"), "/api/reports?folder=subtree&limit=2" + cursor)
                    .ok();
            paged.addAll(answer.<List<String>>read("$.items[*].unit.id"));
            cursor = "&cursor=" + answer.<String>read("$.next");
        }
        assertThat(paged).isEqualTo(whole);
        assertThat(cursor).isEqualTo("&cursor=null");
    }

    @Test
    void theReviewFolderIsReadPageByPageToo() {
        for (String unit : List.of("mk1", "mk2")) {
            province.fill(unit, 1);
            province.submit(unit).ok();
        }
        Answer first = province.get(province.reviewer("mk"), "/api/reports?folder=review&limit=1")
                .ok();
        Answer second = province.get(
                        province.reviewer("mk"),
                        "/api/reports?folder=review&limit=1&cursor=" + first.<String>read("$.next"))
                .ok();
        assertThat(first.<List<String>>read("$.items[*].unit.id")).containsExactly("mk1");
        assertThat(second.<List<String>>read("$.items[*].unit.id")).containsExactly("mk2");
        assertThat(second.<Object>read("$.next")).isNull();
    }

    private List<String> list(TestCaller who, String query) {
        return province.get(who, "/api/reports?" + query).ok().read("$.items[*].unit.id");
    }
}
