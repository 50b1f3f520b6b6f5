/** The legal documents that are known: what they are, where they come from, when they are in force. */
@NullMarked
package vn.lienthong.references.catalogue;

import org.jspecify.annotations.NullMarked;
