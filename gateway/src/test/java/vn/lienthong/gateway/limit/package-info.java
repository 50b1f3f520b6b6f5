/** Shares, seen from those who come second. */
@NullMarked
package vn.lienthong.gateway.limit;

import org.jspecify.annotations.NullMarked;
