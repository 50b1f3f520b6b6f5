/** Measures the running system in one run: what its layers cost, and how long a decision takes to show. */
@NullMarked
package vn.lienthong.demo.benchmark;

import org.jspecify.annotations.NullMarked;
