/** Requests on their way to the services, and what happens when a service does not answer. */
@NullMarked
package vn.lienthong.gateway.routing;

import org.jspecify.annotations.NullMarked;
