package vn.lienthong.reports.form;

/** What kind of answer an indicator asks for. */
public enum IndicatorType {
    /** Whole number, not negative. */
    COUNT,
    /** Numerator and denominator, both whole and not negative. */
    RATIO,
    /** Whole thousands of đồng, not negative. */
    MONEY,
    TEXT,
    YES_NO
}
