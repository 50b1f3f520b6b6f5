package vn.lienthong.reports.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LatenessTest {

    private static final Instant DUE = Instant.parse("2026-06-10T10:00:00Z");

    @Test
    void theDueInstantItselfIsOnTime() {
        assertThat(at(DUE, DUE.plusSeconds(99))).isEqualTo(Lateness.ON_TIME);
        assertThat(at(null, DUE)).isEqualTo(Lateness.NOT_DUE);
    }

    @Test
    void aMillisecondLaterIsLate() {
        assertThat(at(DUE.plusMillis(1), DUE.plusSeconds(99))).isEqualTo(Lateness.LATE);
        assertThat(at(null, DUE.plusMillis(1))).isEqualTo(Lateness.OVERDUE);
    }

    @Test
    void whoSubmittedInTimeStaysOnTime() {
        assertThat(at(DUE.minusSeconds(1), DUE.plusSeconds(1_000_000))).isEqualTo(Lateness.ON_TIME);
    }

    private static Lateness at(@Nullable Instant submitted, Instant now) {
        return Lateness.of(DUE, submitted, now);
    }
}
