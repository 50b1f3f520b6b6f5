package vn.lienthong.reports.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reports.form.Value;
import vn.lienthong.reports.report.ReportState;
import vn.lienthong.reports.round.Lateness;
import vn.lienthong.reports.round.Ref;
import vn.lienthong.reports.unit.UnitKind;

/**
 * The dashboard of one unit in one round. Counts are over the units below it; over the unit itself when nobody reports
 * to it. {@code expected = submitted + overdue + notDue}, {@code submitted = waiting + accepted + returned = onTime +
 * late}.
 *
 * @param path        from the highest unit that the caller may see down to this one
 * @param asOf        when the figures were read; overdue and notDue are of the moment of the answer
 * @param waived      units excused from this round; nobody can be yet
 * @param ownReport   the unit's own report
 * @param overdueUnits who has not submitted in time, at any depth, the longest overdue first
 */
record Dashboard(
        Ref round,
        Ref unit,
        UnitKind kind,
        long version,
        List<Ref> path,
        Instant asOf,
        int expected,
        int submitted,
        int accepted,
        int returned,
        int onTime,
        int late,
        int overdue,
        int waiting,
        int waived,
        int notDue,
        OwnView ownReport,
        List<IndicatorRow> indicators,
        List<ChildRow> children,
        List<OverdueUnit> overdueUnits,
        List<Pace> pace) {

    record OwnView(
            String reportId,
            ReportState.Kind state,
            Instant dueAt,
            @Nullable Instant submittedAt,
            Lateness lateness) {}

    /**
     * @param accepted  sum over accepted reports
     * @param submitted sum over submitted and accepted reports
     * @param target    of the year's plans; none is known yet
     */
    record IndicatorRow(
            String code,
            String name,
            String unitOfMeasure,
            @Nullable Value accepted,
            @Nullable Value submitted,
            @Nullable Value target) {}

    /**
     * A direct child. Its counts are over the units below it, or over itself when nobody reports to it.
     *
     * @param reportState state of the child's own report
     */
    record ChildRow(
            Ref unit,
            UnitKind kind,
            int expected,
            int submitted,
            int accepted,
            int returned,
            int waiting,
            int late,
            int overdue,
            int onTime,
            int notDue,
            ReportState.Kind reportState,
            Lateness lateness,
            String reportId,
            boolean hasChildren) {}

    record OverdueUnit(Ref unit, UnitKind kind, @Nullable Ref superior, Instant dueAt, int nudges, String reportId) {}

    /** @param submitted how many submitted for the first time on that day */
    record Pace(LocalDate date, int submitted) {}
}
