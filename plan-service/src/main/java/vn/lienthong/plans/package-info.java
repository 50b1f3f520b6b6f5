/** Plan service: yearly plans of a province's schools and offices, from the file to the accepted document. */
@NullMarked
package vn.lienthong.plans;

import org.jspecify.annotations.NullMarked;
