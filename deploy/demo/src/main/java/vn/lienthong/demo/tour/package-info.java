/** The whole job once, by different people over HTTP; every step is checked. */
@NullMarked
package vn.lienthong.demo.tour;

import org.jspecify.annotations.NullMarked;
