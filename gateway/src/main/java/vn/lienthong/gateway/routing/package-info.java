/** The way from a signed-in request to the service that answers it, and what happens when that service does not. */
@NullMarked
package vn.lienthong.gateway.routing;

import org.jspecify.annotations.NullMarked;
