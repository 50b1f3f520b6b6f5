/** What goes wrong in people's browsers, told by the portal: logged and counted, never stored. */
@NullMarked
package vn.lienthong.gateway.clienterror;

import org.jspecify.annotations.NullMarked;
