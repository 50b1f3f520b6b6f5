package vn.lienthong.plans.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that must be refused, each in its own words, before anything of them is used. */
class HostileFilesTest {

    private static final byte[] WORD = WordFiles.ofLines(PlanTexts.PLAN);
    private static final String RELATIONS = "word/_rels/document.xml.rels";

    private static Reading read(byte[] file) {
        return new PlanReader().read(file, "ke-hoach.docx");
    }

    private static Reading.Refusal refusal(byte[] file) {
        return switch (read(file)) {
            case Reading.Refusal refusal -> refusal;
            case Reading.Draft draft ->
                throw new AssertionError("accepted: " + draft.content().title());
        };
    }

    @Test
    void theFileWithoutTamperingIsAccepted() {
        assertThat(read(WORD)).isInstanceOf(Reading.Draft.class);
    }

    @Test
    void moreThanTwentyMegabytes() {
        assertThat(read(new byte[PlanReader.MOST_BYTES + 1])).isInstanceOf(Reading.TooLarge.class);
    }

    @Test
    void emptyFileAndFileWithoutWords() {
        assertThat(read(new byte[0])).isInstanceOf(Reading.NoText.class);
        assertThat(read(" \n\t\n ".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Reading.NoText.class);
        assertThat(read(WordFiles.ofLines(""))).isInstanceOf(Reading.NoText.class);
    }

    @Test
    void zipBomb() {
        byte[] bomb = WordFiles.with(WORD, "word/media/image1.xml", new byte[80 * 1024 * 1024]);

        assertThat(bomb).hasSizeLessThan(1024 * 1024);
        assertThat(refusal(bomb)).isInstanceOf(Reading.Unsafe.class);
        assertThat(refusal(bomb).detail()).contains("zip bomb");
    }

    @Test
    void zipBombInASmallerEntryByItsRatio() {
        assertThat(refusal(WordFiles.with(WORD, "word/theme.bin", new byte[8 * 1024 * 1024])))
                .isInstanceOf(Reading.Unsafe.class);
    }

    @Test
    void tooManyEntries() {
        Map<String, byte[]> entries = new LinkedHashMap<>(WordFiles.entries(WORD));
        for (int i = 0; i < WordSafety.MOST_ENTRIES; i++) {
            entries.put("word/x" + i, new byte[0]);
        }

        assertThat(refusal(WordFiles.zip(entries))).isInstanceOf(Reading.Unsafe.class);
    }

    @Test
    void externalEntity() {
        byte[] file = WordFiles.with(
                WORD,
                "word/document.xml",
                "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(refusal(file)).isInstanceOf(Reading.Unsafe.class);
    }

    @Test
    void externalEntityHiddenInUtf16() {
        byte[] file = WordFiles.with(
                WORD,
                "word/document.xml",
                "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE d [<!ENTITY x \"y\">]><d/>"
                        .getBytes(StandardCharsets.UTF_16LE));

        assertThat(refusal(file)).isInstanceOf(Reading.Unsafe.class);
    }

    @Test
    void macro() {
        byte[] byEntry = WordFiles.with(WORD, "word/vbaProject.bin", new byte[] {1});
        byte[] byType = WordFiles.replacing(
                WORD,
                "[Content_Types].xml",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml");

        assertThat(refusal(byEntry)).isInstanceOf(Reading.Unsafe.class);
        assertThat(refusal(byEntry).detail()).contains("macro");
        assertThat(refusal(byType)).isInstanceOf(Reading.Unsafe.class);
    }

    @Test
    void embeddedObject() {
        assertThat(refusal(WordFiles.with(WORD, "word/embeddings/oleObject1.bin", new byte[] {1})))
                .isInstanceOf(Reading.Unsafe.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attachedTemplate|http://example.org/t.dotm",
                "attachedTemplate|file://server/share/t.dotm",
                "image|https://example.org/p.png",
                "oleObject|file:///c:/x.xls"
            })
    void externalRelationship(String relation) {
        assertThat(refusal(related(relation))).isInstanceOf(Reading.Unsafe.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hyperlink|https://example.org/",
                "attachedTemplate|file:///C:/Users/x/AppData/Roaming/Microsoft/Templates/Normal.dotm",
                "attachedTemplate|Normal.dotm"
            })
    void harmlessExternalRelationship(String relation) {
        assertThat(read(related(relation))).isInstanceOf(Reading.Draft.class);
    }

    private static byte[] related(String relation) {
        String type = relation.substring(0, relation.indexOf('|'));
        String target = relation.substring(relation.indexOf('|') + 1);
        String xml =
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId99\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                        + type + "\" Target=\"" + target + "\" TargetMode=\"External\"/></Relationships>";
        return WordFiles.with(WORD, RELATIONS, xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void wordFileWithAPassword() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var container = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("matkhau");
            try (var stream = encryptor.getDataStream(container)) {
                stream.write(WORD);
            }
            container.writeFilesystem(out);
        }

        assertThat(refusal(out.toByteArray())).isInstanceOf(Reading.Encrypted.class);
    }

    @Test
    void pdfWithAPassword() throws IOException {
        assertThat(refusal(lockedPdf("matkhau"))).isInstanceOf(Reading.Encrypted.class);
        assertThat(refusal(lockedPdf(""))).isInstanceOf(Reading.Encrypted.class);
    }

    private static byte[] lockedPdf(String userPassword) throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("chu", userPassword, new AccessPermission()));
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void scannedPdfHasNoText() throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(out);

            assertThat(refusal(out.toByteArray())).isInstanceOf(Reading.NoText.class);
        }
    }

    @Test
    void otherFilesAreUnsupported() throws IOException {
        var spreadsheet = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            workbook.createSheet("Kế hoạch");
            workbook.write(spreadsheet);
        }
        var oldWord = new ByteArrayOutputStream();
        try (var container = new POIFSFileSystem()) {
            container.createDocument(new ByteArrayInputStream(new byte[5000]), "WordDocument");
            container.writeFilesystem(oldWord);
        }
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};
        byte[] richText = "{\\rtf1\\ansi Ke hoach}".getBytes(StandardCharsets.US_ASCII);
        byte[] binary = ("Kế hoạch năm 2026\0\1\2" + PlanTexts.PLAN).getBytes(StandardCharsets.UTF_8);
        byte[] latin = "K\u00EA ho\u00E1ch n\u0103m".getBytes(StandardCharsets.ISO_8859_1);
        byte[] brokenZip = Arrays.copyOf(WORD, WORD.length / 2);
        byte[] brokenPdf = "%PDF-1.7\nkhông phải pdf".getBytes(StandardCharsets.UTF_8);

        assertThat(refusal(spreadsheet.toByteArray())).isInstanceOf(Reading.UnsupportedFile.class);
        assertThat(refusal(oldWord.toByteArray()).detail()).contains(".doc)");
        assertThat(refusal(picture)).isInstanceOf(Reading.UnsupportedFile.class);
        assertThat(refusal(richText)).isInstanceOf(Reading.UnsupportedFile.class);
        assertThat(refusal(binary)).isInstanceOf(Reading.UnsupportedFile.class);
        assertThat(refusal(latin)).isInstanceOf(Reading.UnsupportedFile.class);
        assertThat(refusal(brokenZip)).isInstanceOf(Reading.UnsupportedFile.class);
        assertThat(refusal(brokenPdf)).isInstanceOf(Reading.UnsupportedFile.class);
    }

    @Test
    void legacyFontsAreRefusedWithTheRemedy() {
        String tcvn3 = "KÕ ho¹ch c«ng t¸c th«ng tin ®èi ngo¹i n¨m 2026 cña tr­êng; c¸c tæ chuyªn m«n thùc hiÖn.";
        String vni =
                "Keá hoaïch coâng taùc thoâng tin ñoái ngoaïi naêm 2026 cuûa tröôøng, caùc toå chuyeân moân thöïc hieän.";

        assertThat(refusal(tcvn3.getBytes(StandardCharsets.UTF_8)).detail()).contains("TCVN3");
        assertThat(refusal(vni.getBytes(StandardCharsets.UTF_8)).detail()).contains("VNI");
        assertThat(LegacyFont.typed(PlanTexts.PLAN)).isFalse();
        assertThat(
                        LegacyFont.typed(
                                "Giao lưu với trường Château de Noël (Pháp): «Fête de la langue française», nhà văn Saint-Exupéry, người thầy naïf"))
                .isFalse();
    }

    @Test
    void textsMadeToExhaustTheReaderAreAnswered() {
        String filler = "Phòng ban tổ chức xây dựng, ".repeat(12_000);
        for (String text : List.of(
                PlanTexts.TITLE + "Căn cứ " + filler + " như sau:",
                PlanTexts.TITLE + "căncứ".repeat(70_000),
                PlanTexts.TITLE + "thuộc địa bàn\n".repeat(25_000),
                PlanTexts.TITLE + "(".repeat(350_000),
                PlanTexts.TITLE + "- ** * ".repeat(50_000),
                PlanTexts.TITLE + "1. ".repeat(100_000),
                PlanTexts.TITLE + "trước ngày 5/6 ".repeat(20_000),
                PlanTexts.TITLE + "./.\n\nPhụ lục\n|" + "a|".repeat(60_000) + "\n|" + "-|".repeat(60_000) + "\n"
                        + "|x|\n".repeat(30_000))) {
            assertThat(PlanTexts.read(text)).isNotNull();
        }
        assertThat(PlanTexts.read("Kế hoạch năm\n" + "\n".repeat(PlanReader.MOST_BYTES - 100)))
                .isInstanceOf(Reading.TooLarge.class);
        assertThat(PlanTexts.read("tuyên truyền ".repeat(40_000))).isInstanceOf(Reading.TooLarge.class);
    }

    /** Each would keep a reader that looks at a place again and again busy for hours. */
    @ParameterizedTest
    @MethodSource("textsThatNeverEnd")
    @Timeout(120)
    void textsAreReadInTimeProportionalToTheirLength(String text) {
        assertThat(PlanTexts.read(text)).isNotNull();
    }

    static Stream<Named<String>> textsThatNeverEnd() {
        String basis = ("Căn cứ " + "Phòng ban tổ chức xây dựng, ".repeat(105) + "như sau!\n").repeat(130);
        return Stream.of(
                Named.of("blanks in a heading", "# Kế hoạch" + " ".repeat(900_000) + "x"),
                Named.of("marks at the end of a heading", "# Kế hoạch " + "#".repeat(900_000) + "x"),
                Named.of("rule of a table", PlanTexts.TITLE + "|a|\n|" + "-".repeat(900_000) + "x"),
                Named.of("blanks at the top of a page", PlanTexts.TITLE + "\f" + " ".repeat(900_000) + "x"),
                Named.of("columns", PlanTexts.TITLE + "x" + "\ta".repeat(190_000)),
                Named.of("columns in the heading", "x" + "\ta".repeat(190_000) + "\n" + PlanTexts.TITLE),
                Named.of("openings", PlanTexts.TITLE + basis),
                Named.of("degrees of a signatory", PlanTexts.PLAN + "TS".repeat(170_000)),
                Named.of(
                        "months",
                        PlanTexts.TITLE + section("Nộp bài trong tháng 1" + ", 2".repeat(6_000) + " năm 2026")),
                Named.of("quarters", PlanTexts.TITLE + section("Viết bài.\nThời gian: quý I" + ", II".repeat(5_000))),
                Named.of("units", PlanTexts.TITLE + section("cac ".repeat(5_000) + "\n- Viết bài")),
                Named.of(
                        "commas before a limit",
                        PlanTexts.TITLE + section("Viết" + ",".repeat(17_000) + "a trước ngày 5/6")),
                Named.of("stops", PlanTexts.TITLE + section("Viết " + ".".repeat(17_000) + "a")),
                Named.of("regular work", PlanTexts.TITLE + section("định kỳ hàng năm, ".repeat(900))),
                Named.of(
                        "lines of one cell",
                        PlanTexts.PLAN + "\nPhụ lục\n\tSTT\n\ta\n\tb\n\tc\n" + "dài thêm\n".repeat(15_000)));
    }

    private static String section(String item) {
        return ("I. NHIỆM VỤ\n1. " + item + "\n").repeat(20);
    }

    @Test
    @Timeout(60)
    void textOfNinetySevenThousandLinesIsCountedBeforeAnythingIsMadeOfIt() {
        assertThat(PlanTexts.read(PlanTexts.TITLE + "a.\n".repeat(97_000))).isInstanceOf(Reading.TooLarge.class);
        assertThat(PlanTexts.read(PlanTexts.TITLE + "- a.\n".repeat(SourceLimits.LINES - 10)))
                .isInstanceOf(Reading.TooLarge.class);
    }

    @Test
    void wordFileOfCountlessParagraphsIsTooLarge() {
        String paragraphs = "<w:body>"
                + IntStream.range(0, 30_000)
                        .mapToObj(i -> "<w:p><w:r><w:t>" + i * 7919 % 30_011 + "</w:t></w:r></w:p>")
                        .collect(Collectors.joining());

        assertThat(refusal(WordFiles.replacing(WORD, "word/document.xml", "<w:body>", paragraphs)))
                .isInstanceOf(Reading.TooLarge.class);
    }

    @Test
    void wordFileOfOneParagraphRepeatedIsABomb() {
        String paragraphs = "<w:body>" + "<w:p/>".repeat(100_000);

        assertThat(refusal(WordFiles.replacing(WORD, "word/document.xml", "<w:body>", paragraphs)))
                .isInstanceOf(Reading.Unsafe.class);
    }

    @Test
    void deeplyNestedXmlIsRefused() {
        String nested = "<w:body>" + "<w:x>".repeat(100) + "</w:x>".repeat(100);

        assertThat(refusal(WordFiles.replacing(WORD, "word/document.xml", "<w:body>", nested)))
                .isInstanceOf(Reading.UnsupportedFile.class);
    }

    @Test
    void tamperedAndRandomBytesNeverEscapeAsErrors() throws IOException {
        var random = new Random(20260612);
        byte[] pdf = PlanReaderTest.pdf(PlanTexts.PLAN);
        for (int round = 0; round < 150; round++) {
            byte[] file = (round % 3 == 0
                            ? WORD
                            : round % 3 == 1 ? pdf : PlanTexts.PLAN.getBytes(StandardCharsets.UTF_8))
                    .clone();
            for (int change = 0; change < 1 + round / 10; change++) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            assertThat(read(file)).as("round %d", round).isNotNull();

            var noise = new byte[random.nextInt(3000)];
            random.nextBytes(noise);
            assertThat(read(noise)).as("noise %d", round).isInstanceOf(Reading.Refusal.class);
        }
    }
}
