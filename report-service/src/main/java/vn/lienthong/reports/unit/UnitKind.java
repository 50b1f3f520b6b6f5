package vn.lienthong.reports.unit;

/** What a unit is. Districts and their offices ended on 30/6/2025 (Law 72/2025/QH15) but stay in the history. */
public enum UnitKind {
    /** Sở Giáo dục và Đào tạo. */
    DEPARTMENT,
    /** Phòng Giáo dục và Đào tạo of a district. */
    DISTRICT_OFFICE,
    /** UBND xã, phường, đặc khu (Phòng Văn hóa - Xã hội). */
    COMMUNE_OFFICE,
    SCHOOL,
    /** Cụm trường: a professional grouping laid over the tree. */
    CLUSTER
}
