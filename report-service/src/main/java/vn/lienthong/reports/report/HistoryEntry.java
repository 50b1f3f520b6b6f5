package vn.lienthong.reports.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step in the life of a report.
 *
 * @param by   absent for what the system did
 * @param note the reason given, if any
 */
public record HistoryEntry(
        Instant at,
        @Nullable Actor by,
        Action action,
        @Nullable String note) {

    public enum Action {
        REQUESTED,
        SUBMITTED,
        RETURNED,
        ACCEPTED,
        NUDGED
    }
}
