package vn.lienthong.plans.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A half-open stretch of days: {@code from} counts, {@code to} does not; {@code null} is open. */
record Span(@Nullable LocalDate from, @Nullable LocalDate to) {

    boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }
}
