package vn.lienthong.plans.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.plans.content.NodeKind;
import vn.lienthong.plans.content.Recipient;
import vn.lienthong.plans.content.Signature;
import vn.lienthong.starter.text.VietnameseText;

/** Reads "Nơi nhận" and the signature block, side by side or one after the other. */
final class TailReader {

    /** The words alone or with a list after a colon; a sentence may begin with them, or a wrapped line in small letters. */
    private static final Pattern RECIPIENTS =
            Pattern.compile("(?U)^(?:(?:Nơi [Nn]hận|NƠI NHẬN)\\s*(?:[.;]?\\s*|:\\s*(?<rest>.*))|nơi nhận\\s*:\\s*)$");

    private static final String POST =
            "HIỆU TRƯỞNG|TRƯỞNG|GIÁM ĐỐC|CHỦ TỊCH|CHÁNH|BÍ THƯ|CHỦ NHIỆM|THỦ TRƯỞNG|NGƯỜI LẬP|PHỤ TRÁCH|TỔNG PHỤ TRÁCH";
    private static final Pattern SIGNATORY =
            Pattern.compile("(?U)^(?:(?:KT|TM|TL|TUQ|Q)\\s*\\.\\s*\\p{Lu}.*|.*\\b(?:" + POST + ")\\b.*)$");
    private static final Pattern SIDE_BY_SIDE = Pattern.compile(
            "(?U)^(?<left>[Nn]ơi nhận\\s*:?|-\\s.*?[;.)])\\s+(?<right>(?:(?:KT|TM|TL|TUQ|Q)\\s*\\.\\s*)?(?:PHÓ\\s+)?(?:"
                    + POST + "|ỦY BAN|UỶ BAN)[\\p{Lu} ]*)$");
    private static final Pattern AUTHORITY = Pattern.compile("(?U)^(?<mark>KT|TM|TL|TUQ|Q)\\s*\\.\\s*(?<title>.*)$");
    private static final Pattern SIGNED =
            Pattern.compile("(?iU)^[(\\[]?\\s*(?:đã ký|ký tên|ký, đóng dấu|ký và đóng dấu|chữ ký số)[^\\p{L}]*$");
    private static final Pattern NAME =
            Pattern.compile("(?U)^(?:(?:Th\\.?S|TS|PGS|GS|BS|CN)\\.?\\s*)*\\p{Lu}\\p{L}*(?:\\s+\\p{Lu}\\p{L}*){1,6}$");
    private static final Pattern PURPOSE = Pattern.compile(
            "(?iU)\\s*\\((?<tag>(?:để\\s*)?(?:b\\s*/\\s*c|bc|báo cáo|t\\s*/\\s*h|th|thực hiện|p\\s*/\\s*h|ph|phối hợp|đ\\s*/\\s*b|biết|c\\s*/\\s*đ|chỉ đạo|k\\s*/\\s*t|theo dõi|t\\s*/\\s*d))\\s*\\)");
    private static final Pattern CLOSING = Pattern.compile("(?U)^Trên đây là\\b.*");
    private static final Pattern ARCHIVE = Pattern.compile("(?iU)^[-–]?\\s*lưu\\b.*");

    /** After a "./." that stands in the middle of the text by mistake there is more. */
    private static final int MOST_LINES = 60;

    private static final int LONGEST = 600;
    private static final int LONGEST_NAME = 120;

    private final Ids ids;
    private final Doubts doubts;
    private final List<Line> recipients = new ArrayList<>();
    private final List<String> titles = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Line> unplaced = new ArrayList<>();

    TailReader(Ids ids, Doubts doubts) {
        this.ids = ids;
        this.doubts = doubts;
    }

    record Tail(List<Recipient> recipients, @Nullable Signature signature, List<Line> unplaced) {}

    /** Where the tail begins in {@code [from, to)}: after "./.", at "Nơi nhận", or at a signature at the very end. */
    static int start(List<Block> blocks, int from, int to) {
        int recipients = recipients(blocks, from, to);
        int end = recipients < 0 ? to : recipients;
        int closing = closing(blocks, from, end);
        if (closing >= 0
                && end - closing <= MOST_LINES
                && blocks.subList(closing, end).stream().noneMatch(Grid.class::isInstance)) {
            return closing + 1;
        }
        return recipients < 0 ? signature(blocks, from, to) : recipients;
    }

    /** The line in {@code [from, to)} that ends the plan's own text, "Nơi nhận" or else the last "./."; -1 without any. */
    static int end(List<Block> blocks, int from, int to) {
        int recipients = recipients(blocks, from, to);
        return recipients < 0 ? closing(blocks, from, to) : recipients;
    }

    /** The last "Nơi nhận" after which the text does not go on; -1 when there is none. */
    private static int recipients(List<Block> blocks, int from, int to) {
        int next = to;
        boolean goesOn = false;
        for (int i = to - 1; i >= from; i--) {
            if (blocks.get(i) instanceof Line line && opensRecipients(line)) {
                goesOn = textGoesOn(blocks, i + 1, next, goesOn);
                if (!goesOn) {
                    return i;
                }
                next = i;
            }
        }
        return -1;
    }

    private static int closing(List<Block> blocks, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (blocks.get(i) instanceof Line line && line.text().endsWith("./.")) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the line is "Nơi nhận", or "Nơi nhận: …", with or without a signature beside it. */
    static boolean opensRecipients(Line line) {
        return line.text().regionMatches(true, 0, "nơi nhận", 0, 8)
                && RECIPIENTS.matcher(split(line).getFirst().text()).matches();
    }

    /**
     * Whether a heading or the closing words follow before any signature: then "Nơi nhận: …" was a line of the text.
     *
     * @param otherwise the answer when none of these stands in {@code [from, to)}
     */
    static boolean textGoesOn(List<Block> blocks, int from, int to, boolean otherwise) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!(blocks.get(i) instanceof Line line)) {
                continue;
            }
            String text = line.text();
            if (startsSignature(line)) {
                return false;
            }
            if (CLOSING.matcher(text).matches() || text.endsWith("./.") && !isItem(text)) {
                return true;
            }
            Optional<Mark> heading = Mark.of(text).filter(Mark::heading);
            if (heading.isPresent()) {
                boolean item = heading.get().kind() == NodeKind.CLAUSE
                        && heading.get().ordinal() == ++number; // recipients may be numbered as well
                if (!item) {
                    return true;
                }
            }
        }
        return otherwise;
    }

    static boolean isItem(String text) {
        return text.startsWith("-") || text.startsWith("–") || text.startsWith("+");
    }

    /** Whether a column of the line names the office of a signatory; a numbered heading in capitals may name one too. */
    static boolean startsSignature(Line line) {
        return split(line).stream()
                .map(Line::text)
                .anyMatch(text -> startsSignature(text)
                        && (Mark.of(text).isEmpty() || AUTHORITY.matcher(text).matches()));
    }

    private static int signature(List<Block> blocks, int from, int to) {
        int text = 0;
        for (int i = to - 1; i >= from && text < 6 && blocks.get(i) instanceof Line line; i--) {
            if (line.blank()) {
                continue;
            }
            text++;
            if (startsSignature(line.text()) && Mark.of(line.text()).isEmpty()) {
                boolean above = i > from && blocks.get(i - 1) instanceof Line before && startsSignature(before.text());
                return above ? i - 1 : i;
            }
        }
        return to;
    }

    private static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && NAME.matcher(text).matches();
    }

    private static boolean startsSignature(String text) {
        return text.length() <= 90
                && HeadingReader.isCapitals(text)
                && SIGNATORY.matcher(text).matches();
    }

    Tail read(List<Line> lines) {
        var left = new ArrayList<Line>();
        var right = new ArrayList<Line>();
        for (Line line : lines) {
            List<Line> columns = split(line);
            left.add(columns.getFirst());
            right.addAll(columns.subList(1, columns.size()));
        }
        boolean list = false;
        left.addAll(right);
        for (Line line : left) {
            list = take(line, list);
        }
        return new Tail(recipients(), signed(), List.copyOf(unplaced));
    }

    private static List<Line> split(Line line) {
        Matcher sides = SIDE_BY_SIDE.matcher(line.text());
        if (line.text().indexOf('\t') < 0 && sides.matches()) {
            return List.of(line.part(0, sides.end("left")), line.from(sides.start("right")));
        }
        return line.columns();
    }

    /** Takes one line; answers whether the list of recipients goes on after it. */
    private boolean take(Line line, boolean inList) {
        String text = line.text();
        if (text.isBlank() || Paragraphs.isRule(line) || SIGNED.matcher(text).matches()) {
            return inList;
        }
        Matcher opening = RECIPIENTS.matcher(text);
        if (opening.matches()) {
            String rest = opening.group("rest");
            if (rest != null && !rest.isBlank()) {
                recipient(line.from(opening.start("rest")), true);
            }
            return true;
        }
        if (startsSignature(text)) {
            titles.add(text);
            return false;
        }
        boolean ended = !recipients.isEmpty()
                && ARCHIVE.matcher(recipients.getLast().text()).matches();
        boolean item = isItem(text);
        if (inList && (item || !ended || !isName(text))) {
            recipient(line, item);
            return true;
        }
        if (!inList && !titles.isEmpty() && names.isEmpty() && HeadingReader.isCapitals(text) && titles.size() < 3) {
            titles.add(text);
        } else if (names.isEmpty() && isName(text) && (!titles.isEmpty() || !recipients.isEmpty())) {
            names.add(text);
        } else {
            unplaced.add(line);
        }
        return false;
    }

    private void recipient(Line line, boolean item) {
        if (line.length() >= LONGEST) {
            unplaced.add(line);
            return;
        }
        boolean wrapped = !item
                && (recipients.isEmpty() || recipients.getLast().length() + line.length() < LONGEST)
                && !recipients.isEmpty()
                && !recipients.getLast().text().matches("(?s).*[;.]");
        if (wrapped) {
            recipients.set(recipients.size() - 1, recipients.getLast().joinedWith(line));
        } else {
            recipients.add(line);
        }
    }

    private List<Recipient> recipients() {
        var read = new ArrayList<Recipient>();
        for (Line line : recipients) {
            for (String item : line.text().split(";\\s+(?=-\\s)")) {
                String name = item.replaceFirst("^[-–+]\\s*", "")
                        .replaceFirst("\\s*[;.,]\\s*$", "")
                        .strip();
                Matcher purpose = PURPOSE.matcher(name);
                if (purpose.find()) {
                    String rest = (name.substring(0, purpose.start()) + name.substring(purpose.end())).strip();
                    read.add(new Recipient(ids.recipient(), rest, purpose(purpose.group("tag"))));
                } else if (!name.isEmpty()) {
                    read.add(new Recipient(ids.recipient(), name, null));
                }
            }
        }
        if (read.isEmpty()) {
            doubts.aboutField("recipients", "Không thấy mục “Nơi nhận”.");
        }
        return List.copyOf(read);
    }

    private static String purpose(String tag) {
        String key = VietnameseText.fold(tag).replaceAll("^de\\s*", "").replaceAll("[\\s/]", "");
        return switch (key) {
            case "bc", "baocao" -> "b/c";
            case "th", "thuchien" -> "t/h";
            case "ph", "phoihop" -> "p/h";
            case "cd", "chidao" -> "c/đ";
            case "biet", "db" -> "để biết";
            case "td", "theodoi" -> "t/d";
            default -> tag;
        };
    }

    private @Nullable Signature signed() {
        if (titles.isEmpty() && names.isEmpty()) {
            doubts.aboutField("signature", "Không thấy phần chữ ký (chức vụ và họ tên người ký).");
            return null;
        }
        String name = names.isEmpty() ? null : names.getFirst();
        if (titles.isEmpty()) {
            doubts.aboutField("signature", "Phần chữ ký chỉ có họ tên, mất chức vụ của người ký.");
            return new Signature(null, null, "", name);
        }
        if (name == null) {
            doubts.aboutField("signature", "Phần chữ ký chưa có họ tên người ký.");
        }
        Optional<Matcher> authority =
                Optional.of(AUTHORITY.matcher(titles.getFirst())).filter(Matcher::matches);
        if (authority.isEmpty()) {
            return new Signature(null, null, String.join("\n", titles), name);
        }
        String mark = authority.get().group("mark") + ".";
        String own = String.join("\n", titles.subList(1, titles.size()));
        String title = authority.get().group("title").strip();
        if (mark.equals("Q.")) {
            return new Signature(mark, null, own.isEmpty() ? title : title + "\n" + own, name);
        }
        if (own.isEmpty()) {
            doubts.aboutField(
                    "signature", "Sau “%s” không có chức vụ của chính người ký.".formatted(titles.getFirst()));
        }
        return new Signature(mark, title, own, name);
    }
}
