package vn.lienthong.reports.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.reports.AgreedEvent;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Period;
import vn.lienthong.reports.unit.UnitKind;

class RoundTest {

    private static final Instant AT = Instant.parse("2026-05-18T01:00:00Z");

    private final Round round = Round.freeze(
            new Form("ttdn-6t.v1", "Báo cáo", Period.Type.HALF_YEAR, List.of(), List.of(), List.of()),
            Period.halfYear(2026, 1),
            LocalDate.of(2026, 5, 18),
            Map.of(
                    UnitKind.SCHOOL, LocalDate.of(2026, 6, 10),
                    UnitKind.COMMUNE_OFFICE, LocalDate.of(2026, 6, 15)),
            List.of(),
            "request-1",
            AT);

    @Test
    void itIsToldWhenEveryReportHasBeenRequested() {
        assertThat(round.outbox().waiting()).isEmpty();

        assertThat(round.reportsRequested(AT)).isTrue();

        assertThat(round.outbox().waiting()).containsExactly("round.opened.v1");
        assertThat(AgreedEvent.lastOf(round)).isEqualTo(AgreedEvent.of("round.opened.v1"));
    }

    @Test
    void openingTwiceIsOpeningOnce() {
        round.reportsRequested(AT);

        assertThat(round.reportsRequested(AT)).isFalse();
        assertThat(round.outbox().waiting()).hasSize(1);
    }

    @Test
    void itIsClosedOnceAndNotWhileItOpens() {
        assertThat(round.close(AT, "a", "Quản trị")).isEqualTo(Round.Closing.STILL_OPENING);
        round.reportsRequested(AT);
        assertThat(round.close(AT, "a", "Quản trị")).isEqualTo(Round.Closing.CLOSED);
        assertThat(round.isClosed()).isTrue();
        assertThat(round.close(AT, "a", "Quản trị")).isEqualTo(Round.Closing.ALREADY_CLOSED);
        assertThat(round.reportsRequested(AT)).isFalse();
    }

    @Test
    void itsIdFollowsFromFormAndPeriod() {
        assertThat(round.id()).isEqualTo("ttdn-6t-v1-2026-1");
    }
}
