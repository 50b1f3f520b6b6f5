/** Events leave with the document that they belong to and arrive at least once, in order per aggregate. */
@NullMarked
package vn.lienthong.starter.events;

import org.jspecify.annotations.NullMarked;
