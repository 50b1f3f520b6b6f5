package vn.lienthong.plans.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.lienthong.plans.Province.SCHOOL;
import static vn.lienthong.plans.plan.PlanRequests.problem;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import vn.lienthong.plans.Neighbours;
import vn.lienthong.plans.PlanServiceTest;
import vn.lienthong.plans.Province;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.test.TestCaller;

@PlanServiceTest
class ImportEndpointTest {

    private static final String TEXT = """
            UBND PHƯỜNG MẠO KHÊ
            TRƯỜNG TIỂU HỌC ÁNH DƯƠNG
            Số: /KH-THAD
            Mạo Khê, ngày 05 tháng 01 năm 2026
            KẾ HOẠCH
            Công tác thông tin đối ngoại năm 2026

            Thực hiện Nghị định số 72/2015/NĐ-CP ngày 07/8/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại,
            Trường Tiểu học Ánh Dương xây dựng kế hoạch như sau:
            I. MỤC ĐÍCH, YÊU CẦU
            1. Mục đích
            - Giới thiệu hình ảnh nhà trường với bạn bè trong và ngoài nước.
            II. TỔ CHỨC THỰC HIỆN
            - Báo cáo kết quả trước ngày 10/11/2026./.
            Nơi nhận:
            - UBND phường (b/c);
            - Lưu: VT.
            HIỆU TRƯỞNG
            """;

    @Autowired
    MockMvc mvc;

    @Autowired
    Plans stored;

    @Autowired
    MeterRegistry meters;

    Province province;

    @BeforeEach
    void open() throws Exception {
        Neighbours.citationsAreFine();
        province = Province.open(mvc);
    }

    @AfterEach
    void reset() {
        Neighbours.citationsAreFine();
    }

    @Test
    void aTextBecomesADraftWithItsStructureAndItsSource() throws Exception {
        byte[] file = TEXT.getBytes(StandardCharsets.UTF_8);

        upload("Kế hoạch TTĐN.txt", file)
                .andExpect(status().isCreated())
                .andExpect(header().exists("ETag"))
                .andExpect(jsonPath("$.state.type").value("DRAFT"))
                .andExpect(jsonPath("$.year").value(2026))
                .andExpect(jsonPath("$.title").value(containsString("thông tin đối ngoại")))
                .andExpect(jsonPath("$.content.outline.length()").value(2))
                .andExpect(jsonPath("$.source.fileName").value("Kế hoạch TTĐN.txt"))
                .andExpect(jsonPath("$.source.size").value(file.length))
                .andExpect(jsonPath("$.source.sha256").isString())
                .andExpect(jsonPath("$.history[0].action").value("IMPORTED"))
                .andExpect(jsonPath("$.check.status").value("CHECKED"));
    }

    @Test
    void aWordFileBecomesADraft() throws Exception {
        upload("ke-hoach.docx", docx(TEXT))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.content.outline.length()").value(2));
    }

    @Test
    void theYearOfTheRequestCountsBeforeTheOneOfTheText() throws Exception {
        mvc.perform(request(province.editor(SCHOOL), "a.txt", TEXT.getBytes(StandardCharsets.UTF_8))
                        .param("year", "2027"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.year").value(2027));
    }

    @Test
    void aPathInTheFileNameIsNotKept() throws Exception {
        upload("C:\\Users\\van-thu\\ke-hoach.txt", TEXT.getBytes(StandardCharsets.UTF_8))
                .andExpect(jsonPath("$.source.fileName").value("ke-hoach.txt"));
    }

    @Test
    void theSameUploadTwiceIsOnePlan() throws Exception {
        for (int i = 0; i < 2; i++) {
            mvc.perform(post("/api/plans/imports")
                            .param("fileName", "a.txt")
                            .param("noStateSecret", "true")
                            .with(province.editor(SCHOOL))
                            .header("Idempotency-Key", "mot-lan")
                            .contentType(MediaType.APPLICATION_OCTET_STREAM)
                            .content(TEXT.getBytes(StandardCharsets.UTF_8)))
                    .andExpect(status().isCreated());
        }
        assertThat(plansOfProvince()).isEqualTo(1);
    }

    @Test
    void withoutTheDeclarationNothingIsRead() throws Exception {
        mvc.perform(post("/api/plans/imports")
                        .param("fileName", "a.txt")
                        .with(province.editor(SCHOOL))
                        .header("Idempotency-Key", "khong-cam-ket")
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .content(TEXT.getBytes(StandardCharsets.UTF_8)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(problem("declaration-required"));
        assertThat(plansOfProvince()).isZero();
    }

    @Test
    void aReviewerImportsNothing() throws Exception {
        mvc.perform(request(province.reviewer(SCHOOL), "a.txt", TEXT.getBytes(StandardCharsets.UTF_8)))
                .andExpect(status().isForbidden())
                .andExpect(problem("forbidden"));
    }

    @Test
    void aUnitThatTheTreeDoesNotKnowIsNamed() throws Exception {
        mvc.perform(request(province.editor("khong-co"), "a.txt", TEXT.getBytes(StandardCharsets.UTF_8)))
                .andExpect(status().isConflict())
                .andExpect(problem("unknown-unit"));
    }

    @Test
    void whatIsNoPlanFileIsRefusedInItsOwnWordsAndNothingIsStored() throws Exception {
        refused(
                "anh.png",
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 0},
                415,
                "unsupported-file");
        refused("mat.pdf", encryptedPdf(), 422, "file-encrypted");
        refused("quet.pdf", emptyPdf(), 422, "no-text");
        refused("macro.docm", withMacro(docx(TEXT)), 422, "file-unsafe");
        refused("mat.txt", ("TUYỆT MẬT\n" + TEXT).getBytes(StandardCharsets.UTF_8), 422, "state-secret");

        assertThat(plansOfProvince()).isZero();
    }

    @Test
    void aFileOfThirtyMegabytesIsRefusedBeforeItIsRead() throws Exception {
        refused("lon.txt", new byte[30 * 1024 * 1024], 413, "too-large");
        refused("vua-qua.txt", new byte[20 * 1024 * 1024 + 1], 413, "too-large");

        assertThat(plansOfProvince()).isZero();
    }

    @Test
    void importsAreCountedByOutcome() throws Exception {
        double before = imports("imported");
        double secrets = imports("statesecret");

        upload("a.txt", TEXT.getBytes(StandardCharsets.UTF_8)).andExpect(status().isCreated());
        refused("mat.txt", ("TỐI MẬT\n" + TEXT).getBytes(StandardCharsets.UTF_8), 422, "state-secret");

        assertThat(imports("imported")).isEqualTo(before + 1);
        assertThat(imports("statesecret")).isEqualTo(secrets + 1);
    }

    @Test
    void withTheCheckerDownThePlanIsImportedUnchecked() throws Exception {
        Neighbours.checkerIsDown();

        upload("a.txt", TEXT.getBytes(StandardCharsets.UTF_8))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.check.status").value("UNCHECKED"));
        mvc.perform(get("/api/plans").with(province.editor(SCHOOL)))
                .andExpect(jsonPath("$.items[0].unchecked").value(true));
    }

    private double imports(String outcome) {
        return meters.counter(ImportPlan.METER, "outcome", outcome).count();
    }

    private long plansOfProvince() {
        return TenantScope.inTenant(province.id(), () -> stored.count());
    }

    private void refused(String name, byte[] file, int status, String slug) throws Exception {
        upload(name, file).andExpect(status().is(status)).andExpect(problem(slug));
    }

    private ResultActions upload(String name, byte[] file) throws Exception {
        return mvc.perform(request(province.editor(SCHOOL), name, file));
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request(
            TestCaller caller, String name, byte[] file) {
        return post("/api/plans/imports")
                .param("fileName", name)
                .param("noStateSecret", "true")
                .with(caller)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(file);
    }

    private static byte[] docx(String text) throws IOException {
        try (var document = new XWPFDocument();
                var bytes = new ByteArrayOutputStream()) {
            text.lines().forEach(line -> document.createParagraph().createRun().setText(line));
            document.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] withMacro(byte[] docx) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(docx));
                var out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
                out.closeEntry();
            }
            out.putNextEntry(new ZipEntry("word/vbaProject.bin"));
            out.write(new byte[] {1, 2, 3});
            out.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] emptyPdf() throws IOException {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] encryptedPdf() throws IOException {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("chu", "nguoi-doc", new AccessPermission()));
            document.save(bytes);
            return bytes.toByteArray();
        }
    }
}
