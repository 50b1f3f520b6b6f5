package vn.lienthong.plans.intake;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import vn.lienthong.starter.reading.ForeignReader;

/** Takes the text out of .docx and .pdf files, in a process of its own. */
final class PlanFileReader implements ForeignReader {

    @Override
    public void read(Path file, DataOutputStream answer) throws IOException {
        read(Files.readAllBytes(file), answer);
    }

    private static void read(byte[] file, DataOutputStream answer) throws IOException {
        SourceText source;
        try {
            source = SourceText.of(file);
        } catch (RefusedFile refused) {
            SourceAnswer.write(refused.refusal(), answer);
            return;
        }
        SourceAnswer.write(source, answer);
    }

    @Override
    public void rehearse(DataOutputStream answer) throws IOException {
        read(pdf(), answer);
        read(docx(), answer);
    }

    private static byte[] pdf() throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 13);
                content.newLineAtOffset(60, 700);
                content.showText("KE HOACH");
                content.endText();
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] docx() throws IOException {
        String office = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        String word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        var parts = Map.of(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\""
                        + office
                        + "document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\""
                        + office
                        + "styles+xml\"/></Types>",
                "_rels/.rels",
                relations(relations + "officeDocument", "word/document.xml"),
                "word/_rels/document.xml.rels",
                relations(relations + "styles", "styles.xml"),
                "word/styles.xml",
                "<w:styles " + word
                        + "><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:rPr><w:b/></w:rPr></w:style></w:styles>",
                "word/document.xml",
                "<w:document " + word
                        + "><w:body><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>");
        try (var out = new ByteArrayOutputStream()) {
            try (var zip = new ZipOutputStream(out)) {
                for (var part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
            return out.toByteArray();
        }
    }

    private static String relations(String type, String target) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\""
                + type + "\" Target=\"" + target + "\"/></Relationships>";
    }
}
