/** The system as a browser sees it: sessions, CSRF, problems, live streams. */
@NullMarked
package vn.lienthong.demo.client;

import org.jspecify.annotations.NullMarked;
