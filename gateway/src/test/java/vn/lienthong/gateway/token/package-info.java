/** Keys that change daily and tokens that services can trust. */
@NullMarked
package vn.lienthong.gateway.token;

import org.jspecify.annotations.NullMarked;
