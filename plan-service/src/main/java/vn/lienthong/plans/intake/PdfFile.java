package vn.lienthong.plans.intake;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** A .pdf with a text layer. */
final class PdfFile {

    private static final int MOST_PAGES = 200;

    private PdfFile() {}

    static SourceText read(byte[] file) throws RefusedFile {
        try (PDDocument document = Loader.loadPDF(file, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            if (document.isEncrypted()) {
                throw encrypted();
            }
            if (document.getNumberOfPages() > MOST_PAGES) {
                throw new RefusedFile(new Reading.TooLarge("Tệp có %d trang; một kế hoạch tối đa %d trang."
                        .formatted(document.getNumberOfPages(), MOST_PAGES)));
            }
            var text = new PdfText();
            List<Block> blocks = text.blocks(document);
            boolean table = blocks.stream()
                    .anyMatch(block ->
                            block instanceof Line line && line.columns().size() > 2);
            return new SourceText(
                    blocks,
                    List.of(),
                    table
                            ? List.of("Tệp .pdf có bảng; cột và dòng của bảng có thể lệch, cần đối chiếu với bản gốc.")
                            : List.of());
        } catch (PdfText.TooMuch e) {
            throw new RefusedFile(PlanReader.tooLong());
        } catch (InvalidPasswordException e) {
            throw encrypted();
        } catch (IOException | RuntimeException e) {
            // PDFBox answers a damaged file with unchecked exceptions as well.
            throw new RefusedFile(
                    new Reading.UnsupportedFile("Tệp .pdf bị hỏng, không đọc được. Xuất lại từ Word rồi tải lên."));
        }
    }

    private static RefusedFile encrypted() {
        return new RefusedFile(new Reading.Encrypted(
                "Tệp .pdf có mật khẩu hoặc bị khóa sao chép. Xuất lại tệp không khóa rồi tải lên."));
    }
}
