/** Signing in and out, sessions, and what a request must show before it is let through. */
@NullMarked
package vn.lienthong.gateway.signin;

import org.jspecify.annotations.NullMarked;
