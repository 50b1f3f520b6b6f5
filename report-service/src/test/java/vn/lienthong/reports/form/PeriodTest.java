package vn.lienthong.reports.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.lienthong.reports.form.DueRule.Boundary;
import vn.lienthong.reports.form.DueRule.DayOfYear;
import vn.lienthong.reports.unit.UnitKind;

class PeriodTest {

    @Test
    void halvesHaveTheirOfficialNames() {
        assertThat(Period.halfYear(2026, 1).title()).isEqualTo("6 tháng đầu năm 2026");
        assertThat(Period.halfYear(2026, 2).title()).isEqualTo("6 tháng cuối năm 2026");
    }

    @Test
    void thePeriodBeforeCrossesTheYear() {
        assertThat(Period.halfYear(2026, 1).previous()).isEqualTo(Period.halfYear(2025, 2));
        assertThat(Period.halfYear(2026, 2).previous()).isEqualTo(Period.halfYear(2026, 1));
    }

    @Test
    void thereIsNoThirdHalf() {
        assertThatIllegalArgumentException().isThrownBy(() -> Period.halfYear(2026, 3));
    }

    /** NĐ 09/2019/NĐ-CP, Điều 12. */
    @Test
    void windowsMeetWithoutGapOrOverlap() {
        Window first = Window.of(Period.halfYear(2026, 1));
        Window second = Window.of(Period.halfYear(2026, 2));

        assertThat(first).isEqualTo(new Window(LocalDate.of(2025, 12, 15), LocalDate.of(2026, 6, 14)));
        assertThat(second).isEqualTo(new Window(LocalDate.of(2026, 6, 15), LocalDate.of(2026, 12, 14)));
        for (LocalDate day = first.from(); !day.isAfter(second.to()); day = day.plusDays(1)) {
            assertThat(first.contains(day)).as("%s", day).isNotEqualTo(second.contains(day));
        }
        assertThat(Window.of(Period.halfYear(2025, 2)).contains(first.from())).isFalse();
    }

    @Test
    void beforeADayMeansTheDayBeforeItWhenTheFormSaysSo() {
        assertThat(rule(Boundary.INCLUSIVE).dueAt(Period.halfYear(2026, 1)))
                .isEqualTo(Instant.parse("2026-06-10T10:00:00Z"));
        assertThat(rule(Boundary.EXCLUSIVE).dueAt(Period.halfYear(2026, 1)))
                .isEqualTo(Instant.parse("2026-06-09T10:00:00Z"));
    }

    private static DueRule rule(Boundary boundary) {
        return new DueRule(UnitKind.SCHOOL, new DayOfYear(6, 10), new DayOfYear(12, 10), 17, boundary);
    }
}
