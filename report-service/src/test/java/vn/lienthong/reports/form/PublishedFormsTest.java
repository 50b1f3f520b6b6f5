package vn.lienthong.reports.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.reports.unit.UnitKind;

class PublishedFormsTest {

    private static final Form FORM = PublishedForms.shipped().getFirst();

    @Test
    void theHalfYearFormAsksTwentyFourRequiredLinesInSixSectionsAndTheNarrative() {
        assertThat(FORM.name()).isEqualTo("Báo cáo công tác thông tin đối ngoại 6 tháng");
        assertThat(FORM.sections()).extracting(Section::code).containsExactly("A", "B", "C", "D", "E", "F", "G");
        assertThat(FORM.required()).hasSize(24);
        assertThat(FORM.sections().getLast().indicators())
                .extracting(Indicator::code)
                .containsExactly("T01", "T02", "T03", "T04", "T05");
    }

    @Test
    void itHasEveryTypeOfAnswer() {
        assertThat(FORM.indicators()).extracting(Indicator::type).contains(IndicatorType.values());
    }

    @Test
    void itsWordsAreComposedUnicode() {
        assertThat(FORM.indicators())
                .allSatisfy(i -> assertThat(Normalizer.isNormalized(i.name(), Normalizer.Form.NFC))
                        .isTrue());
    }

    @Test
    void eachLevelHasItsDueDateAtFiveInTheAfternoon() {
        assertThat(FORM.dueDates(Period.halfYear(2026, 1)))
                .isEqualTo(Map.of(
                        UnitKind.SCHOOL, Instant.parse("2026-06-10T10:00:00Z"),
                        UnitKind.COMMUNE_OFFICE, Instant.parse("2026-06-15T10:00:00Z"),
                        UnitKind.DISTRICT_OFFICE, Instant.parse("2026-06-15T10:00:00Z"),
                        UnitKind.DEPARTMENT, Instant.parse("2026-06-20T10:00:00Z")));
        assertThat(FORM.dueDates(Period.halfYear(2025, 2)))
                .containsEntry(UnitKind.SCHOOL, Instant.parse("2025-12-10T10:00:00Z"))
                .containsEntry(UnitKind.DEPARTMENT, Instant.parse("2025-12-20T10:00:00Z"));
    }

    @Test
    void aClusterOwesNoReport() {
        assertThat(FORM.obliges(UnitKind.CLUSTER)).isFalse();
        assertThat(FORM.obliges(UnitKind.SCHOOL)).isTrue();
    }

    @Test
    void aFormCannotUseACodeTwiceOrCheckWhatItDoesNotAsk() {
        Section twice = new Section(
                "A",
                "A",
                List.of(FORM.indicators().getFirst(), FORM.indicators().getFirst()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Form("x", "x", Period.Type.HALF_YEAR, List.of(twice), List.of(), List.of()));
        Check dangling = new Check("K", Check.Kind.NOT_GREATER, "01", "99", "x");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Form("x", "x", Period.Type.HALF_YEAR, FORM.sections(), List.of(dangling), List.of()));
    }

    @Test
    void anIndicatorRefusesARuleThatItsTypeCannotFollow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Indicator("x", "x", "", IndicatorType.TEXT, Rule.SUM, false, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Indicator("x", "x", "", IndicatorType.COUNT, Rule.COUNT_YES, false, null, null));
    }
}
