package vn.lienthong.plans.content;

/** How a time window is meant. */
public enum WindowKind {
    /** On one day. */
    ON_DATE,
    /** At some time between two days; one of them may be open. */
    WITHIN,
    /** All the time ("thường xuyên"), as a rule within a year. */
    CONTINUOUS,
    /** When asked ("khi có yêu cầu"). */
    ON_REQUEST,
    /** No time is given. */
    NONE
}
