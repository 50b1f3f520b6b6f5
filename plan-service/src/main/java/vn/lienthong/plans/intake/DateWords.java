package vn.lienthong.plans.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as they are written in official text: 05/11/2025, 5-11-2025, "ngày 05 tháng 11 năm 2025"; always day first. */
final class DateWords {

    /** Groups d, m and, when the year is written, y. */
    static final String DATE =
            "(?<d>\\d{1,2})\\s*(?:[/.-]|\\s*tháng\\s*)\\s*(?<m>\\d{1,2})(?![\\d])(?:\\s*(?:[/.-]|,?\\s*năm\\s*)\\s*(?<y>(?:19|20)\\d{2}))?";

    private static final Pattern FULL = Pattern.compile("(?iU)ngày\\s*" + DATE);

    /** A written date; {@code date} is null when it does not exist or lacks a year that nothing supplies. */
    record Found(@Nullable LocalDate date, boolean yearWritten, boolean possible) {}

    private DateWords() {}

    /** U+2044 and U+2215 are slashes too; one character for one, so that offsets stay. */
    static String normal(String text) {
        return text.replace('\u2044', '/').replace('\u2215', '/');
    }

    static Found found(Matcher matcher, @Nullable Integer year) {
        String written = matcher.group("y");
        Integer in = written == null ? year : Integer.valueOf(written);
        return found(Integer.parseInt(matcher.group("d")), Integer.parseInt(matcher.group("m")), in, written != null);
    }

    static Found found(int day, int month, @Nullable Integer year, boolean yearWritten) {
        // A leap year, to judge day and month alone.
        boolean possible = of(year == null ? 2024 : year, month, day).isPresent();
        return new Found(year == null ? null : of(year, month, day).orElse(null), yearWritten, possible);
    }

    static Optional<LocalDate> of(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The latest date with a year in the text. */
    static Optional<LocalDate> latest(String text) {
        Matcher matcher = FULL.matcher(normal(text));
        LocalDate latest = null;
        while (matcher.find()) {
            LocalDate date = found(matcher, null).date();
            if (date != null && (latest == null || date.isAfter(latest))) {
                latest = date;
            }
        }
        return Optional.ofNullable(latest);
    }

    static String print(LocalDate date) {
        return "%02d/%02d/%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
    }
}
