package vn.lienthong.plans.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.plans.intake.PlanTexts.draft;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.plans.content.Node;
import vn.lienthong.plans.content.PlanContent;
import vn.lienthong.plans.content.Recipient;

/** Where the text of a plan ends and its recipients begin; the same words may stand inside the text and after it. */
class PlanEndTest {

    private static final PlanContent PLAN = draft(PlanTexts.PLAN).content();
    private static final String LAST_ITEM = "- Các bộ phận báo cáo 6 tháng";

    private static String bodyWith(String lines) {
        assertThat(PlanTexts.BODY).contains(LAST_ITEM);
        return PlanTexts.BODY.replace(LAST_ITEM, lines + "\n" + LAST_ITEM);
    }

    private static String planWith(String lines) {
        return PlanTexts.HEADING
                + PlanTexts.TITLE
                + PlanTexts.OPENING
                + bodyWith(lines)
                + PlanTexts.RECIPIENTS
                + PlanTexts.SIGNATURE;
    }

    private static String outline(PlanContent content) {
        return String.join(
                "\n",
                content.outline().stream()
                        .flatMap(Node::subtree)
                        .map(Node::text)
                        .toList());
    }

    private static void endsAsUsual(Reading.Draft draft) {
        assertThat(draft.content().recipients()).isEqualTo(PLAN.recipients());
        assertThat(draft.content().signature()).isEqualTo(PLAN.signature());
        assertThat(outline(draft.content())).contains("báo cáo 6 tháng").endsWith("./.");
        assertThat(draft.content().deadlines()).hasSameSizeAs(PLAN.deadlines());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nơi nhận báo cáo: Phòng Văn hóa – Xã hội",
                "Nơi nhận báo cáo là bộ phận văn phòng.",
                "nơi nhận báo cáo và lưu hồ sơ.",
                "NƠI NHẬN BÁO CÁO",
                "Nơi nhận: Phòng Văn hóa – Xã hội.",
                "Nơi nhận:\n- Phòng Văn hóa – Xã hội;\n- Văn phòng."
            })
    void theWordsInsideTheTextAreText(String lines) {
        var draft = draft(planWith(lines));

        endsAsUsual(draft);
        assertThat(outline(draft.content())).contains(lines.lines().findFirst().orElseThrow());
        assertThat(Words.lost(planWith(lines), draft)).isEmpty();
    }

    @Test
    void aWrappedLineOfAPageIsText() throws IOException {
        byte[] pdf = PlanReaderTest.pdf(
                planWith(
                        "- Các tổ chuyên môn tổng hợp kết quả, gửi về bộ phận văn phòng là\nnơi nhận báo cáo của các tổ trong cả năm học và lưu hồ sơ."));

        var draft = draft(new PlanReader().read(pdf, "ke-hoach.pdf"));

        endsAsUsual(draft);
        assertThat(outline(draft.content())).contains("nơi nhận báo cáo của các tổ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nơi nhận: Phòng Văn hóa – Xã hội.",
                "Nơi nhận:\n- Phòng Văn hóa – Xã hội.",
                "Nơi nhận: Văn phòng.\nNơi nhận: Thư viện."
            })
    void withoutRecipientsNothingOfTheTextBecomesOne(String lines) {
        var draft = draft(PlanTexts.HEADING + PlanTexts.TITLE + PlanTexts.OPENING + bodyWith(lines));

        assertThat(draft.content().recipients()).isEmpty();
        assertThat(outline(draft.content()))
                .contains(lines.replace("\n- ", "\n"))
                .contains("báo cáo 6 tháng")
                .endsWith("./.");
        assertThat(draft.doubts()).anyMatch(doubt -> "recipients".equals(doubt.field()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nơi nhận",
                "Nơi nhận :",
                "NƠI NHẬN:",
                "nơi nhận:",
                "Nơi nhận          KT. HIỆU TRƯỞNG\n- Văn phòng;          PHÓ HIỆU TRƯỞNG",
                "Nơi nhận: Văn phòng;",
                "Nơi nhận:\n1. Văn phòng;\n2. Tổ Toán;"
            })
    void recipientsMayBeWrittenInSeveralWays(String opening) {
        String signature = opening.contains("HIỆU TRƯỞNG") ? "" : PlanTexts.SIGNATURE;
        String body = PlanTexts.BODY.replace("./.", ".");

        var content = draft(PlanTexts.HEADING + PlanTexts.TITLE + PlanTexts.OPENING + body + opening
                        + "\n- Các tổ chuyên môn (t/h);\n- Lưu: VT./.\n" + signature)
                .content();

        assertThat(content.outline()).hasSameSizeAs(PLAN.outline());
        assertThat(content.recipients().stream().map(Recipient::name)).contains("Các tổ chuyên môn");
        assertThat(content.signature()).isEqualTo(PLAN.signature());
    }

    @Test
    void anAnnexKeepsItsOwnRecipients() {
        String annex = """
                PHỤ LỤC I
                KẾ HOẠCH NGÀY HỘI ĐỌC SÁCH
                (Kèm theo Kế hoạch số 12/KH-THAD ngày 16/01/2026)
                I. NỘI DUNG
                - Trưng bày sách.
                Nơi nhận:
                - Thư viện;
                - Đoàn đội.
                """;

        var draft = draft(PlanTexts.PLAN + annex);

        endsAsUsual(draft);
        assertThat(draft.content().annexes())
                .singleElement()
                .satisfies(read ->
                        assertThat(read.rows().stream().flatMap(List::stream)).contains("Nơi nhận:", "- Thư viện;"));
    }

    @Test
    void anotherPlanAfterTheSignatureIsAnAnnexWithADoubt() {
        String other = PlanTexts.PLAN.replace("12/KH-THAD", "13/KH-THAD").replace("Công đoàn", "Đoàn đội");

        var draft = draft(PlanTexts.PLAN + other);

        endsAsUsual(draft);
        assertThat(draft.content().annexes()).hasSize(1);
        assertThat(draft.doubts()).anyMatch(doubt -> doubt.message().contains("một văn bản khác"));
        assertThat(Words.lost(PlanTexts.PLAN + other, draft)).isEmpty();
    }

    @Test
    void aTableAfterTheWordsInTheTextIsNotWhereTheAnnexesBegin() {
        var draft = draft(planWith(
                "Nơi nhận: Phòng Văn hóa – Xã hội.\n\n| Nhiệm vụ | Phụ trách |\n|---|---|\n| Viết bài | Tổ Văn |\n"));

        endsAsUsual(draft);
        assertThat(draft.content().annexes())
                .singleElement()
                .satisfies(annex -> assertThat(annex.rows()).containsExactly(List.of("Viết bài", "Tổ Văn")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1|Nơi nhận báo cáo tổng hợp|Văn phòng",
                "1|Nơi nhận: Phòng Văn hóa – Xã hội|Văn phòng",
                "1|KẾ HOẠCH tuyên truyền biển, đảo|Tổ Sử",
                "1|Số: 05 buổi|Tổ Sử",
                "Nơi nhận báo cáo|Lập danh sách|Văn phòng",
                "Nơi nhận:|Phòng Văn hóa – Xã hội|Văn phòng"
            })
    void aTableOfTasksKeepsItsRows(String row) throws IOException {
        List<String> cells = List.of(row.split("\\|"));
        var table = new Grid(Stream.of(List.of("Stt", "Nội dung", "Chủ trì"), cells, List.of("2", "Viết bài", "Tổ Văn"))
                .map(texts -> texts.stream().map(text -> List.of(Line.of(text))).toList())
                .toList());

        for (boolean inAnnex : List.of(false, true)) {
            String before = PlanTexts.HEADING
                    + PlanTexts.TITLE
                    + PlanTexts.OPENING
                    + PlanTexts.BODY.substring(0, PlanTexts.BODY.indexOf(LAST_ITEM));
            String after = PlanTexts.BODY.substring(PlanTexts.BODY.indexOf(LAST_ITEM))
                    + PlanTexts.RECIPIENTS
                    + PlanTexts.SIGNATURE;
            byte[] word = WordFiles.of(
                    inAnnex
                            ? blocks(before + after + "PHỤ LỤC\nDANH MỤC NHIỆM VỤ", table, "")
                            : blocks(before, table, after));

            var draft = draft(new PlanReader().read(word, "ke-hoach.docx"));

            endsAsUsual(draft);
            assertThat(draft.content().annexes()).singleElement().satisfies(annex -> {
                assertThat(annex.columns()).containsExactly("Stt", "Nội dung", "Chủ trì");
                assertThat(annex.rows()).containsExactly(cells, List.of("2", "Viết bài", "Tổ Văn"));
            });
        }
    }

    @Test
    void recipientsAndSignatureMayStandInATableOfTheirOwn() {
        var together = new Grid(List.of(List.of(
                PlanTexts.RECIPIENTS.lines().map(Line::of).toList(),
                List.of(),
                PlanTexts.SIGNATURE.lines().map(Line::of).toList())));
        var alone = new Grid(
                List.of(List.of(PlanTexts.RECIPIENTS.lines().map(Line::of).toList(), List.of())));
        String text = PlanTexts.HEADING + PlanTexts.TITLE + PlanTexts.OPENING + PlanTexts.BODY;

        for (byte[] word : List.of(
                WordFiles.of(blocks(text, together, "")),
                WordFiles.of(blocks(text, alone, PlanTexts.SIGNATURE)),
                WordFiles.of(blocks(text, together, "PHỤ LỤC\n1. Trưng bày sách.")))) {
            endsAsUsual(draft(new PlanReader().read(word, "ke-hoach.docx")));
        }
    }

    private static List<Block> blocks(String before, Grid table, String after) {
        return Stream.of(
                        before.lines().map(Line::of),
                        Stream.of(table),
                        after.lines().map(Line::of))
                .<Block>flatMap(stream -> stream)
                .toList();
    }
}
