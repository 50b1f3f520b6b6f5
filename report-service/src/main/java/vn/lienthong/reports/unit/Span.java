package vn.lienthong.reports.unit;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Half-open stretch of days: {@code from} is in it, {@code to} is not; without {@code to} it has no end. */
public record Span(LocalDate from, @Nullable LocalDate to) {

    public Span {
        if (to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("A span ends after it begins: " + from + " – " + to);
        }
    }

    public boolean contains(LocalDate date) {
        return !date.isBefore(from) && (to == null || date.isBefore(to));
    }

    public boolean encloses(Span other) {
        return !other.from.isBefore(from) && (to == null || (other.to != null && !other.to.isAfter(to)));
    }

    public Optional<Span> intersection(Span other) {
        LocalDate start = from.isAfter(other.from) ? from : other.from;
        LocalDate end = earlier(to, other.to);
        return end != null && !start.isBefore(end) ? Optional.empty() : Optional.of(new Span(start, end));
    }

    public boolean overlaps(Span other) {
        return intersection(other).isPresent();
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
