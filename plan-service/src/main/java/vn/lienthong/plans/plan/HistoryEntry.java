package vn.lienthong.plans.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the plan's life. Entries are only added, and written with the change that they tell of. */
record HistoryEntry(
        Instant at,
        Actor by,
        Action action,
        int revision,
        @Nullable String note) {

    enum Action {
        CREATED,
        IMPORTED,
        SAVED,
        CORRECTED,
        ISSUED,
        SUBMITTED,
        RETURNED,
        ACCEPTED,
        REVISED
    }

    /** Saving again and again is one line: the last time counts. */
    boolean continues(HistoryEntry earlier) {
        return action == Action.SAVED
                && earlier.action == Action.SAVED
                && revision == earlier.revision
                && by.account().equals(earlier.by.account());
    }
}
