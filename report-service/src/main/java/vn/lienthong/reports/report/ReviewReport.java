package vn.lienthong.reports.report;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Forms;
import vn.lienthong.reports.round.Ref;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.text.VietnameseText;

/** The superior's decision about a submitted report: accept it, or return it with a reason. */
@Component
class ReviewReport {

    static final int REASON_AT_MOST = 2_000;
    static final int COMMENTS_AT_MOST = 200;

    private final Reports reports;
    private final ReportDesk desk;
    private final Forms forms;
    private final Settlement settlement;
    private final Clock clock;

    ReviewReport(Reports reports, ReportDesk desk, Forms forms, Settlement settlement, Clock clock) {
        this.reports = reports;
        this.desk = desk;
        this.forms = forms;
        this.settlement = settlement;
        this.clock = clock;
    }

    Outcome accept(String id, long version, Caller caller) {
        return desk.change(
                id,
                version,
                caller,
                Standpoint::mayDecide,
                report -> report.accept(Actor.of(caller), clock.instant())
                        ? new Outcome.Done(reports.save(report))
                        : new Outcome.WrongState(report.state().kind()));
    }

    Outcome sendBack(String id, long version, String reason, List<CellComment> comments, Caller caller) {
        return desk.change(
                id,
                version,
                caller,
                Standpoint::mayDecide,
                report -> desk.closed(report).orElseGet(() -> sendBack(report, reason, comments, Actor.of(caller))));
    }

    private Outcome sendBack(Report report, String reason, List<CellComment> comments, Actor by) {
        if (!report.state().kind().isStanding()) {
            return new Outcome.WrongState(report.state().kind());
        }
        String why = VietnameseText.nfc(reason);
        List<CellComment> remarks = comments.stream()
                .map(comment -> new CellComment(comment.code(), VietnameseText.nfc(comment.text())))
                .toList();
        List<Outcome.Fault> faults = faults(forms.findById(report.form()).orElseThrow(), why, remarks);
        if (!faults.isEmpty()) {
            return new Outcome.Unreadable(faults);
        }
        Optional<Outcome.TakenUp> takenUp = takenUp(report);
        if (takenUp.isPresent()) {
            return takenUp.get();
        }
        if (report.state().kind() == ReportState.Kind.ACCEPTED
                && report.superior().isPresent()) {
            Report announced = settlement.announce(report);
            Optional<Outcome> inTheWay = superiorInTheWay(announced);
            if (inTheWay.isPresent()) {
                settlement.withdraw(announced);
                return inTheWay.get();
            }
            return returned(announced, why, remarks, by);
        }
        return returned(report, why, remarks, by);
    }

    private Outcome returned(Report report, String why, List<CellComment> remarks, Actor by) {
        report.sendBack(why, remarks, by, clock.instant());
        return new Outcome.Done(reports.save(report));
    }

    /**
     * What the superior has handed on with this report in it cannot be changed under it. A report that waits for its
     * decision is in nobody's sum.
     */
    Optional<Outcome.TakenUp> takenUp(Report report) {
        if (report.state().kind() != ReportState.Kind.ACCEPTED) {
            return Optional.empty();
        }
        return superiorOf(report)
                .filter(superior -> superior.state().kind().isStanding())
                .map(superior ->
                        new Outcome.TakenUp(superior.unit(), superior.state().kind()));
    }

    private Optional<Outcome> superiorInTheWay(Report report) {
        Optional<Report> superior = superiorOf(report);
        if (superior.isEmpty()) {
            return Optional.empty();
        }
        ReportState.Kind state = superior.get().state().kind();
        if (state.isStanding()) {
            return Optional.of(new Outcome.TakenUp(superior.get().unit(), state));
        }
        return settlement.isSuperiorSubmitting(superior.get()) ? Optional.of(new Outcome.Busy()) : Optional.empty();
    }

    private Optional<Report> superiorOf(Report report) {
        return report.superior()
                .map(Ref::id)
                .flatMap(unit -> reports.findById(Report.id(report.round().id(), unit)));
    }

    private static List<Outcome.Fault> faults(Form form, String reason, List<CellComment> comments) {
        List<Outcome.Fault> faults = new ArrayList<>();
        if (reason.isEmpty()) {
            faults.add(new Outcome.Fault("/reason", "Viết lý do để đơn vị biết phải sửa gì."));
        } else if (reason.length() > REASON_AT_MOST) {
            faults.add(new Outcome.Fault("/reason", "Lý do dài tối đa 2.000 ký tự."));
        }
        if (comments.size() > COMMENTS_AT_MOST) {
            faults.add(new Outcome.Fault("/comments", "Gửi tối đa 200 nhận xét một lần."));
            return faults;
        }
        for (int i = 0; i < comments.size(); i++) {
            CellComment comment = comments.get(i);
            if (form.indicator(comment.code()).isEmpty()) {
                faults.add(new Outcome.Fault("/comments/" + i + "/code", "Biểu mẫu không có chỉ tiêu này."));
            }
            if (comment.text().isEmpty() || comment.text().length() > REASON_AT_MOST) {
                faults.add(new Outcome.Fault("/comments/" + i + "/text", "Viết nhận xét, tối đa 2.000 ký tự."));
            }
        }
        return faults;
    }
}
