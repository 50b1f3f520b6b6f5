/** Report rounds: who must report for a period, to whom and by when, frozen on the day the round opens. */
@NullMarked
package vn.lienthong.reports.round;

import org.jspecify.annotations.NullMarked;
