package vn.lienthong.reports.form;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How figures add up from units to their superior, by the rule of the indicator.
 *
 * <p>{@link #combine} is associative and commutative with "chưa nhập" ({@code null}) as its neutral element, so figures
 * may arrive in any order and in any grouping. Sums that leave the range of {@code long} throw
 * {@link ArithmeticException} rather than wrap: the greatest cell (10¹²) of every school in the country (5·10⁴) is far
 * below it.
 */
public final class RollUp {

    private RollUp() {}

    /** What a unit's answer gives to its superior; {@code null} when nothing is passed on. */
    public static @Nullable Value contribution(Indicator indicator, @Nullable Value value) {
        if (value == null) {
            return null;
        }
        return switch (indicator.rule()) {
            case SUM, MAX -> value;
            case LAST, NONE -> null;
            case COUNT_YES -> value.yes() == null ? value : Value.number(value.yes() ? 1 : 0);
        };
    }

    /** Two contributions as one. */
    public static @Nullable Value combine(Indicator indicator, @Nullable Value one, @Nullable Value other) {
        Value a = contribution(indicator, one);
        Value b = contribution(indicator, other);
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        if (a.numerator() != null && a.denominator() != null && b.numerator() != null && b.denominator() != null) {
            return Value.ratio(
                    Math.addExact(a.numerator(), b.numerator()), Math.addExact(a.denominator(), b.denominator()));
        }
        if (a.number() == null || b.number() == null) {
            throw new IllegalArgumentException(
                    "Values of indicator " + indicator.code() + " are not of its type " + indicator.type());
        }
        return Value.number(
                indicator.rule() == Rule.MAX
                        ? Math.max(a.number(), b.number())
                        : Math.addExact(a.number(), b.number()));
    }

    /** The contributions of several units; of none: not entered. */
    public static @Nullable Value sum(Indicator indicator, Collection<? extends @Nullable Value> values) {
        Value sum = null;
        for (Value value : values) {
            sum = combine(indicator, sum, value);
        }
        return sum;
    }

    /** A unit's own answer together with what its children gave; what does not add up stays its own. */
    public static @Nullable Value total(Indicator indicator, @Nullable Value own, @Nullable Value children) {
        return switch (indicator.rule()) {
            case SUM, MAX, COUNT_YES -> children == null ? own : combine(indicator, own, children);
            case LAST, NONE -> own;
        };
    }
}
