/** Promises of the whole system, tried on a running one through its gateway. */
@NullMarked
package vn.lienthong.demo.system;

import org.jspecify.annotations.NullMarked;
