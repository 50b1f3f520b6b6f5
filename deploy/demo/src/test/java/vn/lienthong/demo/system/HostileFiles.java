package vn.lienthong.demo.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Word files that nobody writes by accident. */
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
