package vn.lienthong.plans.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.plans.citation.Citation;
import vn.lienthong.plans.citation.CitationCheck;
import vn.lienthong.plans.content.PlanContent;
import vn.lienthong.plans.intake.Doubt;
import vn.lienthong.plans.plan.PlanState.Accepted;
import vn.lienthong.plans.plan.PlanState.Draft;
import vn.lienthong.plans.plan.PlanState.Issued;
import vn.lienthong.plans.plan.PlanState.Returned;
import vn.lienthong.plans.plan.PlanState.Submitted;
import vn.lienthong.plans.unit.UnitRef;
import vn.lienthong.plans.unit.UnitTree;

/** A plan as a caller sees it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
        name = "PlanView",
        description = "Kế hoạch với bản mới nhất, kết quả kiểm viện dẫn và những việc người xem được làm")
record PlanView(
        String id,

        @Schema(description = "Phiên bản, gửi lại trong If-Match")
        long version,

        UnitRef unit,

        @Schema(description = "Cơ quan xét duyệt theo tuyến báo cáo; null khi đơn vị không có cấp trên") @Nullable
        UnitRef superior,

        int year,
        @Schema(description = "Lần ban hành: 1, 2, …") int revision,
        String title,
        State state,
        PlanContent content,
        @Nullable IssuanceView issuance,

        @Schema(description = "Bản đã ban hành mà bản này thay thế") @Nullable
        Replaces replaces,

        Check check,

        @Schema(description = "Những chỗ việc nhập tệp chưa chắc")
        List<Doubt> doubts,

        List<Entry> history,

        @Schema(description = "Tệp đã nhập; hệ thống không giữ tệp") @Nullable
        Source source,

        @Schema(description = "Việc người xem được làm lúc này")
        List<Act> allowed) {

    @Schema(name = "PlanStateView")
    record State(
            PlanState.Type type,
            Instant at,
            Actor by,

            @Schema(description = "Lý do trả lại; còn giữ khi đang sửa theo lần trả lại đó") @Nullable
            String reason,

            List<Comment> comments) {

        static State of(PlanState state) {
            Returned returned = switch (state) {
                case Returned itself -> itself;
                case Draft(Instant _, Actor _, var answers) -> answers;
                case Issued _, Submitted _, Accepted _ -> null;
            };
            return new State(
                    state.type(),
                    state.at(),
                    state.by(),
                    returned != null ? returned.reason() : state instanceof Accepted accepted ? accepted.note() : null,
                    returned != null ? returned.comments() : List.of());
        }
    }

    record IssuanceView(
            String number,
            String symbol,
            String place,
            LocalDate date,
            @Nullable String authority,
            String signatoryTitle,
            @Nullable String signatoryName) {

        static @Nullable IssuanceView of(@Nullable Issuance issuance) {
            return issuance == null
                    ? null
                    : new IssuanceView(
                            issuance.number().digits(),
                            issuance.number().symbol(),
                            issuance.place(),
                            issuance.date(),
                            issuance.authority(),
                            issuance.signatoryTitle(),
                            issuance.signatoryName());
        }
    }

    @Schema(name = "CitationCheckView")
    record Check(
            @Schema(description = "UNCHECKED: chưa kiểm được, hệ thống tự kiểm lại sau")
            CitationCheck.Status status,

            Instant at,

            @Schema(description = "Ngày dùng để xét hiệu lực của văn bản viện dẫn")
            LocalDate asOf,

            List<Citation> citations) {

        static Check of(CitationCheck check) {
            return new Check(check.status(), check.at(), check.asOf(), check.citations());
        }
    }

    @Schema(name = "PlanHistoryEntry")
    record Entry(
            Instant at,
            Actor by,
            HistoryEntry.Action action,
            int revision,
            @Nullable String note) {

        static List<Entry> of(List<HistoryEntry> history) {
            return history.stream()
                    .map(entry -> new Entry(entry.at(), entry.by(), entry.action(), entry.revision(), entry.note()))
                    .toList();
        }
    }

    static PlanView of(Plan plan, Standing standing, UnitTree tree, LocalDate today) {
        return new PlanView(
                plan.id().value(),
                plan.version(),
                unit(plan.unit(), tree, plan.asOf(today)),
                superior(plan.state())
                        .or(() -> tree.superior(plan.unit(), today))
                        .orElse(null),
                plan.year(),
                plan.revision(),
                plan.title(),
                State.of(plan.state()),
                plan.content(),
                IssuanceView.of(plan.issuance()),
                plan.replaces(),
                Check.of(plan.check()),
                plan.doubts(),
                Entry.of(plan.history()),
                plan.source(),
                standing.allowed(plan));
    }

    /** An earlier revision: to be read, nothing else. */
    static PlanView of(IssuedRevision earlier, UnitTree tree) {
        LocalDate day = earlier.issuance().date();
        return new PlanView(
                earlier.plan(),
                earlier.planVersion(),
                unit(earlier.unit(), tree, day),
                superior(earlier.state())
                        .or(() -> tree.superior(earlier.unit(), day))
                        .orElse(null),
                earlier.year(),
                earlier.revision(),
                earlier.title(),
                State.of(earlier.state()),
                earlier.content(),
                IssuanceView.of(earlier.issuance()),
                earlier.replaces(),
                Check.of(earlier.check()),
                List.of(),
                Entry.of(earlier.history()),
                null,
                List.of());
    }

    static UnitRef unit(String id, UnitTree tree, LocalDate day) {
        return tree.find(id, day).orElseGet(() -> new UnitRef(id, id));
    }

    /** Whom it was submitted to, as it was then. */
    static Optional<UnitRef> superior(PlanState state) {
        return switch (state) {
            case Submitted submitted -> Optional.of(submitted.superior());
            case Returned returned -> Optional.of(returned.superior());
            case Accepted accepted -> Optional.of(accepted.superior());
            case Draft _, Issued _ -> Optional.empty();
        };
    }
}
