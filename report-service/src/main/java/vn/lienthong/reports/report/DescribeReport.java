package vn.lienthong.reports.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Forms;
import vn.lienthong.reports.form.Indicator;
import vn.lienthong.reports.form.Problem;
import vn.lienthong.reports.form.RollUp;
import vn.lienthong.reports.form.Validation;
import vn.lienthong.reports.form.Value;
import vn.lienthong.reports.report.ReportView.Action;
import vn.lienthong.reports.report.ReportView.CellView;
import vn.lienthong.reports.report.ReportView.FigureView;
import vn.lienthong.reports.report.ReportView.ProblemView;
import vn.lienthong.reports.report.ReportView.SubmissionView;
import vn.lienthong.reports.round.Lateness;
import vn.lienthong.reports.round.Round;
import vn.lienthong.reports.round.Rounds;
import vn.lienthong.starter.security.Caller;

/** Puts a report's page together: figures beside those of the children and of the last period, problems, what may be done. */
@Component
class DescribeReport {

    private final Reports reports;
    private final Rounds rounds;
    private final Forms forms;
    private final Children children;
    private final ReviewReport review;
    private final Clock clock;

    DescribeReport(Reports reports, Rounds rounds, Forms forms, Children children, ReviewReport review, Clock clock) {
        this.reports = reports;
        this.rounds = rounds;
        this.forms = forms;
        this.children = children;
        this.review = review;
        this.clock = clock;
    }

    /** Empty when there is none or the caller may not know of it. */
    Optional<ReportView> find(String id, Caller caller) {
        return reports.findById(id)
                .filter(report -> Standpoint.of(caller, report).mayRead())
                .map(report -> describe(report, caller));
    }

    ReportView describe(Report report, Caller caller) {
        Form form = forms.findById(report.form()).orElseThrow();
        Instant now = clock.instant();
        Sums sums = sums(report, form);
        Map<String, Value> ownBefore = new HashMap<>();
        Map<String, Value> totalBefore = new HashMap<>();
        reports.findById(Report.id(
                        Round.id(report.form(), report.round().period().previous()),
                        report.unit().id()))
                .filter(before -> before.state().kind() == ReportState.Kind.ACCEPTED)
                .ifPresent(before -> {
                    ownBefore.putAll(before.own());
                    form.indicators().forEach(indicator -> {
                        @Nullable
                        Value total = RollUp.total(
                                indicator,
                                before.own().get(indicator.code()),
                                before.children().get(indicator.code()));
                        if (total != null) {
                            totalBefore.put(indicator.code(), total);
                        }
                    });
                });
        Validation validation = Validation.of(form);
        List<CellView> cells = cells(report, form, sums.children(), validation, ownBefore, totalBefore);
        return new ReportView(
                report.id(),
                report.version(),
                report.round().ref(),
                report.unit(),
                report.kind(),
                report.superior().orElse(null),
                report.state().kind(),
                details(report.state()),
                report.dueAt(),
                report.firstSubmittedAt().orElse(null),
                Lateness.of(report.dueAt(), report.firstSubmittedAt().orElse(null), now),
                form.required().size()
                        - validation.missing(report.own(), report.notes()).size(),
                form.required().size(),
                report.nudgeCount(),
                form,
                cells,
                report.editedBy().orElse(null),
                report.submissions().stream()
                        .map(submission -> view(submission, form))
                        .toList(),
                report.history().stream()
                        .map(entry -> new ReportView.HistoryView(entry.at(), entry.by(), entry.action(), entry.note()))
                        .toList(),
                new ReportView.ChildrenView(sums.accepted(), report.expectedChildren()),
                allowed(report, caller));
    }

    /** While it is filled in, a superior's report shows what is accepted now; once submitted, what was frozen. */
    private Sums sums(Report report, Form form) {
        if (report.expectedChildren() == 0) {
            return new Sums(Map.of(), 0);
        }
        if (report.state().kind().isStanding()) {
            return new Sums(report.children(), report.submissions().getLast().accepted());
        }
        List<ReportStanding> standings = children.of(report);
        return new Sums(ReportStanding.sumOfAccepted(form, standings), Children.accepted(standings));
    }

    private record Sums(Map<String, Value> children, int accepted) {}

    private static List<CellView> cells(
            Report report,
            Form form,
            Map<String, Value> children,
            Validation validation,
            Map<String, Value> ownBefore,
            Map<String, Value> totalBefore) {
        Map<String, List<Problem>> problems = validation.problems(report.own(), ownBefore, report.notes()).stream()
                .collect(groupingBy(Problem::code));
        Map<String, String> comments = report.comments().stream()
                .collect(groupingBy(CellComment::code, mapping(CellComment::text, joining("\n"))));
        List<CellView> cells = new ArrayList<>();
        for (Indicator indicator : form.indicators()) {
            String code = indicator.code();
            @Nullable Value own = report.own().get(code);
            @Nullable Value given = children.get(code);
            cells.add(new CellView(
                    code,
                    own,
                    given,
                    RollUp.total(indicator, own, given),
                    totalBefore.get(code),
                    report.notes().get(code),
                    problems.getOrDefault(code, List.of()).stream()
                            .map(problem -> new ProblemView(problem.severity(), problem.message()))
                            .toList(),
                    comments.get(code)));
        }
        return cells;
    }

    private static SubmissionView view(Submission submission, Form form) {
        List<FigureView> figures = form.indicators().stream()
                .map(indicator -> {
                    @Nullable Value own = submission.own().get(indicator.code());
                    @Nullable Value given = submission.children().get(indicator.code());
                    return new FigureView(
                            indicator.code(),
                            own,
                            given,
                            RollUp.total(indicator, own, given),
                            submission.notes().get(indicator.code()));
                })
                .toList();
        return new SubmissionView(submission.no(), submission.at(), submission.by(), figures);
    }

    private static ReportView.StateDetails details(ReportState state) {
        return switch (state) {
            case ReportState.Draft draft ->
                new ReportView.StateDetails(state.kind(), draft.since(), null, null, List.of());
            case ReportState.Submitted submitted ->
                new ReportView.StateDetails(state.kind(), submitted.at(), submitted.by(), null, List.of());
            case ReportState.Returned returned ->
                new ReportView.StateDetails(
                        state.kind(), returned.at(), returned.by(), returned.reason(), returned.comments());
            case ReportState.Accepted accepted ->
                new ReportView.StateDetails(state.kind(), accepted.at(), accepted.by(), null, List.of());
        };
    }

    private List<Action> allowed(Report report, Caller caller) {
        Standpoint standpoint = Standpoint.of(caller, report);
        ReportState.Kind state = report.state().kind();
        boolean closed = rounds.overview(report.round().id()).orElseThrow().isClosed();
        List<Action> allowed = new ArrayList<>();
        if (standpoint.mayEdit() && state.isOpen() && !closed) {
            allowed.add(Action.edit);
        }
        if (standpoint.maySubmit() && state.isOpen() && !closed) {
            allowed.add(Action.submit);
        }
        if (standpoint.mayDecide()
                && state.isStanding()
                && !closed
                && review.takenUp(report).isEmpty()) {
            allowed.add(Action.sendBack);
        }
        if (standpoint.mayDecide() && state == ReportState.Kind.SUBMITTED) {
            allowed.add(Action.accept);
        }
        return allowed;
    }
}
