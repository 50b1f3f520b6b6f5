package vn.lienthong.plans.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.plans.intake.PlanTexts.draft;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Test;
import vn.lienthong.plans.content.Boundary;
import vn.lienthong.plans.content.Deadline;
import vn.lienthong.plans.content.Node;
import vn.lienthong.plans.content.NodeKind;
import vn.lienthong.plans.content.PlanContent;
import vn.lienthong.plans.content.Recipient;
import vn.lienthong.plans.content.Run;
import vn.lienthong.plans.content.Signature;
import vn.lienthong.plans.content.Task;
import vn.lienthong.plans.content.WindowKind;

class PlanReaderTest {

    private static final PlanContent CONTENT = draft(PlanTexts.PLAN).content();

    @Test
    void headingIsRead() {
        assertThat(CONTENT.superiorName()).isEqualTo("UBND PHƯỜNG MẠO KHÊ");
        assertThat(CONTENT.issuerName()).isEqualTo("TRƯỜNG TIỂU HỌC ÁNH DƯƠNG");
        assertThat(CONTENT.numberText()).isEqualTo("12/KH-THAD");
        assertThat(CONTENT.place()).isEqualTo("Mạo Khê");
        assertThat(CONTENT.date()).isEqualTo(LocalDate.of(2026, 1, 16));
        assertThat(CONTENT.documentType()).isEqualTo("KẾ HOẠCH");
        assertThat(CONTENT.title()).isEqualTo("Công tác thông tin đối ngoại năm 2026");
        assertThat(draft(PlanTexts.PLAN).year()).isEqualTo(2026);
    }

    @Test
    void openingIsSplitIntoBasesAndPreamble() {
        assertThat(CONTENT.legalBases().stream().map(Node::text))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("Căn cứ Nghị định số 72/2015/NĐ-CP")
                .endsWith(";");
        assertThat(CONTENT.preamble().stream().map(Node::text))
                .containsExactly("Trường Tiểu học Ánh Dương xây dựng Kế hoạch năm 2026 như sau:");
    }

    @Test
    void outlineIsNestedByItsNumbering() {
        Node tasks = CONTENT.outline().get(1);

        assertThat(tasks.kind()).isEqualTo(NodeKind.SECTION);
        assertThat(tasks.number()).isEqualTo("II.");
        assertThat(tasks.text()).isEqualTo("NHIỆM VỤ, GIẢI PHÁP");
        assertThat(tasks.children().stream().map(Node::number)).containsExactly("1.", "2.");
        assertThat(tasks.children().get(0).children().stream().map(Node::kind))
                .containsExactly(NodeKind.BULLET, NodeKind.BULLET);
        assertThat(tasks.children().get(1).children().stream().map(Node::number))
                .containsExactly("a)", "b)");
        assertThat(CONTENT.outline().getLast().text()).endsWith("./.");
    }

    @Test
    void tasksHaveTheirTimeAndUnits() {
        assertThat(CONTENT.tasks().stream().map(Task::title))
                .containsExactly(
                        "Phổ biến văn bản trong sinh hoạt chuyên môn",
                        "Đăng toàn văn trên trang thông tin của trường trước ngày 15/02/2026",
                        "Tổ chức cuộc thi vẽ tranh về biển, đảo",
                        "Viết bài giới thiệu di tích",
                        "Lồng ghép nội dung vào môn học và hoạt động trải nghiệm",
                        "Các bộ phận báo cáo 6 tháng (trước ngày 05/6), hàng năm (05/11) về Ban Giám hiệu");
        assertThat(CONTENT.tasks().get(1).window().to()).isEqualTo(LocalDate.of(2026, 2, 15));
        assertThat(CONTENT.tasks().get(2).window().to()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(CONTENT.tasks().get(3).window().kind()).isEqualTo(WindowKind.CONTINUOUS);
        assertThat(CONTENT.tasks().get(4).leads()).containsExactly("Tổ chuyên môn");
    }

    @Test
    void deadlinesKeepTheirWordsAndBoundary() {
        assertThat(CONTENT.deadlines().stream().map(Deadline::what))
                .containsExactly(
                        "Đăng toàn văn trên trang thông tin của trường", "Báo cáo 6 tháng", "Báo cáo hàng năm");
        assertThat(CONTENT.deadlines().stream().map(Deadline::text))
                .containsExactly("trước ngày 15/02/2026", "trước ngày 05/6", "05/11");
        assertThat(CONTENT.deadlines().stream().map(Deadline::due))
                .containsExactly(LocalDate.of(2026, 2, 15), LocalDate.of(2026, 6, 5), LocalDate.of(2026, 11, 5));
        assertThat(CONTENT.deadlines().stream().map(Deadline::boundary))
                .containsExactly(Boundary.EXCLUSIVE, Boundary.EXCLUSIVE, Boundary.INCLUSIVE);
    }

    @Test
    void recipientsAndSignatureAreRead() {
        assertThat(CONTENT.recipients())
                .containsExactly(
                        new Recipient("r1", "Phòng VH-XH phường", "b/c"),
                        new Recipient("r2", "Các tổ chuyên môn", "t/h"),
                        new Recipient("r3", "Công đoàn trường", "p/h"),
                        new Recipient("r4", "Lưu: VT", null));
        assertThat(CONTENT.signature()).isEqualTo(new Signature("KT.", "HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", null));
    }

    @Test
    void onlyTheMissingNameIsDoubted() {
        assertThat(draft(PlanTexts.PLAN).doubts())
                .containsExactly(new Doubt(null, "signature", "Phần chữ ký chưa có họ tên người ký."));
    }

    @Test
    void nothingOfThePlanIsLost() {
        assertThat(Words.lost(PlanTexts.PLAN, draft(PlanTexts.PLAN))).isEmpty();
    }

    @Test
    void wordParagraphsGiveTheSameDraft() {
        assertThat(draft(new PlanReader().read(WordFiles.ofLines(PlanTexts.PLAN), "ke-hoach.docx")))
                .isEqualTo(draft(PlanTexts.PLAN));
    }

    @Test
    void wordWithLayoutTablesGivesTheSameDraft() {
        List<Line> heading = lines(PlanTexts.HEADING);
        byte[] word = WordFiles.of(Stream.<List<? extends Block>>of(
                        List.of(row(heading.subList(0, 3), heading.subList(3, 6))),
                        lines(PlanTexts.TITLE).stream()
                                .map(line -> line.centredLine(true))
                                .toList(),
                        lines(PlanTexts.OPENING),
                        lines(PlanTexts.BODY),
                        List.of(row(lines(PlanTexts.RECIPIENTS), lines(PlanTexts.SIGNATURE))))
                .<Block>flatMap(List::stream)
                .toList());

        assertThat(draft(new PlanReader().read(word, "ke-hoach.docx"))).isEqualTo(draft(PlanTexts.PLAN));
    }

    @Test
    void wordWithAutomaticNumberingGivesTheSameOutline() {
        byte[] word = WordFiles.of(document -> {
            lines(PlanTexts.TITLE + PlanTexts.OPENING).forEach(line -> WordFiles.write(document, line));
            var list = WordFiles.automaticList(document);
            WordFiles.listItem(document, list, 0, "MỤC ĐÍCH, YÊU CẦU");
            WordFiles.listItem(document, list, 1, "Mục đích");
            WordFiles.listItem(document, list, 2, "Nâng cao hiểu biết của giáo viên.");
            WordFiles.listItem(document, list, 1, "Yêu cầu");
            WordFiles.listItem(document, list, 0, "NHIỆM VỤ");
            WordFiles.listItem(document, list, 1, "Tuyên truyền về biển, đảo.");
        });

        var outline =
                draft(new PlanReader().read(word, "ke-hoach.docx")).content().outline();

        assertThat(outline.stream().flatMap(Node::subtree).map(Node::number))
                .containsExactly("I.", "1.", "-", "2.", "II.", "1.");
    }

    @Test
    void tableInWordBecomesAnAnnexWithTasks() {
        var table = grid(
                List.of("Stt", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện"),
                List.of(
                        "1",
                        "Tổ chức ngày hội đọc sách",
                        "Thư viện; Tổ Văn",
                        "Đoàn đội;\nCha mẹ học sinh",
                        "Tháng 4/2026"),
                List.of("2", "Giao lưu với trường bạn", "Ban Giám hiệu", "", "Khi có yêu cầu"));
        byte[] word = WordFiles.of(Stream.<List<? extends Block>>of(
                        lines(PlanTexts.PLAN),
                        lines("PHỤ LỤC\nHOẠT ĐỘNG TRỌNG TÂM\n(Kèm theo Kế hoạch số 12/KH-THAD ngày 16/01/2026)"),
                        List.of(table))
                .<Block>flatMap(List::stream)
                .toList());

        var content = draft(new PlanReader().read(word, "ke-hoach.docx")).content();

        assertThat(content.annexes()).singleElement().satisfies(annex -> {
            assertThat(annex.title()).isEqualTo("HOẠT ĐỘNG TRỌNG TÂM");
            assertThat(annex.reference()).startsWith("(Kèm theo");
            assertThat(annex.columns()).hasSize(5);
            assertThat(annex.rows()).hasSize(2);
        });
        Task first = content.tasks().get(content.tasks().size() - 2);
        assertThat(first.leads()).containsExactly("Thư viện", "Tổ Văn");
        assertThat(first.coordinators()).containsExactly("Đoàn đội", "Cha mẹ học sinh");
        assertThat(first.window().from()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(content.tasks().getLast().window().kind()).isEqualTo(WindowKind.ON_REQUEST);
    }

    @Test
    void boldAndItalicOfWordAreKept() {
        var line = new StyledText()
                .append("- Tuyên truyền ", false, false)
                .append("biển, đảo", true, false)
                .append(" Tổ quốc", false, true)
                .line();
        byte[] word = WordFiles.of(
                Stream.concat(lines(PlanTexts.TITLE + PlanTexts.OPENING + "I. NHIỆM VỤ").stream(), Stream.of(line))
                        .<Block>map(each -> each)
                        .toList());

        var outline =
                draft(new PlanReader().read(word, "ke-hoach.docx")).content().outline();

        assertThat(outline.getFirst().children().getFirst().runs())
                .containsExactly(
                        Run.plain("Tuyên truyền "),
                        new Run("biển, đảo ", true, false),
                        new Run("Tổ quốc", false, true));
    }

    @Test
    void pdfGivesTheSameStructure() throws IOException {
        var draft = draft(new PlanReader().read(pdf(PlanTexts.PLAN), "ke-hoach.pdf"));

        assertThat(draft.content()).isEqualTo(CONTENT);
    }

    @Test
    void markdownGivesTheSameStructure() {
        String markdown = PlanTexts.HEADING
                + "\n## KẾ HOẠCH Công tác thông tin đối ngoại năm 2026\n\n"
                + PlanTexts.OPENING
                + "\n"
                + PlanTexts.BODY
                        .replaceAll("(?m)^(I+\\. .*)$", "### **$1**\n")
                        .replaceAll("(?m)^(\\d\\. .*)$", "#### $1\n")
                + "\n#### **Nơi nhận:**\n\n"
                + PlanTexts.RECIPIENTS.replace("Nơi nhận:\n", "")
                + "\n**"
                + PlanTexts.SIGNATURE.strip().replace("\n", "  \n")
                + "**\n";

        var content = draft(markdown).content();

        assertThat(content.outline().getFirst().runs()).containsExactly(new Run("MỤC ĐÍCH, YÊU CẦU", true, false));
        assertThat(Words.texts(content).toList()).isEqualTo(Words.texts(CONTENT).toList());
    }

    @Test
    void encodingsOfUnicodeAreUnderstood() {
        byte[] utf8 = PlanTexts.PLAN.getBytes(StandardCharsets.UTF_8);
        byte[] withMark = ("\uFEFF" + PlanTexts.PLAN).getBytes(StandardCharsets.UTF_8);
        byte[] utf16 = ("\uFEFF" + PlanTexts.PLAN).getBytes(StandardCharsets.UTF_16LE);
        byte[] bigEndian = ("\uFEFF" + PlanTexts.PLAN).getBytes(StandardCharsets.UTF_16BE);
        byte[] windows = PlanTexts.PLAN.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] decomposed =
                Normalizer.normalize(PlanTexts.PLAN, Normalizer.Form.NFD).getBytes(StandardCharsets.UTF_8);

        for (byte[] file : List.of(utf8, withMark, utf16, bigEndian, windows, decomposed)) {
            assertThat(draft(new PlanReader().read(file, "ke-hoach.txt")).content())
                    .isEqualTo(CONTENT);
        }
    }

    @Test
    void theContentTellsTheFormatAndTheNameOnlyRaisesADoubt() {
        var draft = draft(new PlanReader().read(WordFiles.ofLines(PlanTexts.PLAN), "ke-hoach.pdf"));

        assertThat(draft.content()).isEqualTo(CONTENT);
        assertThat(draft.doubts()).anyMatch(doubt -> doubt.message().startsWith("Đuôi tên tệp"));
    }

    private static List<Line> lines(String text) {
        return text.lines().map(Line::of).toList();
    }

    private static Grid row(List<Line> left, List<Line> right) {
        return new Grid(List.of(List.of(left, right)));
    }

    @SafeVarargs
    private static Grid grid(List<String>... rows) {
        return new Grid(Stream.of(rows)
                .map(row -> row.stream().map(PlanReaderTest::lines).toList())
                .toList());
    }

    /** One line of text per line, two pages, with page numbers, in a font that has the Vietnamese letters. */
    static byte[] pdf(String text) throws IOException {
        try (var document = new PDDocument();
                var font = PDDocument.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
                var out = new ByteArrayOutputStream()) {
            var loaded = PDType0Font.load(document, font);
            List<String> lines = text.lines().toList();
            for (int from = 0; from < lines.size(); from += 25) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(loaded, 8);
                    content.newLineAtOffset(290, 810);
                    content.showText(String.valueOf(from / 25 + 1));
                    content.newLineAtOffset(-230, -20);
                    for (String line : lines.subList(from, Math.min(lines.size(), from + 25))) {
                        content.showText(line);
                        content.newLineAtOffset(0, -14);
                    }
                    content.endText();
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }
}
