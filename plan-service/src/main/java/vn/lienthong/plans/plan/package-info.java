/** The yearly plan of a unit: drafted or imported, issued with its number, submitted, returned and accepted. */
@NullMarked
package vn.lienthong.plans.plan;

import org.jspecify.annotations.NullMarked;
