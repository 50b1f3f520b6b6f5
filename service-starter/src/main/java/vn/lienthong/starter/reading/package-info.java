/** Reading files that strangers made: a budget for the process, and processes of their own for what cannot be bounded. */
@NullMarked
package vn.lienthong.starter.reading;

import org.jspecify.annotations.NullMarked;
