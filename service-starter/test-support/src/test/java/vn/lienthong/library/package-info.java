/** A small service that keeps every rule, to try the test support on. */
@NullMarked
package vn.lienthong.library;

import org.jspecify.annotations.NullMarked;
