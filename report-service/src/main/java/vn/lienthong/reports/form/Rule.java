package vn.lienthong.reports.form;

/** How the answers of several units make the answer of their superior. */
public enum Rule {
    SUM,
    /** The last figure of a unit in time; figures of different units at one time do not add up. */
    LAST,
    MAX,
    NONE,
    /** How many said yes. */
    COUNT_YES
}
