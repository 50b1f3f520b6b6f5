package vn.lienthong.reports.unit;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One data row of an import file with every cell understood on its own.
 *
 * @param name        {@code null}: as in the other rows of the unit
 * @param kind        {@code null}: as in the other rows of the unit
 * @param relatedFrom first day of the row's relations; {@code null}: the unit's first day
 * @param relatedTo   end of the row's relations; {@code null}: the unit's end
 * @param superiors   codes of the superiors by type
 * @param route       to whom reports go
 */
record StatedRow(
        int number,
        String code,
        LocalDate from,
        @Nullable LocalDate to,
        @Nullable String name,
        @Nullable UnitKind kind,
        @Nullable SchoolLevel schoolLevel,
        @Nullable LocalDate relatedFrom,
        @Nullable LocalDate relatedTo,
        Map<EdgeType, String> superiors,
        RouteWish route) {

    /** Who a unit is within a file: codes are re-used, so the code alone says nothing. */
    record Identity(String code, LocalDate from) {}

    Identity identity() {
        return new Identity(code, from);
    }

    /** What a row says about the reporting route. */
    sealed interface RouteWish {

        /** Nothing said: to the administrative superior, without one to the professional superior. */
        record Usual() implements RouteWish {}

        /** Along the edge of this type. */
        record Along(EdgeType type) implements RouteWish {}

        /** To the unit with this code. */
        record To(String code) implements RouteWish {}

        /** To nobody. */
        record None() implements RouteWish {}
    }
}
