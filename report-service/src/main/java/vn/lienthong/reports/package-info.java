/** The report service: who reports what to whom, by when, and how it adds up. */
@NullMarked
package vn.lienthong.reports;

import org.jspecify.annotations.NullMarked;
