package vn.lienthong.reports.round;

/** A thing and the name that it bore when it was written down. */
public record Ref(String id, String name) {}
