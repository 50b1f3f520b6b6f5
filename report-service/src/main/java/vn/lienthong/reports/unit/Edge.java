package vn.lienthong.reports.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dated relation of a unit to a superior.
 *
 * @param unit id of the superior
 */
public record Edge(
        EdgeType type,
        String unit,
        LocalDate from,
        @Nullable LocalDate to) {

    public Span span() {
        return new Span(from, to);
    }
}
