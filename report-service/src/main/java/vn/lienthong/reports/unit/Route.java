package vn.lienthong.reports.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * To whom a unit sends its reports in a stretch of time; dated apart from the superior edges.
 *
 * @param unit id of the receiving unit
 */
public record Route(String unit, LocalDate from, @Nullable LocalDate to) {

    public Span span() {
        return new Span(from, to);
    }
}
