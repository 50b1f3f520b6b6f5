package vn.lienthong.plans.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.lienthong.plans.citation.CitationCheck;
import vn.lienthong.plans.unit.UnitRef;
import vn.lienthong.plans.unit.UnitTree;

/** A plan in a list. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(description = "Một dòng trong danh sách kế hoạch")
record PlanSummary(
        String id,
        UnitRef unit,
        @Nullable UnitRef superior,
        int year,
        int revision,
        String title,
        PlanState.Type state,
        @Schema(description = "Lúc vào trạng thái này") Instant at,
        @Nullable String numberText,
        Findings findings,

        @Schema(description = "true: viện dẫn chưa được kiểm")
        boolean unchecked) {

    @Schema(name = "FindingCounts")
    record Findings(int errors, int warnings) {}

    static PlanSummary of(PlanRow row, UnitTree tree, LocalDate today) {
        Issuance issuance = row.issuance();
        return new PlanSummary(
                row.id(),
                PlanView.unit(row.unit(), tree, issuance == null ? today : issuance.date()),
                PlanView.superior(row.state())
                        .or(() -> tree.superior(row.unit(), today))
                        .orElse(null),
                row.year(),
                row.revision(),
                row.title(),
                row.state().type(),
                row.state().at(),
                issuance == null ? null : issuance.number().text(),
                new Findings(row.check().errors(), row.check().warnings()),
                row.check().status() == CitationCheck.Status.UNCHECKED);
    }
}
