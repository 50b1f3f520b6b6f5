/** The test support tried on itself. */
@NullMarked
package vn.lienthong.starter.test;

import org.jspecify.annotations.NullMarked;
