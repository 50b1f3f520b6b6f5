package vn.lienthong.reports.rollup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reports.report.ReportState;
import vn.lienthong.reports.round.Lateness;

/**
 * Counts over units of one roster. Adding is associative and commutative with {@link #NONE} as neutral element.
 *
 * <p>Always {@code submitted = waiting + accepted + returned = onTime + late} and {@code expected = submitted +} those
 * outstanding, so that every rate is between 0 and 100 %.
 *
 * @param submitted   units that have submitted at least once
 * @param waiting     of these: submitted, not yet decided on
 * @param outstanding units that have not submitted, by due date; whether that has passed is asked with the clock
 */
record Tally(
        int expected,
        int submitted,
        int waiting,
        int accepted,
        int returned,
        int onTime,
        int late,
        List<Outstanding> outstanding) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, List.of());

    /** @param units how many units have this due date ahead or behind and have not submitted */
    record Outstanding(Instant dueAt, int units) {}

    static Tally of(OwnReport report) {
        @Nullable Instant submittedAt = report.firstSubmittedAt();
        boolean submitted = submittedAt != null;
        boolean late = submittedAt != null && Lateness.isAfterDue(report.dueAt(), submittedAt);
        ReportState.Kind state = report.state();
        return new Tally(
                1,
                submitted ? 1 : 0,
                state == ReportState.Kind.SUBMITTED ? 1 : 0,
                state == ReportState.Kind.ACCEPTED ? 1 : 0,
                state == ReportState.Kind.RETURNED ? 1 : 0,
                submitted && !late ? 1 : 0,
                late ? 1 : 0,
                submitted ? List.of() : List.of(new Outstanding(report.dueAt(), 1)));
    }

    Tally plus(Tally other) {
        SortedMap<Instant, Integer> open = new TreeMap<>();
        outstanding.forEach(each -> open.merge(each.dueAt(), each.units(), Integer::sum));
        other.outstanding.forEach(each -> open.merge(each.dueAt(), each.units(), Integer::sum));
        List<Outstanding> merged = new ArrayList<>();
        for (Map.Entry<Instant, Integer> each : open.entrySet()) {
            merged.add(new Outstanding(each.getKey(), each.getValue()));
        }
        return new Tally(
                expected + other.expected,
                submitted + other.submitted,
                waiting + other.waiting,
                accepted + other.accepted,
                returned + other.returned,
                onTime + other.onTime,
                late + other.late,
                merged);
    }

    int overdue(Instant now) {
        return outstanding.stream()
                .filter(each -> Lateness.isAfterDue(each.dueAt(), now))
                .mapToInt(Outstanding::units)
                .sum();
    }

    int notDue(Instant now) {
        return expected - submitted - overdue(now);
    }
}
