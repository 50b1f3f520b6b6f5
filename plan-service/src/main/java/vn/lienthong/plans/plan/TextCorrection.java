package vn.lienthong.plans.plan;

/** A replacement of {@code [start, end)}, UTF-16 code units, in one passage. */
record TextCorrection(String node, int start, int end, String replacement) {}
