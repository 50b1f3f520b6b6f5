/** How a service describes and shows itself: OpenAPI, metrics, log context. */
@NullMarked
package vn.lienthong.starter.observability;

import org.jspecify.annotations.NullMarked;
