package vn.lienthong.reports.round;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reports.unit.SchoolLevel;
import vn.lienthong.reports.unit.UnitKind;

/**
 * One line of a roster: a unit that must report, to whom, and by when.
 *
 * @param name     the unit's name on the day of the roster
 * @param superior id of the unit on the same roster that reviews the report; {@code null} at the top
 * @param dueAt    the last instant that is on time
 */
public record Obliged(
        String unit,
        String name,
        UnitKind kind,
        @Nullable SchoolLevel schoolLevel,
        @Nullable String superior,
        Instant dueAt) {

    public Ref ref() {
        return new Ref(unit, name);
    }
}
