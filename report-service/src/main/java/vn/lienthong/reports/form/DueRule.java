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
 * @param hour     of the last day in Vietnam, after which a submission is late (0–23)
 * @param boundary whether the day named is itself the last day
 */
public record DueRule(UnitKind level, DayOfYear firstHalf, DayOfYear secondHalf, int hour, Boundary boundary) {

    public DueRule {
        if (hour < 0 || hour > 23) {
            throw new IllegalArgumentException("No hour of a day: " + hour);
        }
    }

    /** The hour as a time of day. */
    public LocalTime time() {
        return LocalTime.of(hour, 0);
    }

    /** The last instant that is on time. */
    public Instant dueAt(Period period) {
        LocalDate named = (period.half() == 1 ? firstHalf : secondHalf).in(period.year());
        LocalDate last = boundary == Boundary.INCLUSIVE ? named : named.minusDays(1);
        return last.atTime(time()).atZone(VietnamTime.ZONE).toInstant();
    }

    /** A day that comes every year. */
    public record DayOfYear(int month, int day) {

        public DayOfYear {
            MonthDay.of(month, day);
        }

        LocalDate in(int year) {
            return MonthDay.of(month, day).atYear(year);
        }
    }

    /** "trước ngày X" is exclusive by grammar and often inclusive in practice; the form says which is meant. */
    public enum Boundary {
        EXCLUSIVE,
        INCLUSIVE
    }
}
