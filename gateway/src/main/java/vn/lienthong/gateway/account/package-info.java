/** The people of a tenant: what they may do, and the proof that it is them. */
@NullMarked
package vn.lienthong.gateway.account;

import org.jspecify.annotations.NullMarked;
