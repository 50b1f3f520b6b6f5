/** Roll-ups: one document per round and unit that others report to, kept up to date from below, read by dashboards. */
@NullMarked
package vn.lienthong.reports.rollup;

import org.jspecify.annotations.NullMarked;
