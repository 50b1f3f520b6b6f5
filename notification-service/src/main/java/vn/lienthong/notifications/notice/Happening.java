package vn.lienthong.notifications.notice;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.starter.events.IncomingEvent;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.time.VietnamTime;

/**
 * What an event means to people: who is told, and in which words. The words follow the offices' own: Nộp, Duyệt, Trả lại,
 * Nhắc.
 *
 * @param unit whose people are told
 * @param roles which of them
 */
record Happening(String unit, Set<Role> roles, String title, String body, String link) {

    private static final Set<Role> WHO_WORKS = Set.of(Role.EDITOR, Role.HEAD);
    private static final Set<Role> WHO_REVIEWS = Set.of(Role.REVIEWER);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "HH:mm 'ngày' dd/MM/yyyy", Locale.of("vi", "VN"))
            .withZone(VietnamTime.ZONE);

    static final Set<String> TYPES = Set.of(
            "plan.submitted.v1",
            "plan.returned.v1",
            "plan.accepted.v1",
            "report.requested.v1",
            "report.submitted.v1",
            "report.returned.v1",
            "report.accepted.v1",
            "report.nudged.v1");

    record Ref(String id, String name) {}

    record By(String title) {}

    record PlanEvent(
            String plan,
            String title,
            int year,
            Ref unit,
            @Nullable Ref superior,
            By by,
            @Nullable String reason) {

        String link() {
            return "/ke-hoach/" + plan;
        }
    }

    record ReportEvent(
            String report,
            Ref round,
            Ref unit,
            @Nullable Ref superior,
            @Nullable By by,
            @Nullable Instant dueAt,
            @Nullable String reason) {

        String link() {
            return "/bao-cao/" + report;
        }
    }

    /** @return {@code null} when nobody is to be told, e.g. a plan of a unit without superior */
    static @Nullable Happening of(IncomingEvent event) {
        return switch (event.type()) {
            case "plan.submitted.v1" -> planSubmitted(event.as(PlanEvent.class));
            case "plan.returned.v1" -> planReturned(event.as(PlanEvent.class));
            case "plan.accepted.v1" -> planAccepted(event.as(PlanEvent.class));
            case "report.requested.v1" -> requested(event.as(ReportEvent.class));
            case "report.submitted.v1" -> reportSubmitted(event.as(ReportEvent.class));
            case "report.returned.v1" -> reportReturned(event.as(ReportEvent.class));
            case "report.accepted.v1" -> reportAccepted(event.as(ReportEvent.class));
            case "report.nudged.v1" -> nudged(event.as(ReportEvent.class));
            default -> throw new IllegalArgumentException("no words for " + event.type());
        };
    }

    private static @Nullable Happening planSubmitted(PlanEvent plan) {
        var superior = plan.superior();
        return superior == null
                ? null
                : new Happening(
                        superior.id(),
                        WHO_REVIEWS,
                        plan.unit().name() + " nộp kế hoạch năm " + plan.year(),
                        "“" + plan.title() + "” đang chờ duyệt.",
                        plan.link());
    }

    private static Happening planReturned(PlanEvent plan) {
        return new Happening(
                plan.unit().id(),
                WHO_WORKS,
                "Kế hoạch năm " + plan.year() + " bị trả lại",
                nameOr(plan.superior(), "Cấp trên") + " trả lại “" + plan.title() + "”" + because(plan.reason()),
                plan.link());
    }

    private static Happening planAccepted(PlanEvent plan) {
        return new Happening(
                plan.unit().id(),
                WHO_WORKS,
                "Kế hoạch năm " + plan.year() + " đã được duyệt",
                nameOr(plan.superior(), "Cấp trên") + " đã duyệt “" + plan.title() + "”.",
                plan.link());
    }

    private static Happening requested(ReportEvent report) {
        return new Happening(
                report.unit().id(),
                WHO_WORKS,
                "Cần lập báo cáo " + report.round().name(),
                "Hạn nộp " + due(report) + ".",
                report.link());
    }

    private static @Nullable Happening reportSubmitted(ReportEvent report) {
        var superior = report.superior();
        return superior == null
                ? null
                : new Happening(
                        superior.id(),
                        WHO_REVIEWS,
                        report.unit().name() + " nộp báo cáo " + report.round().name(),
                        "Báo cáo đang chờ duyệt.",
                        report.link());
    }

    private static Happening reportReturned(ReportEvent report) {
        return new Happening(
                report.unit().id(),
                WHO_WORKS,
                "Báo cáo " + report.round().name() + " bị trả lại",
                nameOr(report.superior(), "Cấp trên") + " trả lại báo cáo" + because(report.reason()),
                report.link());
    }

    private static Happening reportAccepted(ReportEvent report) {
        return new Happening(
                report.unit().id(),
                WHO_WORKS,
                "Báo cáo " + report.round().name() + " đã được duyệt",
                nameOr(report.superior(), "Cấp trên") + " đã duyệt. Số liệu đã vào tổng hợp.",
                report.link());
    }

    private static Happening nudged(ReportEvent report) {
        return new Happening(
                report.unit().id(),
                WHO_WORKS,
                "Nhắc nộp báo cáo " + report.round().name(),
                (report.by() == null ? "Cấp trên" : report.by().title()) + " nhắc đơn vị nộp báo cáo. Hạn nộp "
                        + due(report) + ".",
                report.link());
    }

    private static String nameOr(@Nullable Ref unit, String otherwise) {
        return unit == null ? otherwise : unit.name();
    }

    private static String because(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "." : ": “" + reason.strip() + "”";
    }

    private static String due(ReportEvent report) {
        return report.dueAt() == null ? "theo quy định" : TIME.format(report.dueAt());
    }
}
