package vn.lienthong.plans.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.plans.content.Annex;

/** Reads annexes: "Phụ lục", title, "(Kèm theo …)", then a table in whatever form, or text. */
final class AnnexReader {

    private static final Pattern ANNEX = Pattern.compile(
            "(?U)^(?:PHỤ LỤC|Phụ lục)(?:\\s+(?:số\\s*)?(?:[IVX]+|\\d{1,2}|[A-Z]))?\\s*[.:]?\\s*(?<rest>.*)$");
    private static final Pattern REFERENCE = Pattern.compile("(?iU)^\\(?\\s*(?:kèm theo|ban hành kèm theo|đính kèm).*");
    private static final Pattern REFERRED =
            Pattern.compile("(?iU)số\\s*:?\\s*(?<number>\\d+\\s*[/-]\\s*[\\p{L}\\d/&.-]+)");

    private static final int LONGEST = 900;

    private final Ids ids;
    private final Doubts doubts;
    private final @Nullable String ownNumber;

    AnnexReader(Ids ids, Doubts doubts, @Nullable String ownNumber) {
        this.ids = ids;
        this.doubts = doubts;
        this.ownNumber = ownNumber;
    }

    /** Where the annexes begin in the blocks from {@code from} on; the number of blocks when there are none. */
    static int start(List<Block> blocks, int from) {
        int heading = heading(blocks, from);
        int end = TailReader.end(blocks, from, heading);
        for (int i = end + 1; end >= 0 && i < heading; i++) {
            if (blocks.get(i) instanceof Grid) {
                return i;
            }
        }
        return heading;
    }

    /** The first "Phụ lục", or the heading of another document that follows the recipients of this one. */
    private static int heading(List<Block> blocks, int from) {
        boolean closed = false;
        int recipients = -1;
        for (int i = from; i < blocks.size(); i++) {
            if (!(blocks.get(i) instanceof Line line)) {
                continue;
            }
            String text = line.text();
            if (isAnnex(text) && (closed || text.strip().matches("(?U)(?:PHỤ LỤC|Phụ lục)(?:\\s+[IVX\\d]+)?"))) {
                return i;
            }
            if (recipients >= 0 && isOtherDocument(line)) {
                int first = i;
                while (first - 1 > recipients
                        && blocks.get(first - 1) instanceof Line before
                        && HeadingReader.fits(before)) {
                    first--;
                }
                return first;
            }
            if (TailReader.opensRecipients(line)) {
                recipients = i;
            }
            closed |= recipients >= 0 || text.endsWith("./.");
        }
        return blocks.size();
    }

    /** The national motto or the title, which no document has twice. */
    private static boolean isOtherDocument(Line line) {
        return HeadingReader.hasMotto(line) || line.text().matches("KẾ\\s+HOẠCH");
    }

    private static boolean isAnnex(String text) {
        Matcher annex = ANNEX.matcher(text);
        if (!annex.matches() || text.length() > 200) {
            return false;
        }
        String rest = annex.group("rest");
        return rest.isEmpty()
                || HeadingReader.isCapitals(rest)
                || REFERENCE.matcher(rest).matches();
    }

    List<Annex> read(List<Block> blocks) {
        var annexes = new ArrayList<Annex>();
        var current = new ArrayList<Block>();
        for (Block block : blocks) {
            boolean begins = block instanceof Line line && isAnnex(line.text());
            if (begins && !current.isEmpty()) {
                annexes.addAll(annex(current));
                current.clear();
            }
            current.add(block);
        }
        if (!current.isEmpty()) {
            annexes.addAll(annex(current));
        }
        return annexes;
    }

    private List<Annex> annex(List<Block> blocks) {
        var title = new ArrayList<String>();
        String reference = null;
        int at = 0;
        boolean first = true;
        for (; at < blocks.size() && blocks.get(at) instanceof Line line; at++) {
            if (line.blank() && !line.cellStart() || Paragraphs.isRule(line)) {
                continue;
            }
            if (line.cellStart() && !first || line.columns().size() > 2) {
                break;
            }
            Matcher annex = ANNEX.matcher(line.flat().text());
            if (first && annex.matches()) {
                String rest = annex.group("rest");
                if (REFERENCE.matcher(rest).matches()) {
                    reference = rest;
                } else if (!rest.isBlank()) {
                    title.add(rest);
                }
            } else if (reference == null
                    && line.length() < LONGEST
                    && REFERENCE.matcher(line.text()).matches()) {
                reference = line.flat().text();
            } else if (reference != null && open(reference) && reference.length() + line.length() < LONGEST) {
                reference = reference + " " + line.flat().text();
            } else if (reference == null && isTitle(line, title)) {
                title.add(line.flat().text());
            } else {
                break;
            }
            first = false;
        }
        List<Annex> annexes = tables(String.join(" ", title), reference, blocks.subList(at, blocks.size()));
        // An annex may be a form with a heading of its own.
        boolean named = blocks.getFirst() instanceof Line line && isAnnex(line.text());
        if (!named && blocks.stream().anyMatch(block -> block instanceof Line line && isOtherDocument(line))) {
            doubts.aboutNode(
                    annexes.getFirst().id(),
                    "Sau phần chữ ký còn một văn bản khác, đã đưa vào phụ lục; xóa nếu không thuộc kế hoạch này.");
        }
        return annexes;
    }

    private static boolean open(String reference) {
        return reference.startsWith("(") && !reference.contains(")");
    }

    private static boolean isTitle(Line line, List<String> title) {
        return title.size() < 4
                && line.length() < 300
                && (HeadingReader.isCapitals(line.text()) || line.centred() || line.bold());
    }

    /** One annex per table; text around the tables becomes rows of one cell. */
    private List<Annex> tables(String title, @Nullable String reference, List<Block> blocks) {
        var annexes = new ArrayList<Annex>();
        var text = new ArrayList<Line>();
        for (Block block : withTables(blocks)) {
            switch (block) {
                case Line line -> text.add(line);
                case Grid grid -> {
                    var reader = new TableReader(ids.annex(), doubts);
                    annexes.add(reader.annex(title, annexes.isEmpty() ? reference : null, grid, Paragraphs.of(text)));
                    text.clear();
                }
            }
        }
        List<Line> rest = Paragraphs.of(text);
        if (annexes.isEmpty()) {
            annexes.add(TableReader.ofText(ids.annex(), title, reference, rest));
        } else if (!rest.isEmpty()) {
            Annex last = annexes.removeLast();
            annexes.add(TableReader.withText(last, rest));
            doubts.aboutNode(last.id(), "Có chữ nằm sau bảng của phụ lục, đã đưa vào các dòng cuối bảng.");
        }
        if (title.isEmpty()) {
            doubts.aboutNode(annexes.getFirst().id(), "Phụ lục không có tên; đặt tên cho phụ lục.");
        }
        check(annexes.getFirst());
        return annexes;
    }

    private static List<Block> withTables(List<Block> blocks) {
        var result = new ArrayList<Block>();
        var lines = new ArrayList<Line>();
        for (Block block : blocks) {
            switch (block) {
                case Line line -> lines.add(line);
                case Grid grid -> {
                    result.addAll(tableIn(lines));
                    lines.clear();
                    result.add(grid);
                }
            }
        }
        result.addAll(tableIn(lines));
        return result;
    }

    private static List<Block> tableIn(List<Line> lines) {
        var result = new ArrayList<Block>();
        int start = FlatTable.start(lines);
        var table = FlatTable.in(lines);
        if (table.isPresent()) {
            result.addAll(lines.subList(0, start));
            result.add(table.get());
            return result;
        }
        var rows = new ArrayList<List<List<Line>>>();
        for (Line line : lines) {
            if (line.columns().size() > 2) {
                rows.add(line.columns().stream().map(List::of).toList());
            } else {
                flush(rows, result);
                result.add(line);
            }
        }
        flush(rows, result);
        return result;
    }

    private static void flush(List<List<List<Line>>> rows, List<Block> result) {
        if (!rows.isEmpty()) {
            result.add(new Grid(rows));
            rows.clear();
        }
    }

    private void check(Annex annex) {
        String reference = annex.reference();
        if (reference == null) {
            return;
        }
        Matcher referred = REFERRED.matcher(reference);
        if (ownNumber != null && referred.find() && !same(referred.group("number"), ownNumber)) {
            doubts.aboutNode(
                    annex.id(),
                    "Phụ lục ghi kèm theo văn bản số %s, không phải số %s của kế hoạch này; có thể là phụ lục của văn bản khác."
                            .formatted(referred.group("number"), ownNumber));
        }
    }

    private static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    private static String key(String number) {
        return number.replaceAll("[\\s.]", "").replaceFirst("^0+", "").toUpperCase(Locale.ROOT);
    }
}
