/** Three provinces with their units before and after the reform of 01/7/2025. */
@NullMarked
package vn.lienthong.demo.province;

import org.jspecify.annotations.NullMarked;
