/** What operators see and mend across services. */
@NullMarked
package vn.lienthong.gateway.operations;

import org.jspecify.annotations.NullMarked;
