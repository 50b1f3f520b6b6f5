package vn.lienthong.reports.form;

import org.jspecify.annotations.Nullable;

/**
 * An answer in a cell. No value at all ({@code null}) is "chưa nhập"; the number 0 is "không phát sinh": never the same.
 *
 * @param number      a count, or money in thousand đồng
 * @param numerator   of a ratio; comes with its denominator
 */
public record Value(
        @Nullable Long number,
        @Nullable String text,
        @Nullable Boolean yes,
        @Nullable Long numerator,
        @Nullable Long denominator) {

    public Value {
        if ((numerator == null) != (denominator == null)) {
            throw new IllegalArgumentException("A ratio has a numerator and a denominator");
        }
        int said =
                (number == null ? 0 : 1) + (text == null ? 0 : 1) + (yes == null ? 0 : 1) + (numerator == null ? 0 : 1);
        if (said != 1) {
            throw new IllegalArgumentException("A value says exactly one thing");
        }
    }

    public static Value number(long number) {
        return new Value(number, null, null, null, null);
    }

    public static Value text(String text) {
        return new Value(null, text, null, null, null);
    }

    public static Value yes(boolean yes) {
        return new Value(null, null, yes, null, null);
    }

    public static Value ratio(long numerator, long denominator) {
        return new Value(null, null, null, numerator, denominator);
    }
}
