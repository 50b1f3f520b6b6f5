/** Vietnamese text: normal form, folding for search, sort keys. */
@NullMarked
package vn.lienthong.starter.text;

import org.jspecify.annotations.NullMarked;
