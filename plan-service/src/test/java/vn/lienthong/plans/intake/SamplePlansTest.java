package vn.lienthong.plans.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.plans.content.Boundary;
import vn.lienthong.plans.content.Deadline;
import vn.lienthong.plans.content.Node;
import vn.lienthong.plans.content.NodeKind;
import vn.lienthong.plans.content.PlanContent;
import vn.lienthong.plans.content.Recipient;
import vn.lienthong.plans.content.Signature;
import vn.lienthong.plans.content.Task;
import vn.lienthong.plans.content.WindowKind;

/** Real plans from beside the repository; skipped, by name, where they are not at hand. */
class SamplePlansTest {

    private static final String S0 = "S0-preschool-plan-2025.txt";
    private static final String S2 = "S2-district-plan-2022.txt";
    private static final String S3 = "S3-primary-plan-2024-with-annex.txt";

    private static byte[] sample(String name) throws IOException {
        Path found = null;
        for (Path at = Path.of("").toAbsolutePath(); at != null && found == null; at = at.getParent()) {
            Path candidate = at.resolve("../shared/samples").resolve(name).normalize();
            found = Files.isReadable(candidate) ? candidate : null;
        }
        assumeTrue(found != null, "sample " + name + " is not beside the repository");
        return Files.readAllBytes(found);
    }

    private static Reading.Draft draft(String name) throws IOException {
        return PlanTexts.draft(new PlanReader().read(sample(name), name));
    }

    private static Signature signature(PlanContent content) {
        return Objects.requireNonNull(content.signature());
    }

    private static long count(PlanContent content, NodeKind kind) {
        return content.outline().stream()
                .flatMap(Node::subtree)
                .filter(node -> node.kind() == kind)
                .count();
    }

    private static List<String> sections(PlanContent content) {
        return content.outline().stream()
                .filter(node -> node.kind() == NodeKind.SECTION)
                .map(Node::number)
                .toList();
    }

    @Test
    void preschoolPlanWithMarkdown() throws IOException {
        var draft = draft(S0);
        var content = draft.content();

        assertThat(draft.year()).isEqualTo(2025);
        assertThat(content.title()).isEqualTo("Công tác thông tin đối ngoại năm 2025");
        assertThat(content.place()).isEqualTo("Mạo Khê");
        assertThat(content.date()).isEqualTo(LocalDate.of(2025, 3, 10));
        assertThat(content.numberText()).isNull();
        assertThat(content.legalBases()).hasSize(1);
        assertThat(content.preamble())
                .singleElement()
                .satisfies(node -> assertThat(node.text()).endsWith("như sau:"));
        assertThat(sections(content)).containsExactly("I.", "II.", "III.");
        assertThat(count(content, NodeKind.CLAUSE)).isEqualTo(8);
        assertThat(count(content, NodeKind.BULLET)).isEqualTo(26);
        assertThat(content.nodes()
                        .noneMatch(
                                node -> node.text().contains("*") || node.text().contains("#")))
                .isTrue();
        assertThat(content.outline().getFirst().runs())
                .allSatisfy(run -> assertThat(run.bold()).isTrue());
        assertThat(content.tasks()).hasSize(18);
        assertThat(content.deadlines()).singleElement().satisfies(deadline -> {
            assertThat(deadline.due()).isEqualTo(LocalDate.of(2025, 11, 10));
            assertThat(deadline.boundary()).isEqualTo(Boundary.EXCLUSIVE);
            assertThat(deadline.what()).startsWith("Báo cáo tình hình");
        });
        assertThat(content.recipients().stream().map(Recipient::purpose)).containsExactly("b/c", "t/h", null);
        assertThat(signature(content).authority()).isEqualTo("KT.");
        assertThat(signature(content).authorityTitle()).isEqualTo("HIỆU TRƯỞNG");
        assertThat(signature(content).title()).isEqualTo("PHÓ HIỆU TRƯỞNG");
        assertThat(signature(content).name()).isNotBlank();
        assertThat(draft.doubts().stream().map(Doubt::field))
                .containsExactlyInAnyOrder("numberText", "superiorName", "issuerName");
    }

    @Test
    void districtPlanWithHardWraps() throws IOException {
        var draft = draft(S2);
        var content = draft.content();

        assertThat(draft.year()).isEqualTo(2022);
        assertThat(content.title()).isEqualTo("Công tác thông tin đối ngoại ngành Giáo dục quận Hồng Bàng năm 2022");
        assertThat(content.legalBases()).hasSize(1);
        assertThat(sections(content)).containsExactly("I.", "II.", "III.", "IV.");
        assertThat(count(content, NodeKind.CLAUSE)).isEqualTo(14);
        assertThat(count(content, NodeKind.POINT)).isEqualTo(2);
        assertThat(count(content, NodeKind.BULLET)).isEqualTo(24);
        assertThat(content.nodes().map(Node::text))
                .as("lines joined over a page break")
                .anyMatch(text -> text.contains("phê duyệt Chương trình hành động của Chính phủ về tuyên truyền"))
                .anyMatch(text -> text.contains("các cuộc thi mang tính hội nhập"));
        assertThat(content.tasks()).hasSize(24);
        assertThat(content.tasks().stream().map(Task::window).filter(window -> window.kind() == WindowKind.WITHIN))
                .extracting(window -> window.from(), window -> window.to())
                .containsExactly(
                        tuple(LocalDate.of(2022, 2, 1), LocalDate.of(2022, 2, 28)),
                        tuple(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31)));
        assertThat(content.deadlines().stream().map(Deadline::due))
                .containsExactly(LocalDate.of(2022, 3, 10), null, LocalDate.of(2022, 5, 5), LocalDate.of(2022, 11, 5));
        assertThat(content.deadlines().stream().map(Deadline::boundary))
                .containsExactly(Boundary.EXCLUSIVE, Boundary.INCLUSIVE, Boundary.INCLUSIVE, Boundary.INCLUSIVE);
        assertThat(content.recipients()).hasSize(5);
        assertThat(signature(content).authority()).isNull();
        assertThat(signature(content).title()).isEqualTo("TRƯỞNG PHÒNG");
        assertThat(signature(content).name()).isNotBlank();
        assertThat(draft.doubts()).anyMatch(doubt -> doubt.message().contains("“trưowng”"));
        assertThat(draft.doubts()).anyMatch(doubt -> doubt.message().contains("trước ngày 01/03/2022"));
    }

    @Test
    void primaryPlanWithTheAnnexOfAnotherDocument() throws IOException {
        var draft = draft(S3);
        var content = draft.content();

        assertThat(draft.year()).isEqualTo(2024);
        assertThat(content.superiorName()).isEqualTo("UBND HUYỆN THỦ THỪA");
        assertThat(content.issuerName()).isEqualTo("TRƯỜNG TH BÌNH AN");
        assertThat(content.numberText()).isEqualTo("31/KH-THBA");
        assertThat(content.date()).isEqualTo(LocalDate.of(2024, 1, 16));
        assertThat(content.place()).isEqualTo("Bình An");
        assertThat(content.title()).isEqualTo("Triển khai hoạt động thông tin đối ngoại Năm 2024");
        assertThat(content.legalBases()).hasSize(2);
        assertThat(sections(content)).containsExactly("I.", "II.", "III.");
        assertThat(count(content, NodeKind.CLAUSE)).isEqualTo(12);
        assertThat(content.tasks()).hasSize(13 + 16);
        assertThat(content.tasks().get(13).leads()).hasSize(2);
        assertThat(content.deadlines())
                .extracting(Deadline::due, Deadline::boundary)
                .containsExactly(
                        tuple(LocalDate.of(2024, 6, 10), Boundary.EXCLUSIVE),
                        tuple(LocalDate.of(2024, 11, 10), Boundary.EXCLUSIVE));
        assertThat(content.recipients().stream().map(Recipient::purpose)).containsExactly("b/c", "t/h", null);
        assertThat(signature(content).title()).isEqualTo("HIỆU TRƯỞNG");
        assertThat(content.annexes()).singleElement().satisfies(annex -> {
            assertThat(annex.columns()).hasSize(5).last().isEqualTo("Thời gian thực hiện");
            assertThat(annex.rows())
                    .hasSize(16)
                    .allSatisfy(row -> assertThat(row).hasSize(5));
        });
        assertThat(draft.doubts())
                .anyMatch(doubt -> doubt.message().contains("52/KH-UBND, không phải số 31/KH-THBA"))
                .anyMatch(doubt -> doubt.message().contains("Dòng 16 của bảng chỉ có 2/5 ô"))
                .anyMatch(doubt -> doubt.message().contains("chữ “ơ” đứng một mình"))
                .anyMatch(doubt -> doubt.message().contains("“số52”"));
    }

    @ParameterizedTest
    @ValueSource(strings = {S0, S2, S3})
    void savedAsWordGivesTheSameDraft(String name) throws IOException, RefusedFile {
        byte[] text = sample(name);
        byte[] word = WordFiles.of(TextFile.read(text).blocks());

        var draft = PlanTexts.draft(new PlanReader().read(word, "plan.docx"));

        assertThat(draft).isEqualTo(PlanTexts.draft(new PlanReader().read(text, name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {S0, S2, S3})
    void noWordOfTheSampleIsLost(String name) throws IOException {
        byte[] text = sample(name);
        var draft = PlanTexts.draft(new PlanReader().read(text, name));

        assertThat(Words.lost(new String(text, StandardCharsets.UTF_8), draft)).isEmpty();
    }
}
