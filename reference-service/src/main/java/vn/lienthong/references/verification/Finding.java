package vn.lienthong.references.verification;

import org.jspecify.annotations.Nullable;
import vn.lienthong.references.citation.Span;

/**
 * Something about a citation that its writer should know: a fact, and where it is from.
 *
 * @param message Vietnamese, one sentence
 * @param source what the fact rests on; absent when it can be seen in the text itself
 * @param correction present whenever it is beyond doubt what to write instead
 */
record Finding(
        RuleCode rule,
        Severity severity,
        String message,
        @Nullable String source,
        @Nullable Correction correction) {

    /** The rules, numbered as in the handbook of citation checks; the numbers between are not in use yet. */
    enum RuleCode {
        /** The date differs from the catalogue's, or one number has two dates in the text. */
        V1,
        /** It carries out a document that is younger than itself. */
        V2,
        /** The word for its kind and the code in its symbol disagree. */
        V3,
        /** The year is missing from the symbol, or stands where the series has none. */
        V4,
        /** A separator in its symbol is wrong. */
        V7,
        /** It is younger than the citing document, or was no longer in force then. */
        V8
    }

    enum Severity {
        ERROR,
        WARNING,
        INFO
    }

    /**
     * What to write instead of a stretch of the passage.
     *
     * @param start first UTF-16 code unit to replace
     * @param end the code unit after the last one
     */
    record Correction(int start, int end, String replacement) {

        static Correction of(Span span, String replacement) {
            return new Correction(span.start(), span.end(), replacement);
        }
    }

    /** A fact that may be wrong itself is worth a warning at most. */
    static Severity error(boolean reliable) {
        return reliable ? Severity.ERROR : Severity.WARNING;
    }
}
