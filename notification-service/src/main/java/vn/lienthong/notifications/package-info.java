/** Tells people what waits for them: in the portal's inbox, by e-mail, and live. */
@NullMarked
package vn.lienthong.notifications;

import org.jspecify.annotations.NullMarked;
