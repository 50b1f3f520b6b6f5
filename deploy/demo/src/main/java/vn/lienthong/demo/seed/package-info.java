/** Fills a new system with two years of work, through the front door. */
@NullMarked
package vn.lienthong.demo.seed;

import org.jspecify.annotations.NullMarked;
