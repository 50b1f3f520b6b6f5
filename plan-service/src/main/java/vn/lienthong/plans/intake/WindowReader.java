package vn.lienthong.plans.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.plans.content.Boundary;
import vn.lienthong.plans.content.Window;
import vn.lienthong.plans.content.WindowKind;

/** Understands the words by which a plan says when a task is to be done. */
final class WindowReader {

    private static final Pattern ON_REQUEST =
            Pattern.compile("(?iU)(?:khi có|theo) yêu cầu|đột xuất|khi (?:được|cấp trên)");
    private static final Pattern CONTINUOUS =
            Pattern.compile("(?iU)thường xuyên|liên tục|(?:hàng|hằng) (?:ngày|tuần|tháng)");
    private static final Pattern YEAR =
            Pattern.compile("(?iU)(?:năm\\s*|/|-)((?:19|20)\\d{2})(?!\\s*[-–/]\\s*20\\d{2})");
    private static final Pattern SCHOOL_YEAR = Pattern.compile("(?iU)năm học|20\\d{2}\\s*[-–]\\s*20\\d{2}");
    private static final Pattern LIMIT = Pattern.compile(
            "(?iU)(?<how>xong trước|trước|chậm nhất(?:\\s+là)?(?:\\s+trước)?|muộn nhất(?:\\s+là)?|đến hết|hết|hạn cuối(?:\\s+là)?)\\s+(?:ngày\\s+)?"
                    + DateWords.DATE);
    private static final Pattern DATE = Pattern.compile("(?iU)(?<!\\d)(?:ngày\\s*)?" + DateWords.DATE);
    private static final Pattern RANGE = Pattern.compile(
            "(?iU)(?<![\\p{L}\\d/.-])(?<since>(?:từ\\s+)?(?:ngày\\s*)?)(?<d1>\\d{1,2})(?:\\s*(?:[/.-]|tháng)\\s*(?<m1>\\d{1,2})(?!\\d)(?:\\s*(?:[/.-]|,?\\s*năm)\\s*(?<y1>(?:19|20)\\d{2}))?)?"
                    + "\\s*(?:(?<until>đến|tới)(?:\\s+(?:hết|(?<before>trước)))?|[-–—])\\s*(?:ngày\\s*)?"
                    + DateWords.DATE);
    private static final Pattern QUARTER = Pattern.compile("(?iU)quý\\s*(IV|III|II|I|[1-4])\\b");
    private static final Pattern MORE_QUARTERS = Pattern.compile(
            "(?iU)quý\\s*(?:IV|III|II|I|[1-4])(?:\\s*(?:,|và|-|–|đến)\\s*(?:quý\\s*)?(IV|III|II|I|[1-4])\\b){1,8}");
    private static final Pattern HALF = Pattern.compile("(?iU)6 tháng (đầu|cuối) năm|sáu tháng (đầu|cuối) năm");
    private static final String MONTHS_WORDS =
            "tháng\\s*(0?[1-9]|1[0-2])(?!\\d)((?:\\s*(?:,|và|-|–|đến|;)\\s*(?:tháng\\s*)?(?:0?[1-9]|1[0-2])(?![\\d])){0,24})";
    private static final Pattern MONTHS = Pattern.compile("(?iU)" + MONTHS_WORDS);
    private static final Pattern IN_MONTHS =
            Pattern.compile("(?iU)trong " + MONTHS_WORDS + "\\s*(?:/|năm\\s*)(?:19|20)\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");
    private static final Pattern WHOLE_YEAR = Pattern.compile(
            "(?iU)^(?:thực hiện\\s*)?(?:trong|cả)?\\s*năm\\s*(?:học\\s*)?\\d{4}.*|.*(?:trong|cả) năm.*");

    private final @Nullable Integer planYear;

    WindowReader(@Nullable Integer planYear) {
        this.planYear = planYear;
    }

    /**
     * @param doubt Vietnamese sentence when the words leave something open
     */
    record Read(Window window, @Nullable String doubt) {}

    Read read(String words) {
        String text = Trailing.without(
                        words.replaceAll("\\s+", " ").replaceFirst("(?iU)^thời gian[^:]{0,30}:", ""), ".;,")
                .strip();
        if (text.isEmpty()) {
            return new Read(Window.NONE, null);
        }
        String normal = DateWords.normal(text);
        Read read = range(text, normal)
                .or(() -> limit(text, normal))
                .or(() -> dates(text, normal))
                .or(() -> continuous(text, normal))
                .or(() -> quarters(text, normal))
                .or(() -> half(text, normal))
                .or(() -> months(text, normal))
                .or(() -> year(text, normal))
                .or(() -> ON_REQUEST.matcher(normal).find()
                        ? Optional.of(new Read(new Window(text, WindowKind.ON_REQUEST, null, null, null), null))
                        : Optional.empty())
                .orElseGet(() -> unclear(text, "Chưa hiểu thời gian “%s”; chọn mốc bằng tay.".formatted(text)));
        return read.doubt() == null && leavesADate(normal, read.window())
                ? new Read(read.window(), "“%s” còn ngày khác chưa đưa vào mốc; xem lại mốc thời gian.".formatted(text))
                : read;
    }

    /** Whether a day of the text is neither the first nor the last one of the window read from it. */
    private static boolean leavesADate(String normal, Window window) {
        return DATE.matcher(normal)
                .results()
                .filter(date -> !isMonths(normal, date))
                .anyMatch(date -> {
                    int day = Integer.parseInt(date.group("d"));
                    int month = Integer.parseInt(date.group("m"));
                    return DateWords.found(day, month, null, false).possible()
                            && !isDay(window.from(), day, month)
                            && !isDay(window.to(), day, month);
                });
    }

    private static boolean isDay(@Nullable LocalDate date, int day, int month) {
        return date != null && date.getDayOfMonth() == day && date.getMonthValue() == month;
    }

    /** A limit inside running text ("trước ngày 10/3/2022", "trong tháng 2 năm 2022"); nothing vaguer counts there. */
    Optional<Read> inSentence(String sentence) {
        String normal = DateWords.normal(sentence);
        Matcher limit = LIMIT.matcher(normal);
        if (limit.find()) {
            return RANGE.matcher(normal)
                    .results()
                    .filter(range -> range.end() == limit.end())
                    .findFirst()
                    .flatMap(range -> range(sentence.substring(range.start(), range.end()), range.group()))
                    .or(() -> limit(sentence.substring(limit.start(), limit.end()), limit.group()));
        }
        Matcher months = IN_MONTHS.matcher(normal);
        return months.find()
                ? months(sentence.substring(months.start(), months.end()), months.group())
                : Optional.empty();
    }

    /** "từ ngày 01/3 đến hết ngày 31/5/2026", "15/3 - 30/4/2026": a year written once holds for both days. */
    private Optional<Read> range(String text, String normal) {
        Matcher range = RANGE.matcher(normal);
        while (range.find()) {
            boolean since = !range.group("since").isBlank();
            boolean yearWritten = range.group("y1") != null || range.group("y") != null;
            // Not so in "đợt 3 - 5/6" and "2/3 - 3/4": nothing marks these numbers as days.
            boolean marked = range.group("m1") == null ? since : since || yearWritten || range.group("until") != null;
            if (marked && !isMonths(normal, range)) {
                return Optional.of(range(text, range));
            }
        }
        return Optional.empty();
    }

    private Read range(String text, Matcher range) {
        String firstYear = range.group("y1");
        DateWords.Found last = DateWords.found(range, firstYear == null ? planYear : Integer.valueOf(firstYear));
        if (last.date() == null) {
            return unclear(text, noDate(text, last));
        }
        LocalDate to = last.date();
        int month = range.group("m1") == null ? to.getMonthValue() : Integer.parseInt(range.group("m1"));
        int year = firstYear == null ? to.getYear() : Integer.parseInt(firstYear);
        DateWords.Found first = DateWords.found(Integer.parseInt(range.group("d1")), month, year, firstYear != null);
        if (first.date() == null) {
            return unclear(text, noDate(text, first));
        }
        LocalDate from = first.date();
        String doubt = null;
        if (from.isAfter(to) && firstYear == null && last.yearWritten() && month > to.getMonthValue()) {
            from = from.minusYears(1);
            doubt = "“%s” bắt đầu từ năm trước; ngày đầu lấy năm %d, cần xem lại.".formatted(text, from.getYear());
        }
        if (from.isAfter(to)) {
            return unclear(text, "“%s” có ngày đầu đứng sau ngày cuối; xem lại mốc thời gian.".formatted(text));
        }
        Boundary boundary = range.group("before") == null ? Boundary.INCLUSIVE : Boundary.EXCLUSIVE;
        return new Read(new Window(text, WindowKind.WITHIN, from, to, boundary), doubt);
    }

    /** Whether the numbers are months or quarters: "tháng 3 - 5/2026", "quý 1 - 2/2026", "9 - 10/26". */
    private static boolean isMonths(String normal, MatchResult numbers) {
        String before = normal.substring(Math.max(0, numbers.start() - 10), numbers.start())
                .stripTrailing()
                .toLowerCase(Locale.ROOT);
        return before.endsWith("tháng")
                || before.endsWith("quý")
                || numbers.group("y") == null && normal.startsWith("/", numbers.end());
    }

    private Optional<Read> limit(String text, String normal) {
        Matcher limit = LIMIT.matcher(normal);
        if (!limit.find()) {
            return Optional.empty();
        }
        DateWords.Found found = DateWords.found(limit, planYear);
        if (found.date() == null) {
            return Optional.of(unclear(text, noDate(text, found)));
        }
        Boundary boundary =
                limit.group("how").toLowerCase(Locale.ROOT).contains("trước") ? Boundary.EXCLUSIVE : Boundary.INCLUSIVE;
        return Optional.of(new Read(new Window(text, WindowKind.WITHIN, null, found.date(), boundary), null));
    }

    private Optional<Read> dates(String text, String normal) {
        Matcher matcher = DATE.matcher(normal);
        var dates = new ArrayList<LocalDate>();
        while (matcher.find()) {
            boolean marked = matcher.group("y") != null
                    || matcher.group().toLowerCase(Locale.ROOT).startsWith("ngày");
            if (!marked || isMonths(normal, matcher)) {
                continue;
            }
            DateWords.Found found = DateWords.found(matcher, planYear);
            if (found.date() == null) {
                return Optional.of(unclear(text, noDate(text, found)));
            }
            dates.add(found.date());
        }
        if (dates.isEmpty()) {
            return Optional.empty();
        }
        if (dates.size() == 1) {
            return Optional.of(new Read(
                    new Window(text, WindowKind.ON_DATE, dates.getFirst(), dates.getFirst(), Boundary.INCLUSIVE),
                    null));
        }
        boolean range = dates.size() == 2 && !dates.get(1).isBefore(dates.getFirst());
        return Optional.of(
                range
                        ? within(text, dates.getFirst(), dates.get(1), null)
                        : unclear(text, "“%s” có nhiều ngày; xem lại mốc thời gian.".formatted(text)));
    }

    private Optional<Read> continuous(String text, String normal) {
        if (!CONTINUOUS.matcher(normal).find()) {
            return Optional.empty();
        }
        Integer year = year(normal);
        Window window = year == null
                ? new Window(text, WindowKind.CONTINUOUS, null, null, null)
                : new Window(
                        text,
                        WindowKind.CONTINUOUS,
                        LocalDate.of(year, 1, 1),
                        LocalDate.of(year, 12, 31),
                        Boundary.INCLUSIVE);
        return Optional.of(new Read(window, null));
    }

    private Optional<Read> quarters(String text, String normal) {
        Matcher quarter = QUARTER.matcher(normal);
        if (!quarter.find()) {
            return Optional.empty();
        }
        Integer year = year(normal);
        if (year == null) {
            return Optional.of(unclear(text, "“%s” không ghi năm; bổ sung năm.".formatted(text)));
        }
        int first = quarter(quarter.group(1));
        Matcher more = MORE_QUARTERS.matcher(normal);
        int last = more.find() ? quarter(more.group(1)) : first;
        return Optional.of(months(text, year, 3 * Math.min(first, last) - 2, 3 * Math.max(first, last), null));
    }

    private static int quarter(String number) {
        return switch (number.toUpperCase(Locale.ROOT)) {
            case "I", "1" -> 1;
            case "II", "2" -> 2;
            case "III", "3" -> 3;
            default -> 4;
        };
    }

    private Optional<Read> half(String text, String normal) {
        Matcher half = HALF.matcher(normal);
        if (!half.find()) {
            return Optional.empty();
        }
        Integer year = year(normal);
        if (year == null) {
            return Optional.of(unclear(text, "“%s” không ghi năm; bổ sung năm.".formatted(text)));
        }
        boolean firstHalf = half.group().contains("đầu");
        return Optional.of(months(text, year, firstHalf ? 1 : 7, firstHalf ? 6 : 12, null));
    }

    private Optional<Read> months(String text, String normal) {
        Matcher matcher = MONTHS.matcher(normal);
        List<Integer> months = new ArrayList<>();
        boolean range = false;
        while (matcher.find()) {
            range |= matcher.group(2).matches("(?isU).*(?:-|–|đến).*");
            Matcher number = NUMBER.matcher(matcher.group(1) + " " + matcher.group(2));
            while (number.find()) {
                months.add(Integer.parseInt(number.group()));
            }
        }
        if (months.isEmpty()) {
            return Optional.empty();
        }
        Integer year = year(normal);
        if (year == null) {
            return Optional.of(unclear(text, "“%s” không ghi năm; bổ sung năm.".formatted(text)));
        }
        int first = months.stream().mapToInt(Integer::intValue).min().orElseThrow();
        int last = months.stream().mapToInt(Integer::intValue).max().orElseThrow();
        boolean apart = !range && months.stream().distinct().count() > 1 && last - first + 1 > months.size();
        return Optional.of(months(
                text,
                year,
                first,
                last,
                apart
                        ? "“%s” là các tháng rời nhau; mốc tính từ tháng đầu đến tháng cuối, cần xem lại."
                                .formatted(text)
                        : null));
    }

    private Optional<Read> year(String text, String normal) {
        if (SCHOOL_YEAR.matcher(normal).find()) {
            return Optional.of(
                    unclear(text, "“%s” là năm học; chọn ngày bắt đầu và kết thúc bằng tay.".formatted(text)));
        }
        Integer year = year(normal);
        return year != null && WHOLE_YEAR.matcher(normal).matches()
                ? Optional.of(months(text, year, 1, 12, null))
                : Optional.empty();
    }

    private @Nullable Integer year(String normal) {
        Matcher year = YEAR.matcher(normal);
        return year.find() ? Integer.valueOf(year.group(1)) : planYear;
    }

    private static Read months(String text, int year, int first, int last, @Nullable String doubt) {
        return within(
                text, LocalDate.of(year, first, 1), YearMonth.of(year, last).atEndOfMonth(), doubt);
    }

    private static Read within(String text, LocalDate from, LocalDate to, @Nullable String doubt) {
        return new Read(new Window(text, WindowKind.WITHIN, from, to, Boundary.INCLUSIVE), doubt);
    }

    private static Read unclear(String text, String doubt) {
        return new Read(new Window(text, WindowKind.NONE, null, null, null), doubt);
    }

    static String noDate(String text, DateWords.Found found) {
        return found.possible()
                ? "“%s” không ghi năm và kế hoạch không rõ năm; bổ sung năm.".formatted(text)
                : "“%s” có ngày không có thật; sửa lại.".formatted(text);
    }
}
