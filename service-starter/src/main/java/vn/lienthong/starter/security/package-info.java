/** Who calls: verified tokens in, signed tokens out. */
@NullMarked
package vn.lienthong.starter.security;

import org.jspecify.annotations.NullMarked;
