/** Legal references: the catalogue, the citations of a text and what is wrong with them. */
@NullMarked
package vn.lienthong.references;

import org.jspecify.annotations.NullMarked;
