package vn.lienthong.reports.form;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import vn.lienthong.reports.unit.UnitKind;
import vn.lienthong.starter.time.VietnamTime;

/**
 * When the units of one level must have submitted.
 *
 * @param time     the hour in Vietnam at which the last day ends for this purpose
 * @param boundary whether the day named is itself the last day
 */
public record DueRule(UnitKind level, MonthDay firstHalf, MonthDay secondHalf, LocalTime time, Boundary boundary) {

    /** The last instant that is on time. */
    public Instant dueAt(Period period) {
        LocalDate named = (period.half() == 1 ? firstHalf : secondHalf).atYear(period.year());
        LocalDate last = boundary == Boundary.INCLUSIVE ? named : named.minusDays(1);
        return last.atTime(time).atZone(VietnamTime.ZONE).toInstant();
    }

    /** "trước ngày X" is exclusive by grammar and often inclusive in practice; the form says which is meant. */
    public enum Boundary {
        EXCLUSIVE,
        INCLUSIVE
    }
}
