/** Names of units through time. */
@NullMarked
package vn.lienthong.gateway.unit;

import org.jspecify.annotations.NullMarked;
