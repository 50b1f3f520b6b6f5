package vn.lienthong.reports.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Indicator;
import vn.lienthong.reports.form.RollUp;
import vn.lienthong.reports.form.Value;
import vn.lienthong.reports.round.Ref;

/**
 * How a report counts for those above it: the part of its document that sums and roll-ups need.
 *
 * @param own      the unit's own figures
 * @param children what its children gave when it was last submitted
 */
public record ReportStanding(
        String id,
        Long version,
        RoundRef round,
        Ref unit,
        ReportState state,
        Instant dueAt,
        @Nullable Instant firstSubmittedAt,
        Map<String, Value> own,
        Map<String, Value> children,
        int nudgeCount,
        @Nullable Instant settlingSince,
        @Nullable Boolean rollupPending) {

    static final String FIELDS =
            "{ 'submissions': 0, 'history': 0, 'nudges': 0, 'comments': 0, 'notes': 0, 'ancestors': 0, 'outbox': 0 }";

    public boolean isPending() {
        return Boolean.TRUE.equals(rollupPending);
    }

    /** What the children that were accepted give to their superior, by indicator; what does not add up is left out. */
    static Map<String, Value> sumOfAccepted(Form form, List<ReportStanding> children) {
        Map<String, Value> sums = new LinkedHashMap<>();
        for (Indicator indicator : form.indicators()) {
            @Nullable Value sum = null;
            for (ReportStanding child : children) {
                if (child.state().kind() == ReportState.Kind.ACCEPTED) {
                    sum = RollUp.combine(indicator, sum, child.total(indicator));
                }
            }
            if (sum != null) {
                sums.put(indicator.code(), sum);
            }
        }
        return sums;
    }

    private @Nullable Value total(Indicator indicator) {
        return RollUp.total(indicator, own.get(indicator.code()), children.get(indicator.code()));
    }
}
