/** Each notice by e-mail, once. */
@NullMarked
package vn.lienthong.notifications.mail;

import org.jspecify.annotations.NullMarked;
