/** Names of units as report-service last told them. */
@NullMarked
package vn.lienthong.gateway.unit;

import org.jspecify.annotations.NullMarked;
