/** Reports of obliged units: own figures, submission, return, acceptance, and what a superior adds up. */
@NullMarked
package vn.lienthong.reports.report;

import org.jspecify.annotations.NullMarked;
