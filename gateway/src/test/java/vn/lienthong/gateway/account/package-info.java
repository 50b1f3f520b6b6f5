/** Accounts as administrators keep them. */
@NullMarked
package vn.lienthong.gateway.account;

import org.jspecify.annotations.NullMarked;
