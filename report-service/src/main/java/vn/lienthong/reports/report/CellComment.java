package vn.lienthong.reports.report;

/** A reviewer's remark pinned to one cell. */
public record CellComment(String code, String text) {}
