/** The open streams of the portal. */
@NullMarked
package vn.lienthong.notifications.live;

import org.jspecify.annotations.NullMarked;
