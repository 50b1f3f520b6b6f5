/** Books. */
@NullMarked
package vn.lienthong.library.book;

import org.jspecify.annotations.NullMarked;
