package vn.lienthong.plans.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.starter.text.VietnameseText;

/** Reads the boxes 1 to 4 of Decree 30/2020: superior, issuer, national motto, number, place and date, in any order. */
final class HeadingReader {

    private static final Pattern SIDE_BY_SIDE = Pattern.compile(
            "(?U)^(?<left>\\S.*?)\\s+(?<right>CỘNG\\s+HO[ÀA]\\s+XÃ HỘI.*|CỘNG\\s+HÒA\\s+XÃ HỘI.*|Độc lập\\s*[-–].*)$");
    private static final Pattern NUMBER_AND_PLACE =
            Pattern.compile("(?U)^(?<left>Số\\s*:?.*?)\\s+(?<right>\\p{Lu}[\\p{L} ]{1,40},\\s*ngày\\b.*)$");
    private static final Pattern NUMBER = Pattern.compile("(?iU)^số\\s*(?::\\s*|(?=\\d))(?<text>.*)$");
    private static final Pattern SYMBOL = Pattern.compile("(?U)^[._…\\s]*[/-]?\\s*[\\p{Lu}][\\p{L}\\d\\s&./-]*$");
    private static final Pattern PLACE_DATE = Pattern.compile(
            "(?iU)^(?<place>[\\p{L}0-9 .'’-]{2,60}?)\\s*,\\s*ngày(?<day>[\\s\\d_.…]*?)tháng(?<month>[\\s\\d_.…]*?)năm\\s*(?<year>[\\d_.…]*)\\s*\\.?$");
    private static final Pattern UNIT = Pattern.compile(
            "(?U)^(?:UBND|ỦY BAN|UỶ BAN|HĐND|SỞ|PHÒNG|TRƯỜNG|TRUNG TÂM|BAN|BỘ|ĐẢNG|TỈNH ỦY|HUYỆN ỦY|THÀNH ỦY|CÔNG ĐOÀN|HỘI|LIÊN ĐOÀN|CỤC|CHI CỤC)\\b.*");
    private static final Pattern URGENCY =
            Pattern.compile("(?U)^(?:HỎA TỐC|THƯỢNG KHẨN|KHẨN|LƯU HÀNH NỘI BỘ|XEM XONG TRẢ LẠI|DỰ THẢO.*)$");

    private static final int LONGEST_NAME = 300;

    private final Doubts doubts;
    private final List<String> names = new ArrayList<>();
    private final List<Line> unplaced = new ArrayList<>();
    private @Nullable String number;
    private @Nullable LocalDate date;
    private String place = "";
    private boolean numberLine;
    private boolean dateLine;

    HeadingReader(Doubts doubts) {
        this.doubts = doubts;
    }

    record Heading(
            String superior,
            String issuer,
            String place,
            @Nullable LocalDate date,
            @Nullable String number,
            List<Line> unplaced) {}

    Heading read(List<Line> lines) {
        var columns = new ArrayList<Line>();
        for (Line line : lines) {
            columns.addAll(split(line));
        }
        for (int i = 0; i < columns.size(); i++) {
            Line line = columns.get(i);
            boolean numberBelow = line.text().matches("(?iU)số\\s*:?") && i + 1 < columns.size();
            if (numberBelow && columns.get(i + 1).text().matches("[\\d\\s._…]*[/-].*")) {
                place(line.joinedWith(columns.get(++i)));
            } else {
                place(line);
            }
        }
        return done();
    }

    /** Whether a line can stand in the heading; for files in which no title marks its end. */
    static boolean fits(Line line) {
        return split(line).stream()
                .map(Line::text)
                .allMatch(text -> text.isBlank()
                        || isMotto(text)
                        || NUMBER.matcher(text).matches()
                        || PLACE_DATE.matcher(text).matches()
                        || isCapitals(text) && UNIT.matcher(text).matches());
    }

    private static List<Line> split(Line line) {
        if (line.text().indexOf('\t') >= 0) {
            return line.columns();
        }
        for (Pattern pattern : List.of(SIDE_BY_SIDE, NUMBER_AND_PLACE)) {
            Matcher matcher = pattern.matcher(line.text());
            if (matcher.matches()) {
                return List.of(line.part(0, matcher.end("left")), line.from(matcher.start("right")));
            }
        }
        return List.of(line);
    }

    private void place(Line line) {
        String text = line.text();
        if (text.isBlank() || Paragraphs.isRule(line) || isMotto(text)) {
            return;
        }
        Matcher numbered = NUMBER.matcher(text);
        Matcher dated = PLACE_DATE.matcher(text);
        if (numbered.matches() && !numberLine && isNumber(numbered.group("text"))) {
            number(numbered.group("text"));
        } else if (dated.matches() && !dateLine) {
            date(dated);
        } else if (URGENCY.matcher(text).matches()) {
            unplaced.add(line);
        } else if (text.length() <= LONGEST_NAME
                && String.join("", names).length() <= LONGEST_NAME
                && (isCapitals(text) || UNIT.matcher(text).matches())) {
            name(text);
        } else {
            unplaced.add(line);
        }
    }

    private void name(String text) {
        boolean startsName = names.isEmpty()
                || UNIT.matcher(text).matches() && !names.getLast().endsWith(" VÀ");
        if (startsName) {
            names.add(text);
        } else {
            names.set(names.size() - 1, names.getLast() + " " + text);
        }
    }

    /** Digits or blanks and a symbol; "Số: …" may also begin an ordinary line. */
    private static boolean isNumber(String text) {
        return text.matches("[\\s._…]*")
                || text.matches("\\d.{0,60}")
                || SYMBOL.matcher(text).matches() && text.length() <= 60;
    }

    private void number(String written) {
        numberLine = true;
        String text = written.replaceAll("[._…]{2,}", " ")
                .replaceAll("\\s*([/-])\\s*", "$1")
                .strip();
        if (text.isEmpty()) {
            return;
        }
        if (Character.isDigit(text.charAt(0))) {
            number = text;
            if (!text.equals(written.strip())) {
                doubts.aboutField(
                        "numberText", "Số, ký hiệu viết “%s”, đọc là “%s”; xem lại.".formatted(written.strip(), text));
            }
        } else {
            doubts.aboutField(
                    "numberText", "Văn bản chưa có số, chỉ in sẵn ký hiệu “%s”.".formatted(text.replaceAll("^/", "")));
        }
    }

    private void date(Matcher dated) {
        dateLine = true;
        place = dated.group("place").strip();
        String day = digits(dated.group("day"));
        String month = digits(dated.group("month"));
        String year = digits(dated.group("year"));
        if (day.isEmpty() || month.isEmpty() || year.length() != 4) {
            doubts.aboutField(
                    "date",
                    "Dòng ngày tháng còn để trống (“%s”); điền khi ban hành."
                            .formatted(dated.group().strip()));
            return;
        }
        date = day.length() > 2 || month.length() > 2
                ? null
                : DateWords.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                        .orElse(null);
        if (date == null) {
            doubts.aboutField(
                    "date",
                    "Ngày “%s” không có thật; sửa lại.".formatted(dated.group().strip()));
        }
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    private Heading done() {
        if (!numberLine) {
            doubts.aboutField("numberText", "Không thấy dòng “Số: …/…”; số, ký hiệu sẽ lấy khi ban hành.");
        }
        if (!dateLine) {
            doubts.aboutField("date", "Không thấy dòng địa danh, ngày tháng năm ban hành.");
        }
        if (names.size() < 2) {
            doubts.aboutField("superiorName", "Không thấy tên cơ quan chủ quản ở phần đầu; bổ sung nếu có.");
        }
        if (names.size() > 2) {
            doubts.aboutField("superiorName", "Phần đầu có hơn hai tên cơ quan; xem lại tên nào là cơ quan chủ quản.");
        }
        String issuer = names.isEmpty() ? "" : names.getLast();
        String superior = names.size() < 2 ? "" : String.join(" ", names.subList(0, names.size() - 1));
        return new Heading(superior, issuer, place, date, number, List.copyOf(unplaced));
    }

    static boolean hasMotto(Line line) {
        return split(line).stream().map(Line::text).anyMatch(HeadingReader::isMotto);
    }

    private static boolean isMotto(String text) {
        String folded = VietnameseText.fold(text).replaceAll("[^a-z]", "");
        return folded.equals("conghoaxahoichunghiavietnam") || folded.equals("doclaptudohanhphuc");
    }

    static boolean isCapitals(String text) {
        return text.codePoints().filter(Character::isLetter).count() >= 2
                && text.codePoints().noneMatch(Character::isLowerCase);
    }
}
