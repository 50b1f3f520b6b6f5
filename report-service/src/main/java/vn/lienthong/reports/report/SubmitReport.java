package vn.lienthong.reports.report;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Forms;
import vn.lienthong.reports.form.Indicator;
import vn.lienthong.reports.form.Problem;
import vn.lienthong.reports.form.Validation;
import vn.lienthong.reports.form.Value;
import vn.lienthong.starter.security.Caller;

/** Submits a report to the superior. A superior's own report freezes what the children accepted so far gave. */
@Component
class SubmitReport {

    private final Reports reports;
    private final ReportDesk desk;
    private final Forms forms;
    private final Children children;
    private final Settlement settlement;
    private final Clock clock;

    SubmitReport(Reports reports, ReportDesk desk, Forms forms, Children children, Settlement settlement, Clock clock) {
        this.reports = reports;
        this.desk = desk;
        this.forms = forms;
        this.children = children;
        this.settlement = settlement;
        this.clock = clock;
    }

    Outcome submit(String id, long version, Caller caller) {
        // Taken first: what arrived in time stays in time however long the rest takes.
        Instant at = clock.instant();
        return desk.change(
                id,
                version,
                caller,
                Standpoint::maySubmit,
                report -> desk.notOpen(report).orElseGet(() -> submit(report, Actor.of(caller), at)));
    }

    private Outcome submit(Report report, Actor by, Instant at) {
        Form form = forms.findById(report.form()).orElseThrow();
        List<Outcome.Fault> faults = faults(form, report);
        if (!faults.isEmpty()) {
            return new Outcome.Incomplete(faults);
        }
        if (report.expectedChildren() == 0) {
            report.submit(Map.of(), 0, by, at);
            return new Outcome.Done(reports.save(report));
        }
        Report announced = settlement.announce(report);
        List<ReportStanding> standings = children.of(announced);
        if (settlement.isChildBeingReturned(standings)) {
            settlement.withdraw(announced);
            return new Outcome.Busy();
        }
        announced.submit(ReportStanding.sumOfAccepted(form, standings), Children.accepted(standings), by, at);
        return new Outcome.Done(reports.save(announced));
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
