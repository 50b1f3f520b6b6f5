/** The front door: who comes in, to which service the request goes, and under which token. */
@NullMarked
package vn.lienthong.gateway;

import org.jspecify.annotations.NullMarked;
