package vn.lienthong.plans.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.plans.content.Annex;
import vn.lienthong.plans.content.ContentProblem;
import vn.lienthong.plans.content.Deadline;
import vn.lienthong.plans.content.Node;
import vn.lienthong.plans.content.NodeKind;
import vn.lienthong.plans.content.PlanContent;
import vn.lienthong.plans.content.Run;
import vn.lienthong.plans.content.Task;

/**
 * Reads the structure of a plan from its lines and tables, whatever file they came from: heading, title, opening,
 * outline, recipients and signature, annexes. No word of the text is dropped: what has no place becomes a paragraph and
 * a doubt.
 */
final class StructureReader {

    private static final Pattern YEAR = Pattern.compile("(?iU)năm\\s*(?<school>học\\s*)?(?<year>(?:19|20)\\d{2})");

    private final Ids ids = new Ids();
    private final Doubts doubts;

    StructureReader(Doubts doubts) {
        this.doubts = doubts;
    }

    Reading read(List<Block> source) {
        List<Block> blocks = withoutBlankLines(LayoutTable.flattened(source));
        TitleReader.Title title = TitleReader.find(blocks, doubts);
        HeadingReader.Heading heading = new HeadingReader(doubts).read(lines(blocks.subList(0, title.start())));
        int annexesAt = AnnexReader.start(blocks, title.end());
        int tailAt = TailReader.start(blocks, title.end(), annexesAt);
        Body body = body(blocks.subList(title.end(), tailAt));
        if (body.paragraphs().size() > PlanContent.MOST_NODES) {
            return new Reading.TooLarge("Văn bản vượt giới hạn của một kế hoạch. Kế hoạch có %d đoạn; tối đa là %d."
                    .formatted(body.paragraphs().size(), PlanContent.MOST_NODES));
        }
        OpeningReader.Opening opening = new OpeningReader(ids).read(body.paragraphs());
        List<Node> preamble =
                new ArrayList<>(unplaced(heading.unplaced(), "Dòng này ở phần đầu văn bản chưa rõ là gì."));
        preamble.addAll(opening.preamble());
        List<Node> outline = new ArrayList<>(new OutlineReader(ids, doubts).read(opening.rest()));
        TailReader.Tail tail = new TailReader(ids, doubts).read(lines(blocks.subList(tailAt, annexesAt)));
        outline.addAll(unplaced(tail.unplaced(), "Dòng này ở phần nơi nhận, chữ ký chưa rõ là gì."));
        List<Annex> annexes = annexes(body, blocks.subList(annexesAt, blocks.size()), heading.number());

        Integer year = year(title.text(), heading.date());
        LocalDate notBefore = notBefore(heading.date(), opening.bases());
        var finder = new TaskFinder(ids, doubts, year, notBefore);
        List<Task> tasks = Stream.concat(
                        finder.in(outline).stream(), annexes.stream().flatMap(annex -> finder.in(annex).stream()))
                .toList();
        List<Deadline> deadlines = new DeadlineFinder(ids, doubts, year, notBefore)
                .in(outline.stream().flatMap(Node::subtree));
        var content = new PlanContent(
                heading.superior(),
                issuer(heading.issuer(), opening),
                heading.place(),
                heading.date(),
                heading.number(),
                title.type(),
                title.text(),
                opening.bases(),
                preamble,
                outline,
                tasks,
                deadlines,
                tail.recipients(),
                tail.signature(),
                annexes);
        doubtWhatIsMissing(content);
        doubtSpelling(content);
        List<ContentProblem> problems = content.problems("");
        return problems.isEmpty()
                ? new Reading.Draft(content, year, doubts.all())
                : new Reading.TooLarge("Văn bản vượt giới hạn của một kế hoạch. "
                        + problems.getFirst().detail());
    }

    /** Blank lines only mark the line after them; an empty cell of a flattened table stays. */
    private static List<Block> withoutBlankLines(List<Block> source) {
        var blocks = new ArrayList<Block>();
        boolean blank = false;
        for (Block block : source) {
            switch (block) {
                case Line line when line.blank() && !line.cellStart() -> blank = true;
                case Line line -> {
                    blocks.add(line.after(blank || line.afterBlank()));
                    blank = false;
                }
                case Grid grid -> {
                    blocks.add(grid);
                    blank = false;
                }
            }
        }
        return blocks;
    }

    private static List<Line> lines(List<Block> blocks) {
        return blocks.stream()
                .flatMap(block -> switch (block) {
                    case Line line -> Stream.of(line);
                    case Grid grid -> grid.byColumn().stream();
                })
                .toList();
    }

    /** A table in the body, kept as an annex. */
    private record BodyTable(Grid grid, String title) {}

    private record Body(List<Line> paragraphs, List<BodyTable> tables) {}

    private static Body body(List<Block> blocks) {
        var paragraphs = new ArrayList<Line>();
        var tables = new ArrayList<BodyTable>();
        var stretch = new ArrayList<Line>();
        for (Block block : blocks) {
            switch (block) {
                case Line line -> stretch.add(line);
                case Grid grid -> {
                    paragraphs.addAll(Paragraphs.of(stretch));
                    stretch.clear();
                    tables.add(new BodyTable(
                            grid,
                            paragraphs.isEmpty() ? "" : paragraphs.getLast().text()));
                }
            }
        }
        paragraphs.addAll(Paragraphs.of(stretch));
        return new Body(paragraphs, tables);
    }

    private List<Annex> annexes(Body body, List<Block> after, @Nullable String number) {
        var annexes = new ArrayList<Annex>();
        for (BodyTable table : body.tables()) {
            String id = ids.annex();
            String title = table.title().length() > 300 ? "" : table.title();
            annexes.add(new TableReader(id, doubts).annex(title, null, table.grid(), List.of()));
            doubts.aboutNode(id, "Bảng nằm trong thân kế hoạch, đã chuyển xuống thành phụ lục; đặt lại tên phụ lục.");
        }
        annexes.addAll(new AnnexReader(ids, doubts, number).read(after));
        return annexes;
    }

    private List<Node> unplaced(List<Line> lines, String why) {
        return lines.stream()
                .map(line -> {
                    List<Run> runs = line.flat().runs();
                    var node = new Node(ids.node(), NodeKind.PARAGRAPH, null, runs, List.of());
                    doubts.aboutNode(node.id(), why + " Chuyển vào đúng chỗ hoặc xóa.");
                    return node;
                })
                .toList();
    }

    private String issuer(String printed, OpeningReader.Opening opening) {
        if (!printed.isEmpty()) {
            return printed;
        }
        Optional<String> named = opening.issuer();
        doubts.aboutField(
                "issuerName",
                named.map("Phần đầu không có tên cơ quan ban hành; lấy theo đoạn mở đầu (“%s”), xem lại."::formatted)
                        .orElse("Không thấy tên cơ quan ban hành; nhập tên cơ quan."));
        return named.map(name -> name.toUpperCase(Locale.forLanguageTag("vi"))).orElse("");
    }

    private @Nullable Integer year(String title, @Nullable LocalDate date) {
        Matcher matcher = YEAR.matcher(title);
        Integer year = null;
        while (matcher.find()) {
            year = Integer.valueOf(matcher.group("year"));
            if (matcher.group("school") != null) {
                doubts.aboutField("year", "Trích yếu ghi năm học; kế hoạch được xếp vào năm %d.".formatted(year));
            }
        }
        if (year == null && date != null) {
            year = date.getYear();
            doubts.aboutField("year", "Trích yếu không ghi năm; lấy năm %d theo ngày ban hành.".formatted(year));
        } else if (year == null) {
            doubts.aboutField("year", "Không rõ kế hoạch của năm nào; chọn năm.");
        } else if (date != null && Math.abs(date.getYear() - year) > 1) {
            doubts.aboutField("year", "Trích yếu ghi năm %d nhưng văn bản ký năm %d.".formatted(year, date.getYear()));
        }
        return year;
    }

    private static @Nullable LocalDate notBefore(@Nullable LocalDate date, List<Node> bases) {
        return date != null
                ? date
                : DateWords.latest(
                                String.join("\n", bases.stream().map(Node::text).toList()))
                        .orElse(null);
    }

    private void doubtWhatIsMissing(PlanContent content) {
        if (content.legalBases().isEmpty()) {
            doubts.aboutField("legalBases", "Không thấy đoạn “Căn cứ …” hoặc “Thực hiện …” ở phần mở đầu.");
        }
        if (content.outline().isEmpty()) {
            doubts.aboutField("outline", "Không thấy nội dung kế hoạch sau phần mở đầu.");
        } else if (content.outline().stream().allMatch(node -> node.kind() == NodeKind.PARAGRAPH)) {
            doubts.aboutField("outline", "Không thấy đề mục đánh số (I., 1., a)); nội dung để nguyên thành các đoạn.");
        }
        if (content.tasks().isEmpty()) {
            doubts.aboutField("tasks", "Không nhận ra nhiệm vụ nào; thêm nhiệm vụ bằng tay.");
        }
    }

    private void doubtSpelling(PlanContent content) {
        content.passages().forEach(passage -> {
            List<String> glued = Spelling.glued(passage.text());
            String about = passage.id().replaceFirst("/.*", "");
            if (!glued.isEmpty()) {
                say(about, "Chữ viết dính: %s; cần tách ra.", glued);
            }
            List<String> odd = Spelling.odd(passage.text());
            if (!odd.isEmpty()) {
                say(about, "Chữ viết lạ: %s; xem có gõ nhầm không.", odd);
            }
        });
    }

    private void say(String about, String message, List<String> words) {
        String quoted = String.join(
                ", ", words.stream().limit(8).map(word -> "“" + word + "”").toList());
        if (about.equals("title")) {
            doubts.aboutField("title", message.formatted(quoted));
        } else {
            doubts.aboutNode(about, message.formatted(quoted));
        }
    }
}
