/** Compares what a text cites with the catalogue and with itself, and says what to correct. */
@NullMarked
package vn.lienthong.references.verification;

import org.jspecify.annotations.NullMarked;
