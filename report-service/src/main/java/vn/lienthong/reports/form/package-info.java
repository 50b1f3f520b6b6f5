/** Published report forms: what is asked, by when, what is wrong with an answer, and how answers add up. */
@NullMarked
package vn.lienthong.reports.form;

import org.jspecify.annotations.NullMarked;
