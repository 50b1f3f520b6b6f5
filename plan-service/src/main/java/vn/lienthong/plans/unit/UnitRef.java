package vn.lienthong.plans.unit;

/** A unit with the name it bears (or bore) on the date in question. */
public record UnitRef(String id, String name) {}
