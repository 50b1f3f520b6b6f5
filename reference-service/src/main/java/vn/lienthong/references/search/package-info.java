/** Finds documents of the catalogue as people type: without diacritics, from the first letters, with slips. */
@NullMarked
package vn.lienthong.references.search;

import org.jspecify.annotations.NullMarked;
