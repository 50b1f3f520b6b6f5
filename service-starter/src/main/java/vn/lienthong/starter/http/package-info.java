/** What every HTTP endpoint does alike: problems, preconditions, idempotency, pages. */
@NullMarked
package vn.lienthong.starter.http;

import org.jspecify.annotations.NullMarked;
