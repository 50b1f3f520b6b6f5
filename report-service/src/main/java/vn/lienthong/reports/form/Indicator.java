package vn.lienthong.reports.form;

import org.jspecify.annotations.Nullable;

/**
 * One line of a form.
 *
 * @param unitOfMeasure as printed, for example "tin, bài"; empty for texts
 * @param required      the report cannot be submitted while it is empty and no reason is noted
 * @param min           least allowed figure (of each part of a ratio)
 * @param max           greatest allowed figure; for a text the greatest length in characters
 */
public record Indicator(
        String code,
        String name,
        String unitOfMeasure,
        IndicatorType type,
        Rule rule,
        boolean required,
        @Nullable Long min,
        @Nullable Long max) {

    public Indicator {
        boolean fits = switch (type) {
            case COUNT, MONEY -> rule != Rule.COUNT_YES;
            case RATIO -> rule == Rule.SUM || rule == Rule.LAST || rule == Rule.NONE;
            case TEXT -> rule == Rule.NONE;
            case YES_NO -> rule == Rule.COUNT_YES || rule == Rule.NONE;
        };
        if (!fits) {
            throw new IllegalArgumentException("Indicator " + code + ": " + type + " cannot be rolled up by " + rule);
        }
    }
}
