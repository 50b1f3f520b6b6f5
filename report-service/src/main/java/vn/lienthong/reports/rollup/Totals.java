package vn.lienthong.reports.rollup;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.lienthong.reports.form.Value;

/**
 * What a unit's subtree adds up to.
 *
 * @param tally     counts over the units below, without the unit itself
 * @param pace      first submissions of the units below by day in Vietnam
 * @param accepted  sums by indicator over the accepted reports of the unit and all below it
 * @param submitted the same over the reports that are submitted or accepted
 */
record Totals(Tally tally, List<Day> pace, Map<String, Value> accepted, Map<String, Value> submitted) {

    record Day(LocalDate date, int submitted) {}
}
