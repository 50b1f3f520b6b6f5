package vn.lienthong.reports.report;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Forms;
import vn.lienthong.reports.round.Ref;
import vn.lienthong.reports.round.Rounds;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.text.VietnameseText;

/** The superior's decision about a submitted report: accept it, or return it with a reason. */
@Component
class ReviewReport {

    static final int REASON_AT_MOST = 2_000;
    static final int COMMENTS_AT_MOST = 200;

    private final Reports reports;
    private final Rounds rounds;
    private final Forms forms;
    private final Settlement settlement;
    private final Clock clock;

    ReviewReport(Reports reports, Rounds rounds, Forms forms, Settlement settlement, Clock clock) {
        this.reports = reports;
        this.rounds = rounds;
        this.forms = forms;
        this.settlement = settlement;
        this.clock = clock;
    }

    Outcome accept(String id, long version, Caller caller) {
        @Nullable Report report = reports.findById(id).orElse(null);
        @Nullable Outcome refusal = refusal(report, version, caller);
        if (report == null || refusal != null) {
            return refusal == null ? new Outcome.Unknown() : refusal;
        }
        if (!report.accept(Actor.of(caller), clock.instant())) {
            return new Outcome.WrongState(report.state().kind());
        }
        return new Outcome.Done(reports.save(report));
    }

    Outcome sendBack(String id, long version, String reason, List<CellComment> comments, Caller caller) {
        @Nullable Report report = reports.findById(id).orElse(null);
        @Nullable Outcome refusal = refusal(report, version, caller);
        if (report == null || refusal != null) {
            return refusal == null ? new Outcome.Unknown() : refusal;
        }
        if (rounds.overview(report.round().id()).orElseThrow().isClosed()) {
            return new Outcome.RoundClosed(report.round().name());
        }
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
            report = settlement.announce(report);
            Optional<Outcome> inTheWay = superiorInTheWay(report);
            if (inTheWay.isPresent()) {
                settlement.withdraw(report);
                return inTheWay.get();
            }
        }
        report.sendBack(why, remarks, Actor.of(caller), clock.instant());
        return new Outcome.Done(reports.save(report));
    }

    private static @Nullable Outcome refusal(@Nullable Report report, long version, Caller caller) {
        if (report == null || !Standpoint.of(caller, report).mayRead()) {
            return new Outcome.Unknown();
        }
        if (!Standpoint.of(caller, report).mayDecide()) {
            return new Outcome.NotAllowed();
        }
        return report.version() == version ? null : new Outcome.Stale();
    }

    /** What the superior has handed on with this report in it cannot be changed under it. */
    Optional<Outcome.TakenUp> takenUp(Report report) {
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
