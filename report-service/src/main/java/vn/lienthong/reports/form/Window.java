package vn.lienthong.reports.form;

import java.time.LocalDate;

/**
 * The days whose figures belong to a period, as decrees state them: both days are in it (15/12 – 14/6).
 */
public record Window(LocalDate from, LocalDate to) {

    public Window {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A window ends after it begins");
        }
    }

    /** NĐ 09/2019/NĐ-CP, Điều 12: 15/12 of the year before to 14/6; 15/6 to 14/12. */
    public static Window of(Period period) {
        return period.half() == 1
                ? new Window(LocalDate.of(period.year() - 1, 12, 15), LocalDate.of(period.year(), 6, 14))
                : new Window(LocalDate.of(period.year(), 6, 15), LocalDate.of(period.year(), 12, 14));
    }

    public boolean contains(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }
}
