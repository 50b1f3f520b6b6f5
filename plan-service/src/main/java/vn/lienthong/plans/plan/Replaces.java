package vn.lienthong.plans.plan;

import java.time.LocalDate;

/** The issued revision that a later one takes the place of. */
record Replaces(int revision, String numberText, LocalDate date) {}
