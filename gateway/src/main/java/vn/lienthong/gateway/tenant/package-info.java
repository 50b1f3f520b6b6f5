/** Provinces and cities: created, provisioned in every service, suspended, resumed. */
@NullMarked
package vn.lienthong.gateway.tenant;

import org.jspecify.annotations.NullMarked;
