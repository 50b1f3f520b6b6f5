package vn.lienthong.reports.unit;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Days and stretches of days as an office writes them. */
final class Days {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private Days() {}

    static String shown(LocalDate day) {
        return DAY.format(day);
    }

    static String shown(Span span) {
        return span.to() == null
                ? "từ " + shown(span.from())
                : "từ %s đến trước %s".formatted(shown(span.from()), shown(span.to()));
    }
}
