package vn.lienthong.reports.unit;

/** Level of a school; only units of kind {@link UnitKind#SCHOOL} have one. */
public enum SchoolLevel {
    PRESCHOOL,
    PRIMARY,
    LOWER_SECONDARY,
    UPPER_SECONDARY,
    MULTI_LEVEL
}
