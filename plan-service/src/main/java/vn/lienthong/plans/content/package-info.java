/** The typed text of a plan: what is stored, sent as JSON, checked, exported and compared; never HTML. */
@NullMarked
package vn.lienthong.plans.content;

import org.jspecify.annotations.NullMarked;
