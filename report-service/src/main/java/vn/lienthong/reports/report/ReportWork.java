package vn.lienthong.reports.report;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Forms;
import vn.lienthong.reports.report.WorkController.WorkAnswer;
import vn.lienthong.reports.report.WorkController.WorkFolder;
import vn.lienthong.reports.report.WorkController.WorkItem;
import vn.lienthong.reports.report.WorkController.WorkKind;
import vn.lienthong.reports.round.Lateness;
import vn.lienthong.reports.round.Rounds;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.security.Role;

/** What waits for somebody: own reports to fill in or mend, reports of others to decide on, and what was sent. */
@Component
class ReportWork {

    private static final int REVIEWS_AT_MOST = 200;

    private final ReportFolders folders;
    private final Rounds rounds;
    private final Forms forms;
    private final Clock clock;

    ReportWork(ReportFolders folders, Rounds rounds, Forms forms, Clock clock) {
        this.folders = folders;
        this.rounds = rounds;
        this.forms = forms;
        this.clock = clock;
    }

    WorkAnswer of(Caller caller) {
        Instant now = clock.instant();
        Map<String, Form> known = new HashMap<>();
        Function<ReportLine, Form> form = line ->
                known.computeIfAbsent(line.form(), id -> forms.findById(id).orElseThrow());
        List<WorkItem> items = new ArrayList<>();
        if (!caller.unit().isEmpty() && caller.hasAny(Role.EDITOR, Role.HEAD)) {
            own(caller, now, form, items);
        }
        long toReview = 0;
        if (!caller.unit().isEmpty() && caller.has(Role.REVIEWER)) {
            List<ReportLine> waiting = folders.page(
                            ReportFolders.Folder.review,
                            new ReportFolders.Filter(null, null, null),
                            REVIEWS_AT_MOST,
                            null,
                            caller)
                    .items();
            waiting.forEach(line -> items.add(toReview(line, form.apply(line), now)));
            toReview = waiting.size() < REVIEWS_AT_MOST ? waiting.size() : folders.waiting(caller);
        }
        return WorkAnswer.of(items, toReview);
    }

    private void own(Caller caller, Instant now, Function<ReportLine, Form> form, List<WorkItem> items) {
        List<ReportLine> lines = folders.ofUnit(caller.unit());
        Set<String> ids = new HashSet<>();
        lines.forEach(line -> ids.add(line.round().id()));
        Map<String, Rounds.Overview> known =
                rounds.overviews(ids).stream().collect(toMap(Rounds.Overview::id, Function.identity()));
        List<ReportLine> open = lines.stream()
                .filter(line -> {
                    Rounds.@Nullable Overview round = known.get(line.round().id());
                    return round != null && !round.isClosed();
                })
                .toList();
        // Returned first, then what is due, then what was sent: the order in which they want attention.
        open.stream()
                .filter(line -> line.state() instanceof ReportState.Returned)
                .forEach(line -> items.add(returned(line, now)));
        open.stream()
                .filter(line -> line.state() instanceof ReportState.Draft)
                .forEach(line -> items.add(due(line, form.apply(line), now)));
        open.stream().filter(line -> line.state().kind().isStanding()).forEach(line -> items.add(sent(line)));
    }

    private static WorkItem returned(ReportLine line, Instant now) {
        ReportState.Returned state = (ReportState.Returned) line.state();
        String by = line.superior() == null ? "Sở" : line.superior().name();
        return item(
                line,
                WorkFolder.RETURNED,
                title(line),
                "%s trả lại: “%s”".formatted(by, state.reason()),
                line.dueAt(),
                state.at(),
                Lateness.isAfterDue(line.dueAt(), now),
                "Sửa tiếp");
    }

    private WorkItem due(ReportLine line, Form form, Instant now) {
        int filled = line.filled(form);
        String detail =
                (filled == 0 ? "Chưa lập: 0/%d ô" : "Đang lập: " + filled + "/%d ô").formatted(ReportLine.total(form));
        if (line.expectedChildren() > 0) {
            detail += "; đã duyệt %d/%d đơn vị cấp dưới"
                    .formatted(
                            folders.acceptedChildren(
                                    line.unit().id(), line.round().id()),
                            line.expectedChildren());
        }
        if (line.nudgeCount() > 0) {
            detail += "; đã được nhắc %d lần".formatted(line.nudgeCount());
        }
        return item(
                line,
                WorkFolder.DUE,
                title(line),
                detail + ".",
                line.dueAt(),
                null,
                line.lateness(now) == Lateness.OVERDUE,
                filled == 0 ? "Bắt đầu lập" : "Lập tiếp");
    }

    private static WorkItem toReview(ReportLine line, Form form, Instant now) {
        ReportState.Submitted state = (ReportState.Submitted) line.state();
        String detail = (state.no() > 1 ? "Nộp lại lần %d, ".formatted(state.no()) : "Nộp lần đầu, ")
                + "%d/%d ô".formatted(line.filled(form), ReportLine.total(form))
                + (line.lateness(now) == Lateness.LATE ? ", nộp muộn." : ".");
        return item(
                line,
                WorkFolder.TO_REVIEW,
                line.unit().name() + ": báo cáo " + line.round().name(),
                detail,
                null,
                state.at(),
                false,
                "Xem và duyệt");
    }

    private static WorkItem sent(ReportLine line) {
        String to = line.superior() == null ? "" : " " + line.superior().name();
        return switch (line.state()) {
            case ReportState.Accepted accepted ->
                item(line, WorkFolder.SENT, title(line), "Đã được duyệt.", null, accepted.at(), false, "Xem");
            case ReportState.Submitted submitted ->
                item(
                        line,
                        WorkFolder.SENT,
                        title(line),
                        "Đã nộp%s lần %d, đang chờ duyệt.".formatted(to, submitted.no()),
                        null,
                        submitted.at(),
                        false,
                        "Xem");
            case ReportState.Draft _, ReportState.Returned _ ->
                throw new IllegalArgumentException("Report " + line.id() + " has not been sent");
        };
    }

    private static String title(ReportLine line) {
        return "Báo cáo " + line.round().name();
    }

    private static WorkItem item(
            ReportLine line,
            WorkFolder folder,
            String title,
            String detail,
            @Nullable Instant dueAt,
            @Nullable Instant since,
            boolean overdue,
            String action) {
        return new WorkItem(
                line.id(),
                folder,
                WorkKind.REPORT,
                title,
                detail,
                dueAt,
                since,
                overdue,
                "/bao-cao/" + line.id(),
                action);
    }
}
