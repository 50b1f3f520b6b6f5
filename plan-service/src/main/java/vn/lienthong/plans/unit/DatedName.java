package vn.lienthong.plans.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A name and the days on which the unit bore it. */
record DatedName(
        String name, @Nullable LocalDate from, @Nullable LocalDate to) {

    Span span() {
        return new Span(from, to);
    }
}
