/** Finds the legal documents that a Vietnamese text cites: spans, symbols, dates, issuers, nesting. Pure Java. */
@NullMarked
package vn.lienthong.references.citation;

import org.jspecify.annotations.NullMarked;
