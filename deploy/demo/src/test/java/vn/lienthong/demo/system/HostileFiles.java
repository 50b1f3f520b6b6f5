package vn.lienthong.demo.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that nobody writes by accident. */
final class HostileFiles {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            """;
    private static final String OPEN = """
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>""";
    private static final String CLOSE = "</w:t></w:r></w:p></w:body></w:document>";

    private HostileFiles() {}

    /** Less than a megabyte that unpacks to 400. */
    static byte[] bomb() {
        return word(part -> {
            part.write((HEAD + OPEN).getBytes(StandardCharsets.UTF_8));
            var spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (var megabyte = 0; megabyte < 400; megabyte++) {
                part.write(spaces);
            }
            part.write(CLOSE.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Wants a file of the server in its text. */
    static byte[] externalEntity() {
        return word(part -> part.write((HEAD
                        + "<!DOCTYPE w:document [<!ENTITY file SYSTEM \"file:///etc/passwd\">]>"
                        + OPEN
                        + "KẾ HOẠCH &file;"
                        + CLOSE)
                .getBytes(StandardCharsets.UTF_8)));
    }

    /** A few hundred kilobytes whose text is thirty megabytes long, in paragraphs like any other's. */
    static byte[] longText() {
        return word(part -> {
            part.write((HEAD + OPEN).getBytes(StandardCharsets.UTF_8));
            var paragraph = ("Tuyên truyền " + "</w:t></w:r></w:p><w:p><w:r><w:t>").getBytes(StandardCharsets.UTF_8);
            for (var written = 0; written < 30 << 20; written += paragraph.length) {
                part.write(paragraph);
            }
            part.write(CLOSE.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** A page whose text is unpacked by two filters, one within the other, to half a gigabyte of spaces. */
    static byte[] filterChain() {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            var spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (var megabyte = 0; megabyte < 512; megabyte++) {
                deflater.write(spaces);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var hex = HexFormat.of().formatHex(packed.toByteArray()) + ">";
        var pdf = new StringBuilder("%PDF-1.7\n");
        var at = new ArrayList<Integer>();
        for (var object : List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>",
                "<</Length " + hex.length() + "/Filter[/ASCIIHexDecode/#46lateDecode]>>stream\n" + hex
                        + "\nendstream")) {
            at.add(pdf.length());
            pdf.append(at.size()).append(" 0 obj\n").append(object).append("\nendobj\n");
        }
        var table = pdf.length();
        pdf.append("xref\n0 5\n0000000000 65535 f \n");
        at.forEach(offset -> pdf.append("%010d 00000 n \n".formatted(offset)));
        pdf.append("trailer<</Size 5/Root 1 0 R>>\nstartxref\n").append(table).append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** A small workbook with forty-seven megabytes of shared strings. */
    static byte[] sharedStrings() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            entry(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Default Extension="xml" ContentType="application/xml"/>
                    <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                    <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                    <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
                    </Types>""");
            entry(zip, "_rels/.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
                    </Relationships>""");
            entry(zip, "xl/workbook.xml", """
                    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                    <sheets><sheet name="Đơn vị" sheetId="1" r:id="r1"/></sheets></workbook>""");
            entry(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
                    <Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>
                    </Relationships>""");
            entry(zip, "xl/worksheets/sheet1.xml", """
                    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                    <row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>""");
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write((HEAD + "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
                    .getBytes(StandardCharsets.UTF_8));
            var string = "<si><t>ma</t></si>".getBytes(StandardCharsets.UTF_8);
            for (var written = 0; written < 47 << 20; written += string.length) {
                zip.write(string);
            }
            zip.write("</sst>".getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((HEAD + xml).getBytes(StandardCharsets.UTF_8));
    }

    /** A text of more lines than any plan has. */
    static byte[] manyLines() {
        return "1. Tuyên truyền trước ngày 15/9/2026.\n".repeat(97_000).getBytes(StandardCharsets.UTF_8);
    }

    private interface Part {
        void writeTo(ZipOutputStream zip) throws IOException;
    }

    private static byte[] word(Part document) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write((HEAD + """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Default Extension="xml" ContentType="application/xml"/>
                    <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
                    </Types>""").getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("_rels/.rels"));
            zip.write((HEAD + """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
                    </Relationships>""").getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            document.writeTo(zip);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
