/** This service's copy of the dated unit tree, kept by events, so that authorisation never waits for another service. */
@NullMarked
package vn.lienthong.plans.unit;

import org.jspecify.annotations.NullMarked;
