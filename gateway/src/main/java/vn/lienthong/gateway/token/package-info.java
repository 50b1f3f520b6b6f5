/** Signing keys and the short-lived tokens that services trust. */
@NullMarked
package vn.lienthong.gateway.token;

import org.jspecify.annotations.NullMarked;
