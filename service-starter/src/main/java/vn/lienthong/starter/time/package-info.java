/** One clock, one time zone. */
@NullMarked
package vn.lienthong.starter.time;

import org.jspecify.annotations.NullMarked;
