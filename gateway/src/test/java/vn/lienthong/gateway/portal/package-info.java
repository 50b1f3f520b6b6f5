/** The portal's pages and files as browsers get them. */
@NullMarked
package vn.lienthong.gateway.portal;

import org.jspecify.annotations.NullMarked;
