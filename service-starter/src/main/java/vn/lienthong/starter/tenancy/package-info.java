/** A province's data is reached only in that province's scope; without a scope it is not reached at all. */
@NullMarked
package vn.lienthong.starter.tenancy;

import org.jspecify.annotations.NullMarked;
