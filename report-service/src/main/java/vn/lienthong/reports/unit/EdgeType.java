package vn.lienthong.reports.unit;

/** In what respect a unit stands under another; a unit may have one superior of each type at a time. */
public enum EdgeType {
    /** Cơ quan chủ quản. */
    ADMINISTRATIVE,
    /** Cơ quan quản lý chuyên môn. */
    PROFESSIONAL,
    /** Cụm trường. */
    CLUSTER
}
