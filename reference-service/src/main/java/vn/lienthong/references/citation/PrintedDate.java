package vn.lienthong.references.citation;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A date as it stands in the text.
 *
 * @param date absent when the figures are no day of the calendar
 * @param span from the day to the year, without the word {@code ngày}
 * @param text the same as printed, on one line
 * @param inWords {@code 07 tháng 9 năm 2015} rather than {@code 07/9/2015}
 */
public record PrintedDate(@Nullable LocalDate date, Span span, String text, boolean inWords) {

    /** Another date in the same style. */
    public String inSameStyle(LocalDate other) {
        return inWords
                ? String.format(
                        Locale.ROOT, "%02d tháng %s năm %d", other.getDayOfMonth(), month(other), other.getYear())
                : official(other);
    }

    /** {@code 07/9/2015}: days below 10 and months below 3 take a zero (Decree 30/2020/NĐ-CP, Annex I). */
    public static String official(LocalDate date) {
        return String.format(Locale.ROOT, "%02d/%s/%d", date.getDayOfMonth(), month(date), date.getYear());
    }

    private static String month(LocalDate date) {
        int month = date.getMonthValue();
        return month < 3 ? "0" + month : String.valueOf(month);
    }
}
