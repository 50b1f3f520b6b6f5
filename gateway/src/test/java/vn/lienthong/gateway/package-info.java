/** The gateway as its users and its services meet it. */
@NullMarked
package vn.lienthong.gateway;

import org.jspecify.annotations.NullMarked;
