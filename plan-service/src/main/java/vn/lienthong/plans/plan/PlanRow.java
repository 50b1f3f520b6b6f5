package vn.lienthong.plans.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import vn.lienthong.plans.citation.CitationCheck;

/** A plan without its text, for lists. */
record PlanRow(
        @Id String id,
        String unit,
        int year,
        int revision,
        String title,
        PlanState state,
        Instant changedAt,
        @Nullable Issuance issuance,
        CheckRow check) {

    static final String[] FIELDS = {
        "unit",
        "year",
        "revision",
        "title",
        "state",
        "changedAt",
        "issuance",
        "check.status",
        "check.errors",
        "check.warnings"
    };

    record CheckRow(CitationCheck.Status status, int errors, int warnings) {}
}
