package vn.lienthong.plans.unit;

/** What kind of superior an edge leads to. */
enum EdgeType {
    ADMINISTRATIVE,
    PROFESSIONAL,
    /** A cluster coordinates its members; it has no authority over them. */
    CLUSTER
}
