package vn.lienthong.reports.report;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Forms;
import vn.lienthong.reports.form.Indicator;
import vn.lienthong.reports.form.Problem;
import vn.lienthong.reports.form.Validation;
import vn.lienthong.reports.form.Value;
import vn.lienthong.reports.round.Rounds;
import vn.lienthong.starter.security.Caller;

/** Submits a report to the superior. A superior's own report freezes what the children accepted so far gave. */
@Component
class SubmitReport {

    private final Reports reports;
    private final Rounds rounds;
    private final Forms forms;
    private final Children children;
    private final Settlement settlement;
    private final Clock clock;

    SubmitReport(Reports reports, Rounds rounds, Forms forms, Children children, Settlement settlement, Clock clock) {
        this.reports = reports;
        this.rounds = rounds;
        this.forms = forms;
        this.children = children;
        this.settlement = settlement;
        this.clock = clock;
    }

    Outcome submit(String id, long version, Caller caller) {
        // Taken first: what arrived in time stays in time however long the rest takes.
        Instant at = clock.instant();
        @Nullable Report report = reports.findById(id).orElse(null);
        if (report == null || !Standpoint.of(caller, report).mayRead()) {
            return new Outcome.Unknown();
        }
        if (!Standpoint.of(caller, report).maySubmit()) {
            return new Outcome.NotAllowed();
        }
        if (report.version() != version) {
            return new Outcome.Stale();
        }
        if (rounds.overview(report.round().id()).orElseThrow().isClosed()) {
            return new Outcome.RoundClosed(report.round().name());
        }
        if (!report.state().kind().isOpen()) {
            return new Outcome.WrongState(report.state().kind());
        }
        Form form = forms.findById(report.form()).orElseThrow();
        List<Outcome.Fault> faults = faults(form, report);
        if (!faults.isEmpty()) {
            return new Outcome.Incomplete(faults);
        }
        Actor by = Actor.of(caller);
        if (report.expectedChildren() == 0) {
            report.submit(Map.of(), 0, by, at);
            return new Outcome.Done(reports.save(report));
        }
        report = settlement.announce(report);
        List<ReportStanding> standings = children.of(report);
        if (settlement.isChildBeingReturned(standings)) {
            settlement.withdraw(report);
            return new Outcome.Busy();
        }
        report.submit(ReportStanding.sumOfAccepted(form, standings), Children.accepted(standings), by, at);
        return new Outcome.Done(reports.save(report));
    }

    private static List<Outcome.Fault> faults(Form form, Report report) {
        List<Outcome.Fault> faults = new ArrayList<>();
        Validation validation = Validation.of(form);
        for (Indicator missing : validation.missing(report.own(), report.notes())) {
            faults.add(new Outcome.Fault(
                    "/cells/" + missing.code(),
                    "Dòng %s “%s” chưa nhập. Nhập số liệu, 0 nếu không phát sinh, hoặc ghi lý do ở cột Ghi chú."
                            .formatted(missing.code(), missing.name())));
        }
        Map<String, Value> noPrevious = Map.of();
        for (Problem problem : validation.problems(report.own(), noPrevious, report.notes())) {
            if (problem.severity() == Problem.Severity.ERROR) {
                faults.add(new Outcome.Fault("/cells/" + problem.code(), problem.message()));
            }
        }
        return faults;
    }
}
