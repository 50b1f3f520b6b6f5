package vn.lienthong.reports.round;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a report stands to its due date. This is the one definition: lists, reminders, dashboards and rates all ask here.
 *
 * <p>A due date is the last instant that is on time (how a form reads "trước ngày" is settled when the round opens). The
 * first submission decides: a report that came in time and was returned for correction is not late.
 */
public enum Lateness {
    ON_TIME,
    LATE,
    NOT_DUE,
    OVERDUE;

    public static Lateness of(Instant dueAt, @Nullable Instant firstSubmittedAt, Instant now) {
        if (firstSubmittedAt != null) {
            return isAfterDue(dueAt, firstSubmittedAt) ? LATE : ON_TIME;
        }
        return isAfterDue(dueAt, now) ? OVERDUE : NOT_DUE;
    }

    /** Whether an instant is too late for a due date. */
    public static boolean isAfterDue(Instant dueAt, Instant at) {
        return at.isAfter(dueAt);
    }
}
