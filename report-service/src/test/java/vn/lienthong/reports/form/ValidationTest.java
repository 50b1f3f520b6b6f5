package vn.lienthong.reports.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.reports.form.Problem.Severity;

class ValidationTest {

    private static final Form FORM = PublishedForms.shipped().getFirst();
    private static final Map<String, Value> NO_VALUES = Map.of();
    private static final Map<String, String> NO_NOTES = Map.of();

    @Test
    void anEmptyReportHasNoProblemsButMissesEveryRequiredLine() {
        assertThat(problems(Map.of(), NO_VALUES, NO_NOTES)).isEmpty();
        assertThat(Validation.of(FORM).missing(NO_VALUES, NO_NOTES)).hasSize(24);
    }

    @Test
    void zeroIsAnAnswerAndSoIsAReasonForHavingNone() {
        List<Indicator> missing = Validation.of(FORM)
                .missing(
                        Map.of("09", Value.number(0)), Map.of("11", "Trường chưa có giáo viên tiếng Trung", "10", " "));

        assertThat(missing)
                .extracting(Indicator::code)
                .hasSize(22)
                .doesNotContain("09", "11")
                .contains("10");
    }

    @Test
    void moreHandledThanFoundIsAnError() {
        assertThat(problems(Map.of("20", Value.number(3), "21", Value.number(5)), NO_VALUES, NO_NOTES))
                .containsExactly(new Problem(
                        "21",
                        Severity.ERROR,
                        "Số đã xử lý (5) lớn hơn số phát hiện ở dòng 20 (3). Sửa một trong hai ô."));
    }

    @Test
    void asManyHandledAsFoundIsFine() {
        assertThat(problems(Map.of("20", Value.number(3), "21", Value.number(3)), NO_VALUES, NO_NOTES))
                .isEmpty();
    }

    @Test
    void aRuleAcrossCellsWaitsForBoth() {
        assertThat(problems(Map.of("21", Value.number(5)), NO_VALUES, NO_NOTES)).isEmpty();
        assertThat(problems(Map.of("20", Value.number(5)), NO_VALUES, NO_NOTES)).isEmpty();
    }

    @Test
    void moreSponsoredThanSpentIsAnError() {
        assertThat(problems(Map.of("23", Value.number(8_500), "24", Value.number(8_501)), NO_VALUES, NO_NOTES))
                .extracting(Problem::code, Problem::severity)
                .containsExactly(tuple("24", Severity.ERROR));
    }

    @Test
    void aFigureOfMoreThanThreeTimesTheLastNeedsAWord() {
        assertThat(problems(Map.of("05", Value.number(312)), Map.of("05", Value.number(96)), NO_NOTES))
                .containsExactly(new Problem(
                        "05",
                        Severity.WARNING,
                        "Gấp 3,3 lần kỳ trước (96). Nếu đúng, ghi lý do ở cột Ghi chú rồi nộp được."));
    }

    @Test
    void aWordIsEnough() {
        Map<String, String> note = Map.of("05", "Mở thêm chuyên mục mới từ tháng 3");

        assertThat(problems(Map.of("05", Value.number(312)), Map.of("05", Value.number(96)), note))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "288, 96, false",
        "289, 96, true",
        "3, 1, false",
        "4, 1, true",
        "5, 0, false",
        "900000000, 100000000, true"
    })
    void theJumpIsMeasuredExactly(long now, long before, boolean warned) {
        assertThat(problems(Map.of("05", Value.number(now)), Map.of("05", Value.number(before)), NO_NOTES))
                .hasSize(warned ? 1 : 0);
    }

    @Test
    void aJumpIsNeverToldAsExactlyThree() {
        assertThat(problems(Map.of("05", Value.number(3_001)), Map.of("05", Value.number(1_000)), NO_NOTES))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("Gấp 3,1 lần kỳ trước (1.000)"));
    }

    @Test
    void figuresStayWithinTheirRange() {
        Map<String, Value> values = new HashMap<>();
        values.put("01", Value.number(-1));
        values.put("03", Value.number(1_000_000_001));
        values.put("23", Value.number(1_000_000_000_001L));

        assertThat(problems(values, NO_VALUES, NO_NOTES))
                .extracting(Problem::code, Problem::severity)
                .containsExactly(tuple("01", Severity.ERROR), tuple("03", Severity.ERROR), tuple("23", Severity.ERROR));
    }

    @Test
    void moreTrainedThanThereAreIsAnError() {
        assertThat(problems(Map.of("25", Value.ratio(31, 30)), NO_VALUES, NO_NOTES))
                .extracting(Problem::message)
                .containsExactly("Số đạt (31) lớn hơn tổng số (30). Sửa một trong hai số.");
        assertThat(problems(Map.of("25", Value.ratio(30, 30)), NO_VALUES, NO_NOTES))
                .isEmpty();
        assertThat(problems(Map.of("25", Value.ratio(0, 0)), NO_VALUES, NO_NOTES))
                .isEmpty();
    }

    @Test
    void anAnswerOfAnotherTypeIsAnError() {
        Map<String, Value> values =
                Map.of("01", Value.text("hai"), "02", Value.number(1), "25", Value.number(3), "T01", Value.number(4));

        assertThat(problems(values, NO_VALUES, NO_NOTES))
                .extracting(Problem::code, Problem::severity)
                .containsExactly(
                        tuple("01", Severity.ERROR),
                        tuple("02", Severity.ERROR),
                        tuple("25", Severity.ERROR),
                        tuple("T01", Severity.ERROR));
    }

    @Test
    void aTextMayBeAsLongAsTheFormSays() {
        assertThat(problems(Map.of("T01", Value.text("ệ".repeat(5_000))), NO_VALUES, NO_NOTES))
                .isEmpty();
        assertThat(problems(Map.of("T01", Value.text("ệ".repeat(5_001))), NO_VALUES, NO_NOTES))
                .hasSize(1);
    }

    private static List<Problem> problems(
            Map<String, Value> values, Map<String, Value> previous, Map<String, String> notes) {
        return Validation.of(FORM).problems(values, previous, notes);
    }
}
