/** From an uploaded file to a structured draft of a plan, with everything the reading was unsure of. */
@NullMarked
package vn.lienthong.plans.intake;

import org.jspecify.annotations.NullMarked;
