package vn.lienthong.plans.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A dated superior of a unit. */
record Edge(
        EdgeType type,
        String unit,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    Span span() {
        return new Span(from, to);
    }
}
