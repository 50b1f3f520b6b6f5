/** Signing in, and everything that ends a session. */
@NullMarked
package vn.lienthong.gateway.signin;

import org.jspecify.annotations.NullMarked;
