package vn.lienthong.reports.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The name that a unit bore from a day on; half-open like every interval of a unit. */
public record DatedName(
        String name, LocalDate from, @Nullable LocalDate to) {

    public Span span() {
        return new Span(from, to);
    }
}
