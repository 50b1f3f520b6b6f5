/** The province's units, their superiors and reporting routes through time, and how they are imported. */
@NullMarked
package vn.lienthong.reports.unit;

import org.jspecify.annotations.NullMarked;
