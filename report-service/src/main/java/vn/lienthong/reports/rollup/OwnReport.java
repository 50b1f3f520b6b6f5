package vn.lienthong.reports.rollup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reports.report.ReportStanding;
import vn.lienthong.reports.report.ReportState;
import vn.lienthong.reports.round.Lateness;
import vn.lienthong.reports.round.Obliged;

/**
 * How a unit's own report stands. It keeps the due date, not whether that has passed: a stored roll-up does not become
 * wrong because time goes by.
 */
record OwnReport(
        String unit,
        ReportState.Kind state,
        Instant dueAt,
        @Nullable Instant firstSubmittedAt,
        int nudges) {

    static OwnReport of(Obliged line, @Nullable ReportStanding report) {
        return report == null
                ? new OwnReport(line.unit(), ReportState.Kind.DRAFT, line.dueAt(), null, 0)
                : new OwnReport(
                        line.unit(),
                        report.state().kind(),
                        report.dueAt(),
                        report.firstSubmittedAt(),
                        report.nudgeCount());
    }

    Lateness lateness(Instant now) {
        return Lateness.of(dueAt, firstSubmittedAt, now);
    }
}
