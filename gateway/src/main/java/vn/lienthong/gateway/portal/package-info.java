/** The portal's files and pages, and the headers that keep browsers strict about them. */
@NullMarked
package vn.lienthong.gateway.portal;

import org.jspecify.annotations.NullMarked;
