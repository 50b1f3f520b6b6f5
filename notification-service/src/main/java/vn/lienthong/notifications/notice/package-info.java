/** The inbox: one notice per event and account. */
@NullMarked
package vn.lienthong.notifications.notice;

import org.jspecify.annotations.NullMarked;
