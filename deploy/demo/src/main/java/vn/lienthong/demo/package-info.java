/** Uses the running system as its users do: demo data, the tour, the benchmark. */
@NullMarked
package vn.lienthong.demo;

import org.jspecify.annotations.NullMarked;
