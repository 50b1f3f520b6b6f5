package vn.lienthong.references.citation;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Reads {@code ngày 07/9/2015}, {@code ngày 07 tháng 9 năm 2015} and bare dates at a place of a text. */
final class DateGrammar {

    /** @param end the place after the year, in the normalised text */
    record Reading(PrintedDate date, int end) {}

    private final NormalisedText text;

    DateGrammar(NormalisedText text) {
        this.text = text;
    }

    /**
     * @param bareToo whether figures alone will do, without {@code ngày} before them
     * @return null when no date stands here
     */
    @Nullable
    Reading read(int start, boolean bareToo) {
        int i = text.skipSpace(start);
        boolean bracket = text.at(i) == '(';
        boolean comma = text.at(i) == ',';
        if (bracket || comma) {
            i = text.skipSpace(i + 1);
        }
        for (var before : new String[] {"ban hành", "được ban hành", "ký"}) {
            if (text.wordStarts(i, before)) {
                i = text.skipSpace(i + before.length());
            }
        }
        if (text.startsWith(i, "ngày") && !text.letterAt(i - 1) && !text.letterAt(i + 4)) {
            i = text.skipSpace(i + 4);
            if (text.at(i) == ':') {
                i = text.skipSpace(i + 1);
            }
        } else if (!(bareToo || bracket)) {
            return null;
        }
        return figures(i);
    }

    private @Nullable Reading figures(int start) {
        int dayEnd = digits(start, 2);
        int monthStart = separator(dayEnd, "tháng");
        int monthEnd = digits(monthStart, 2);
        int yearStart = separator(monthEnd, "năm");
        int yearEnd = digits(yearStart, 4);
        if (yearEnd < 0 || yearEnd - yearStart != 4) {
            return null;
        }
        int day = number(start, dayEnd);
        int month = number(monthStart, monthEnd);
        int year = number(yearStart, yearEnd);
        if (month > 12 && day <= 12) {
            // 09/15/2015: written month first.
            int swapped = day;
            day = month;
            month = swapped;
        }
        boolean inWords = text.letterAt(text.skipSpace(dayEnd));
        var printed = text.substring(start, yearEnd).replace('\n', ' ');
        return new Reading(
                new PrintedDate(date(year, month, day), text.original(start, yearEnd), printed, inWords), yearEnd);
    }

    private static @Nullable LocalDate date(int year, int month, int day) {
        if (year < 1900 || month < 1 || month > 12 || day < 1) {
            return null;
        }
        return day > YearMonth.of(year, month).lengthOfMonth() ? null : LocalDate.of(year, month, day);
    }

    /** The end of one to {@code most} digits, or -1 when there are none or more. */
    private int digits(int start, int most) {
        if (start < 0) {
            return -1;
        }
        int end = start;
        while (end - start < most && text.digitAt(end)) {
            end++;
        }
        return end == start || text.digitAt(end) ? -1 : end;
    }

    private int separator(int end, String word) {
        if (end < 0) {
            return -1;
        }
        int i = text.skipSpace(end);
        char c = text.at(i);
        if (c == '/' || c == '.' || c == '-') {
            return text.skipSpace(i + 1);
        }
        return text.wordStarts(i, word) ? text.skipSpace(i + word.length()) : -1;
    }

    private int number(int start, int end) {
        return Integer.parseInt(text.substring(start, end));
    }
}
