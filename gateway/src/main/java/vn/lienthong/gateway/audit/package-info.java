/** The append-only trail of sign-ins and of changes to tenants and accounts. */
@NullMarked
package vn.lienthong.gateway.audit;

import org.jspecify.annotations.NullMarked;
