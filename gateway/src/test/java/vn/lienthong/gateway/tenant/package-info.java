/** Tenants as operators keep them. */
@NullMarked
package vn.lienthong.gateway.tenant;

import org.jspecify.annotations.NullMarked;
