/** What operators see and mend across services: events that were set aside. */
@NullMarked
package vn.lienthong.gateway.operations;

import org.jspecify.annotations.NullMarked;
