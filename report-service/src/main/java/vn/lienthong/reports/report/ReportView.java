package vn.lienthong.reports.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Problem;
import vn.lienthong.reports.form.Value;
import vn.lienthong.reports.round.Lateness;
import vn.lienthong.reports.round.Ref;
import vn.lienthong.reports.unit.UnitKind;

/**
 * A report with everything that its page shows.
 *
 * @param filled  required lines with an answer or a reason
 * @param total   required lines
 * @param editedBy who saved figures last; tells whoever meets a newer version whose it is
 * @param allowed  what the caller may do now
 */
record ReportView(
        String id,
        long version,
        Ref round,
        Ref unit,
        UnitKind unitKind,
        @Nullable Ref superior,
        ReportState.Kind state,
        StateDetails stateDetails,
        Instant dueAt,
        @Nullable Instant submittedAt,
        Lateness lateness,
        int filled,
        int total,
        int nudges,
        Form form,
        List<CellView> cells,
        @Nullable Actor editedBy,
        List<SubmissionView> submissions,
        List<HistoryView> history,
        ChildrenView children,
        List<Action> allowed) {

    enum Action {
        edit,
        submit,
        /** {@code return} is a word of the language. */
        @JsonProperty("return")
        sendBack,
        accept
    }

    /**
     * @param at     since when it is in this state
     * @param reason why it was returned
     */
    record StateDetails(
            ReportState.Kind type,
            Instant at,
            @Nullable Actor by,
            @Nullable String reason,
            List<CellComment> comments) {}

    record ProblemView(Problem.Severity severity, String message) {}

    /**
     * @param children what the accepted children give; only for units that others report to
     * @param previous the unit's total in its accepted report of the half year before
     * @param comment  the reviewer's remark of the last return
     */
    record CellView(
            String code,
            @Nullable Value own,
            @Nullable Value children,
            @Nullable Value total,
            @Nullable Value previous,
            @Nullable String note,
            List<ProblemView> problems,
            @Nullable String comment) {}

    record FigureView(
            String code,
            @Nullable Value own,
            @Nullable Value children,
            @Nullable Value total,
            @Nullable String note) {}

    record SubmissionView(int no, Instant at, Actor by, List<FigureView> figures) {}

    record HistoryView(
            Instant at,
            @Nullable Actor by,
            HistoryEntry.Action action,
            @Nullable String note) {}

    /** @param accepted once the report is submitted: how many its figures contain */
    record ChildrenView(int accepted, int expected) {}

    /** A report in a list. */
    record Summary(
            String id,
            long version,
            Ref round,
            Ref unit,
            @Nullable Ref superior,
            ReportState.Kind state,
            Instant dueAt,
            @Nullable Instant submittedAt,
            Lateness lateness,
            int filled,
            int total,
            int nudges) {

        static Summary of(ReportLine line, Form form, Instant now) {
            return new Summary(
                    line.id(),
                    line.version(),
                    line.round().ref(),
                    line.unit(),
                    line.superior(),
                    line.state().kind(),
                    line.dueAt(),
                    line.firstSubmittedAt(),
                    line.lateness(now),
                    line.filled(form),
                    ReportLine.total(form),
                    line.nudgeCount());
        }
    }
}
