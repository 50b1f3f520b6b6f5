package vn.lienthong.plans.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks through a zip container before anything interprets it. The entries are inflated for counting, each up to a
 * limit, so that the sizes written in the file need not be believed.
 */
final class WordSafety {

    static final int MOST_ENTRIES = 2_000;
    static final long MOST_ENTRY_BYTES = 32L * 1024 * 1024;
    static final int MOST_RATIO = 200;

    private static final long MOST_BYTES = 160L * 1024 * 1024;
    /** Small entries of repeated text may be packed very well and harm nobody. */
    private static final long RATIO_FROM_BYTES = 4L * 1024 * 1024;

    private static final Pattern LOCAL_TEMPLATE = Pattern.compile("(?i)(?:file:/{3})?[a-z]:[/\\\\].*|[^:/\\\\]+");

    private WordSafety() {}

    static void check(byte[] file) throws RefusedFile {
        long total = 0;
        int entries = 0;
        var buffer = new byte[16 * 1024];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw unsafe("có quá nhiều mục nén bên trong");
                }
                String name = entry.getName().toLowerCase(Locale.ROOT);
                checkName(name);
                boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
                var content = new ByteArrayOutputStream();
                long size = 0;
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    size += read;
                    total += read;
                    if (size > MOST_ENTRY_BYTES || total > MOST_BYTES) {
                        throw bomb();
                    }
                    if (xml) {
                        content.write(buffer, 0, read);
                    }
                }
                zip.closeEntry();
                long packed = entry.getCompressedSize();
                if (size > RATIO_FROM_BYTES && packed > 0 && size / packed > MOST_RATIO) {
                    throw bomb();
                }
                if (xml) {
                    checkXml(name, content.toByteArray());
                }
            }
        } catch (ZipException e) {
            throw new RefusedFile(
                    e.getMessage() != null && e.getMessage().contains("encrypted")
                            ? new Reading.Encrypted("Tệp nén có đặt mật khẩu. Bỏ mật khẩu rồi tải lên.")
                            : broken());
        } catch (IOException e) {
            throw new RefusedFile(broken());
        }
    }

    private static Reading.Refusal broken() {
        return new Reading.UnsupportedFile("Tệp .docx bị hỏng. Mở bằng Word, lưu lại rồi tải lên.");
    }

    private static void checkName(String name) throws RefusedFile {
        if (name.endsWith("vbaproject.bin") || name.endsWith("vbadata.xml")) {
            throw unsafe("chứa macro");
        }
        if (name.contains("/embeddings/") || name.contains("/activex/") || name.endsWith("oleobject.bin")) {
            throw unsafe("chứa đối tượng nhúng (OLE); chuyển đối tượng thành bảng hoặc hình rồi lưu lại");
        }
    }

    private static void checkXml(String name, byte[] content) throws RefusedFile {
        // Zero bytes out: the declaration must not hide in UTF-16.
        String text = new String(content, StandardCharsets.ISO_8859_1).replace("\0", "");
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw unsafe("khai báo thực thể XML ngoài");
        }
        if (name.equals("[content_types].xml") && text.contains("macroEnabled")) {
            throw unsafe("chứa macro");
        }
        if (name.endsWith(".rels")) {
            checkRelations(content);
        }
    }

    private static void checkRelations(byte[] content) throws RefusedFile {
        try {
            XMLStreamReader xml = SafeXml.reader(new ByteArrayInputStream(content));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && "Relationship".equals(xml.getLocalName())) {
                    checkRelation(
                            SafeXml.attribute(xml, "TargetMode"),
                            SafeXml.attribute(xml, "Type"),
                            SafeXml.attribute(xml, "Target"));
                }
            }
        } catch (XMLStreamException e) {
            throw new RefusedFile(broken());
        }
    }

    /** Links to follow by hand are harmless; so is the template on the author's own disk, which Word always names. */
    private static void checkRelation(String mode, String type, String target) throws RefusedFile {
        if (type.endsWith("/vbaProject")) {
            throw unsafe("chứa macro");
        }
        if (!mode.equalsIgnoreCase("External") || type.endsWith("/hyperlink")) {
            return;
        }
        if (type.endsWith("/attachedTemplate")
                && LOCAL_TEMPLATE.matcher(target.replace("%20", " ")).matches()) {
            return;
        }
        throw unsafe("tham chiếu nội dung nằm ngoài tệp; chép nội dung đó vào tệp rồi lưu lại");
    }

    static RefusedFile bomb() {
        return unsafe("phình to bất thường khi giải nén (zip bomb)");
    }

    private static RefusedFile unsafe(String why) {
        return new RefusedFile(new Reading.Unsafe("Tệp không an toàn: " + why + ". Không có gì được lưu."));
    }
}
