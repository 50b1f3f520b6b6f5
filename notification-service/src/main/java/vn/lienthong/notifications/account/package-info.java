/** Who can be told: this service's copy of the accounts, kept by events. */
@NullMarked
package vn.lienthong.notifications.account;

import org.jspecify.annotations.NullMarked;
