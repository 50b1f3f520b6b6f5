/** Who sent the request, known afresh from the directory on every request. */
@NullMarked
package vn.lienthong.gateway.caller;

import org.jspecify.annotations.NullMarked;
