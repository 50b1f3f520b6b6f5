/** What the cited documents of a plan are worth: asked of reference-service, kept with the plan, never in its way. */
@NullMarked
package vn.lienthong.plans.citation;

import org.jspecify.annotations.NullMarked;
