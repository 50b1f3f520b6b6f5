package vn.lienthong.plans.plan;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.lienthong.plans.citation.CitationCheck;
import vn.lienthong.plans.content.PlanContent;

/**
 * An issued revision that a later one took the place of, as it stood then. It is put aside before the plan moves on, so a
 * crash in between leaves at most a copy of what the plan still says itself.
 *
 * @param planVersion of the plan when it was put aside
 */
@Document("revisions")
record IssuedRevision(
        @Id String id,
        String plan,
        long planVersion,
        String unit,
        int year,
        int revision,
        String title,
        PlanState state,
        PlanContent content,
        Issuance issuance,
        @Nullable Replaces replaces,
        CitationCheck check,
        List<HistoryEntry> history) {

    static IssuedRevision of(Plan plan) {
        return new IssuedRevision(
                id(plan.id(), plan.revision()),
                plan.id().value(),
                plan.version(),
                plan.unit(),
                plan.year(),
                plan.revision(),
                plan.title(),
                plan.state(),
                plan.content(),
                Objects.requireNonNull(plan.issuance(), "only an issued revision is kept"),
                plan.replaces(),
                plan.check(),
                plan.history().stream()
                        .filter(entry -> entry.revision() == plan.revision())
                        .toList());
    }

    static String id(PlanId plan, int revision) {
        return plan.value() + "/" + revision;
    }
}
