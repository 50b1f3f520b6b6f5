package vn.lienthong.plans.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/** A .docx: looked through for dangers first, then opened and read part by part. */
final class WordFile {

    static {
        ZipSecureFile.setMinInflateRatio(1.0 / WordSafety.MOST_RATIO);
        ZipSecureFile.setMaxEntrySize(WordSafety.MOST_ENTRY_BYTES);
        ZipSecureFile.setMaxFileCount(WordSafety.MOST_ENTRIES);
    }

    private static final String MAIN_TYPE = "wordprocessingml.document.main+xml";
    private static final String TEMPLATE_TYPE = "wordprocessingml.template.main+xml";

    private WordFile() {}

    static SourceText read(byte[] file) throws RefusedFile {
        WordSafety.check(file);
        try (OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(file))) {
            PackagePart main = main(opened).orElseThrow(WordFile::unreadable);
            var styles = WordStyles.read(related(main, "/styles"), related(main, "/numbering"));
            var text = new WordText(styles);
            List<Block> blocks;
            try (InputStream in = main.getInputStream()) {
                blocks = text.blocks(in);
            }
            List<String> aside = Stream.concat(aside(main, styles).stream(), text.spaced().stream())
                    .toList();
            return new SourceText(blocks, aside, lost(main, text));
        } catch (WordText.TooMuch e) {
            throw new RefusedFile(PlanReader.tooLong());
        } catch (IOException e) {
            // POI's own guard speaks only through its message.
            boolean bomb = e.getMessage() != null && e.getMessage().startsWith("Zip bomb");
            throw bomb ? WordSafety.bomb() : unreadable();
        } catch (OpenXML4JException
                | OpenXML4JRuntimeException
                | XMLStreamException
                | IllegalArgumentException
                | IllegalStateException e) {
            throw unreadable();
        }
    }

    private static Optional<PackagePart> main(OPCPackage opened) throws OpenXML4JException {
        for (PackagePart part : opened.getParts()) {
            String type = part.getContentType();
            if (type.endsWith(MAIN_TYPE) || type.endsWith(TEMPLATE_TYPE)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private static Optional<PackagePart> related(PackagePart main, String kind) throws OpenXML4JException {
        for (PackageRelationship relation : main.getRelationships()) {
            if (relation.getRelationshipType().endsWith(kind)) {
                return Optional.ofNullable(main.getRelatedPart(relation));
            }
        }
        return Optional.empty();
    }

    private static List<String> aside(PackagePart main, WordStyles styles)
            throws OpenXML4JException, IOException, XMLStreamException {
        var lines = new ArrayList<String>();
        for (PackageRelationship relation : main.getRelationships()) {
            String type = relation.getRelationshipType();
            if (type.endsWith("/header") || type.endsWith("/footer")) {
                try (InputStream in = main.getRelatedPart(relation).getInputStream()) {
                    var text = new WordText(styles);
                    new SourceText(text.blocks(in), List.of(), List.of())
                            .lines()
                            .forEach(lines::add);
                    lines.addAll(text.spaced());
                }
            }
        }
        return lines;
    }

    private static List<String> lost(PackagePart main, WordText text) throws OpenXML4JException {
        var lost = new ArrayList<String>();
        if (text.pictures() > 0) {
            lost.add("Tệp có %d hình vẽ không đưa vào bản dự thảo; xem hình có mang nội dung không."
                    .formatted(text.pictures()));
        }
        if (text.footnotes() > 0) {
            lost.add("Tệp có %d chú thích cuối trang không đưa vào bản dự thảo; chép tay nếu cần."
                    .formatted(text.footnotes()));
        }
        if (text.changes() > 0) {
            lost.add("Tệp còn %d chỗ sửa đổi chưa chấp nhận (Track Changes); bản dự thảo lấy chữ sau khi sửa."
                    .formatted(text.changes()));
        }
        return lost;
    }

    private static RefusedFile unreadable() {
        return new RefusedFile(
                new Reading.UnsupportedFile(
                        "Tệp nén này không phải văn bản Word (.docx) nguyên vẹn. Mở bằng Word, lưu lại thành .docx rồi tải lên."));
    }
}
