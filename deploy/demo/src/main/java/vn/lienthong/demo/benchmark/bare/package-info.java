/** The least that could take a report in: an endpoint that inserts what it gets. What the real one is compared with. */
@NullMarked
package vn.lienthong.demo.benchmark.bare;

import org.jspecify.annotations.NullMarked;
