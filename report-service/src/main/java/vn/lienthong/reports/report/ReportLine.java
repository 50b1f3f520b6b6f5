package vn.lienthong.reports.report;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Validation;
import vn.lienthong.reports.form.Value;
import vn.lienthong.reports.round.Lateness;
import vn.lienthong.reports.round.Ref;

/** A report as lists need it: without its submissions and history. */
record ReportLine(
        String id,
        Long version,
        RoundRef round,
        String form,
        Ref unit,
        String sortKey,
        @Nullable Ref superior,
        int expectedChildren,
        Instant dueAt,
        Map<String, Value> own,
        Map<String, String> notes,
        ReportState state,
        @Nullable Instant firstSubmittedAt,
        int nudgeCount) {

    static final String[] LEFT_OUT = {"submissions", "history", "nudges", "comments", "children", "ancestors", "outbox"
    };

    /** Required lines that have an answer, or a remark that says why not. */
    int filled(Form form) {
        return total(form) - Validation.of(form).missing(own, notes).size();
    }

    static int total(Form form) {
        return form.required().size();
    }

    Lateness lateness(Instant now) {
        return Lateness.of(dueAt, firstSubmittedAt, now);
    }
}
