package vn.lienthong.plans.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PlanContentTest {

    private static final Run PLAIN = Run.plain("Căn cứ Nghị định số ");
    private static final Run BOLD = new Run("72/2015/NĐ-CP", true, false);
    private static final Run ITALIC = new Run(" ngày 07/8/2015", false, true);

    private static PlanContent plan() {
        var basis = new Node("n1", NodeKind.PARAGRAPH, null, List.of(PLAIN, BOLD, ITALIC), List.of());
        var bullet = new Node("n4", NodeKind.BULLET, "-", List.of(Run.plain("Tuyên truyền biển, đảo.")), List.of());
        var clause = new Node("n3", NodeKind.CLAUSE, "1.", List.of(Run.plain("Nội dung")), List.of(bullet));
        var section = new Node("n2", NodeKind.SECTION, "I.", List.of(Run.plain("NHIỆM VỤ")), List.of(clause));
        var window = new Window(
                "Quý I năm 2026",
                WindowKind.WITHIN,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 3, 31),
                Boundary.INCLUSIVE);
        return new PlanContent(
                "UBND PHƯỜNG MẠO KHÊ",
                "TRƯỜNG TIỂU HỌC ÁNH DƯƠNG",
                "Mạo Khê",
                LocalDate.of(2026, 1, 16),
                "12/KH-THAD",
                PlanContent.PLAN,
                "Công tác thông tin đối ngoại năm 2026",
                List.of(basis),
                List.of(),
                List.of(section),
                List.of(new Task("t1", "n4", "Tuyên truyền biển, đảo", List.of("Tổ chuyên môn"), List.of(), window)),
                List.of(new Deadline(
                        "d1", "n4", "Báo cáo năm", "trước ngày 10/11", LocalDate.of(2026, 11, 10), Boundary.EXCLUSIVE)),
                List.of(new Recipient("r1", "Phòng VH-XH", "b/c")),
                new Signature("KT.", "HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", null),
                List.of(new Annex(
                        "a1",
                        "HOẠT ĐỘNG TRỌNG TÂM",
                        "(Kèm theo Kế hoạch số 12/KH-THAD)",
                        List.of("Stt", "Nhiệm vụ"),
                        List.of(List.of("1", "Thực hiện Chỉ thị số 07/CT-TTg"), List.of("2", "")))));
    }

    @Test
    void correctionKeepsTheStylesAroundIt() {
        int start = "Căn cứ Nghị định số 72/2015/NĐ-CP ngày ".length();

        var corrected = plan().withText("n1", start, start + "07/8/2015".length(), "07/9/2015")
                .orElseThrow();

        assertThat(corrected.node("n1").orElseThrow().runs())
                .containsExactly(PLAIN, BOLD, new Run(" ngày 07/9/2015", false, true));
        assertThat(corrected.outline()).isEqualTo(plan().outline());
    }

    @Test
    void replacementOverTwoRunsTakesTheStyleOfItsFirstCharacter() {
        int start = PLAIN.text().length() + 3;
        int end = PLAIN.text().length() + BOLD.text().length() + 5;

        var corrected = plan().withText("n1", start, end, "X").orElseThrow();

        assertThat(corrected.node("n1").orElseThrow().runs())
                .containsExactly(PLAIN, new Run("72/X", true, false), new Run(" 07/8/2015", false, true));
    }

    @Test
    void insertionTakesTheStyleOfTheCharacterBeforeIt() {
        int end = PLAIN.text().length() + BOLD.text().length();

        var corrected = plan().withText("n1", end, end, "!").orElseThrow();

        assertThat(corrected.node("n1").orElseThrow().runs().get(1)).isEqualTo(new Run("72/2015/NĐ-CP!", true, false));
    }

    @Test
    void deletionOfEverythingLeavesAnEmptyNode() {
        int length = plan().node("n4").orElseThrow().text().length();

        var corrected = plan().withText("n4", 0, length, "").orElseThrow();

        assertThat(corrected.node("n4").orElseThrow().runs()).isEmpty();
    }

    @Test
    void titleAndAnnexCanBeCorrectedToo() {
        assertThat(plan().withText("title", 0, "Công tác".length(), "Hoạt động")
                        .orElseThrow()
                        .title())
                .isEqualTo("Hoạt động thông tin đối ngoại năm 2026");
        assertThat(plan().withText("a1/0/1", 0, "Thực hiện".length(), "Triển khai")
                        .orElseThrow()
                        .annexes()
                        .getFirst()
                        .rows()
                        .getFirst()
                        .get(1))
                .isEqualTo("Triển khai Chỉ thị số 07/CT-TTg");
        assertThat(plan().withText("a1/reference", 1, 4, "Gửi kèm")
                        .orElseThrow()
                        .annexes()
                        .getFirst()
                        .reference())
                .isEqualTo("(Gửi kèm theo Kế hoạch số 12/KH-THAD)");
    }

    @Test
    void noCorrectionOutsideThePassageOrInsideACharacter() {
        var content = plan().withText("n4", 0, 0, "🏫").orElseThrow();

        assertThat(plan().withText("n9", 0, 0, "x")).isEmpty();
        assertThat(plan().withText("n4", 0, 1000, "x")).isEmpty();
        assertThat(plan().withText("n4", -1, 2, "x")).isEmpty();
        assertThat(plan().withText("n4", 3, 2, "x")).isEmpty();
        assertThat(content.withText("n4", 1, 2, "x")).isEmpty();
    }

    @Test
    void passagesComeInReadingOrderWithoutBlankOnes() {
        assertThat(plan().passages().stream().map(Passage::id))
                .containsExactly(
                        "title", "n1", "n2", "n3", "n4", "a1/title", "a1/reference", "a1/0/0", "a1/0/1", "a1/1/0");
    }

    @Test
    void jsonHasExactlyTheFieldsOfTheContract() {
        var mapper = JsonMapper.builder().build();

        var json = mapper.valueToTree(plan());

        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder(
                        "superiorName",
                        "issuerName",
                        "place",
                        "date",
                        "numberText",
                        "documentType",
                        "title",
                        "legalBases",
                        "preamble",
                        "outline",
                        "tasks",
                        "deadlines",
                        "recipients",
                        "signature",
                        "annexes");
        assertThat(json.get("outline").get(0).propertyNames())
                .containsExactlyInAnyOrder("id", "kind", "number", "runs", "children");
        assertThat(json.get("tasks").get(0).get("window").propertyNames())
                .containsExactlyInAnyOrder("text", "kind", "from", "to", "boundary");
        assertThat(json.get("date").asString()).isEqualTo("2026-01-16");
        assertThat(mapper.treeToValue(json, PlanContent.class)).isEqualTo(plan());
    }

    @Test
    void jsonWithMissingPartsIsAnEmptyPlan() {
        var content = JsonMapper.builder().build().readValue("{\"title\": \"Kế hoạch năm\"}", PlanContent.class);

        assertThat(content).isEqualTo(PlanContent.blank("Kế hoạch năm", "", ""));
    }

    @Test
    void textIsComposed() {
        assertThat(Run.plain("Kế hoạch").text()).isEqualTo("Kế hoạch");
    }

    @Test
    void aPlanWithinTheLimitsHasNoProblems() {
        assertThat(plan().problems("/content")).isEmpty();
    }

    @Test
    void problemsPointToTheValue() {
        var deep = Node.paragraph("deep", "x");
        for (int i = 0; i < ContentCheck.DEPTH; i++) {
            deep = new Node("d" + i, NodeKind.BULLET, "-", List.of(), List.of(deep));
        }
        var nodes = new ArrayList<Node>();
        nodes.add(Node.paragraph("n1", "x".repeat(ContentCheck.NODE_CHARACTERS + 1)));
        nodes.add(Node.paragraph("n1", "trùng mã"));
        nodes.add(Node.paragraph("mã sai", "có chuông"));
        nodes.add(deep);
        var window = new Window(
                "", WindowKind.WITHIN, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 1, 1), Boundary.INCLUSIVE);
        var content = new PlanContent(
                "",
                "",
                "",
                null,
                "1\n2",
                "",
                "x".repeat(ContentCheck.LINE_CHARACTERS + 1),
                List.of(),
                List.of(),
                nodes,
                List.of(new Task("t1", "n7", "có\u0007chuông", List.of(), List.of(), window)),
                List.of(),
                List.of(),
                null,
                List.of());

        assertThat(content.problems("/content").stream().map(ContentProblem::pointer))
                .containsExactly(
                        "/content/numberText",
                        "/content/title",
                        "/content/outline/0/runs",
                        "/content/outline/1/id",
                        "/content/outline/2/id",
                        "/content/outline/3/children/0/children/0/children/0/children/0/children/0/children/0/children/0/children",
                        "/content/tasks/0/node",
                        "/content/tasks/0/title",
                        "/content/tasks/0/window/to");
        assertThat(content.problems("").getFirst().detail()).contains("xuống dòng");
    }

    @Test
    void tooManyNodesAreRefused() {
        List<Node> nodes = IntStream.rangeClosed(1, ContentCheck.NODES + 1)
                .mapToObj(i -> Node.paragraph("n" + i, "Đoạn"))
                .toList();
        var content = PlanContent.blank("Kế hoạch", "", "").withNodes(List.of(), List.of(), nodes);

        assertThat(content.problems(""))
                .containsExactly(new ContentProblem("/outline", "Kế hoạch có 2001 đoạn; tối đa là 2000."));
    }

    @Test
    void whatADocumentHoldsBesideItsTextIsLeftOut() {
        assertThat(Run.plain("a\u000bb\u0000 \u202eMo\u0323\u0302t").text()).isEqualTo("ab Một");
        assertThat(new Annex("a1", "Phụ lục", null, List.of("STT\u0007"), List.of(List.of("1\u0000"))).rows())
                .containsExactly(List.of("1"));
    }
}
