package vn.lienthong.plans.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The unit that a unit reports to, dated apart from the tree. */
record Route(
        String unit, @Nullable LocalDate from, @Nullable LocalDate to) {

    Span span() {
        return new Span(from, to);
    }
}
