package vn.lienthong.plans.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Joins the physical lines of the body to paragraphs. Text taken off pages is wrapped at one width, often with a blank
 * line after every line and with page breaks inside sentences, so blank lines say nothing there: a line goes on when the
 * next word would not have fitted. Elsewhere a line goes on only when its sentence is open and the next one continues it.
 */
final class Paragraphs {

    private static final double NEARLY_FULL = 0.86;
    private static final int LONGEST = 18_000;
    private static final int NARROWEST = 45;
    private static final int WIDEST = 125;

    private static final Pattern RULE = Pattern.compile("[\\s_\\-–—=*.…~]{3,}");
    private static final Pattern LABEL = Pattern.compile(
            "(?iU)^(?:thời gian(?: thực hiện| hoàn thành)?|thời hạn|tiến độ|(?:đơn vị |bộ phận |người )?(?:chủ trì|phối hợp|phụ trách|thực hiện)(?: thực hiện)?|địa điểm|kinh phí|sản phẩm)\\s*:.*");
    private static final Pattern CLOSING = Pattern.compile("(?U)^(?:Trên đây là|Nơi nhận|Phụ lục|PHỤ LỤC)\\b.*");
    private static final Pattern OPEN_END = Pattern.compile(
            "(?sU).*(?:[,\\-–/(]|\\b(?:và|của|về|các|những|theo|tại|trên|cho|với|là|số|ngày|để|trong|từ|đến|do|ở))$");

    private final List<Line> lines;
    private final int width;
    private final Map<Integer, Integer> lastOrdinals = new HashMap<>();

    private Paragraphs(List<Line> lines) {
        this.lines = lines;
        this.width = wrapWidth(lines);
    }

    static List<Line> of(List<Line> lines) {
        List<Line> text = lines.stream()
                .filter(line -> !line.blank() && !isRule(line))
                .map(Line::flat)
                .toList();
        return new Paragraphs(text).joined();
    }

    /** A drawn line ("_____", "* * *"), which is decoration. */
    static boolean isRule(Line line) {
        return RULE.matcher(line.text()).matches();
    }

    /** The width at which the text is wrapped; 0 when its lines are whole paragraphs. */
    private static int wrapWidth(List<Line> lines) {
        int[] lengths = lines.stream().mapToInt(Line::length).sorted().toArray();
        if (lengths.length < 8) {
            return 0;
        }
        int widest = lengths[(int) Math.floor((lengths.length - 1) * 0.98)];
        if (widest < NARROWEST || lengths[lengths.length - 1] > WIDEST) {
            return 0;
        }
        List<Line> full =
                lines.stream().filter(line -> line.length() >= 0.8 * widest).toList();
        long open = full.stream().filter(line -> !ends(line.text())).count();
        return full.size() >= 0.3 * lengths.length && open >= 0.4 * full.size() ? widest : 0;
    }

    private List<Line> joined() {
        var paragraphs = new ArrayList<Line>();
        var parts = new ArrayList<Line>();
        int length = 0;
        for (Line line : lines) {
            if (!parts.isEmpty() && length <= LONGEST && goesOn(parts.size() == 1, parts.getLast(), line)) {
                parts.add(line);
                length += line.length();
                continue;
            }
            if (!parts.isEmpty()) {
                paragraphs.add(Line.joined(parts));
                parts.clear();
            }
            Mark.of(line.text()).ifPresent(this::count);
            parts.add(line);
            length = line.length();
        }
        if (!parts.isEmpty()) {
            paragraphs.add(Line.joined(parts));
        }
        return paragraphs;
    }

    private void count(Mark mark) {
        lastOrdinals.put(mark.rank(), mark.ordinal());
        lastOrdinals.keySet().removeIf(rank -> rank > mark.rank());
    }

    private boolean goesOn(boolean first, Line line, Line next) {
        String before = line.text();
        String after = next.text();
        if (before.endsWith("./.")
                || LABEL.matcher(after).matches()
                || CLOSING.matcher(after).matches()) {
            return false;
        }
        if (first
                && Mark.of(before).filter(mark -> mark.end() >= before.length()).isPresent()) {
            return Mark.of(after).isEmpty(); // a number alone on its line
        }
        boolean full = width > 0 && before.length() + 1 + firstWord(after) > NEARLY_FULL * width;
        if (Mark.of(after).filter(mark -> starts(mark, before, after, full)).isPresent()) {
            return false;
        }
        if (line.bold() && !next.bold() && !full || !line.bold() && next.bold() && !startsSmall(after)) {
            return false;
        }
        return width > 0 ? goesOnWrapped(before, after, full) : goesOnWhole(before, after);
    }

    /** Whether what looks like a mark is one; in wrapped text a line may begin with "- 19/5" or "5. " by chance. */
    private boolean starts(Mark mark, String before, String after, boolean full) {
        String text = after.substring(mark.end());
        boolean digit = !text.isEmpty() && Character.isDigit(text.charAt(0));
        if (mark.ordinal() == 0 && digit && before.lastIndexOf('(') > before.lastIndexOf(')')) {
            return false;
        }
        if (width == 0 || !full || ends(before)) {
            return true;
        }
        if (mark.ordinal() == 0) {
            return !text.isEmpty() && !digit && !startsSmall(text);
        }
        int last = lastOrdinals.getOrDefault(mark.rank(), 0);
        return mark.ordinal() == 1 || mark.ordinal() == last + 1;
    }

    private static boolean goesOnWrapped(String before, String after, boolean full) {
        if (before.endsWith(":")) {
            return false;
        }
        if (startsSmall(after)) {
            return full || !ends(before);
        }
        return full || OPEN_END.matcher(before).matches();
    }

    private static boolean goesOnWhole(String before, String after) {
        return !ends(before) && (startsSmall(after) || OPEN_END.matcher(before).matches());
    }

    private static boolean ends(String text) {
        return text.matches("(?s).*[.;:!?…][\"”’)]?");
    }

    private static boolean startsSmall(String text) {
        char first = text.charAt(0);
        return Character.isLowerCase(first) || first == ',' || first == ';' || first == ')';
    }

    private static int firstWord(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? text.length() : space;
    }
}
