/** Tests of the embedded backends, with processes that are really killed. */
@NullMarked
package vn.lienthong.embedded;

import org.jspecify.annotations.NullMarked;
