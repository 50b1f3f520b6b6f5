/** What keeps one caller, one address or one province from taking a shared resource for itself. */
@NullMarked
package vn.lienthong.gateway.limit;

import org.jspecify.annotations.NullMarked;
