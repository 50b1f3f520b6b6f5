/** What every service's tests need: a MongoDB server, verified tokens, architecture rules, the API contract. */
@NullMarked
package vn.lienthong.starter.test;

import org.jspecify.annotations.NullMarked;
