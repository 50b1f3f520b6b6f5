/** Errors of the portal, told. */
@NullMarked
package vn.lienthong.gateway.clienterror;

import org.jspecify.annotations.NullMarked;
