package vn.lienthong.plans.intake;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a file format delivers.
 *
 * @param blocks the document in reading order
 * @param aside looked through for secrecy marks only: text outside the document (page headers and footers) and lines
 *     whose typed spaces set columns apart, which the blocks no longer tell
 * @param lost Vietnamese sentences on what the format holds but the reading cannot take over (pictures, footnotes)
 */
record SourceText(List<Block> blocks, List<String> aside, List<String> lost) {

    static SourceText of(byte[] file) throws RefusedFile {
        return switch (FileFormat.of(file)) {
            case EMPTY -> throw new RefusedFile(new Reading.NoText("Tệp rỗng, không có nội dung để đọc."));
            case ZIP -> WordFile.read(file);
            case OLE2 -> throw new RefusedFile(OldOffice.refusal(file));
            case PDF -> PdfFile.read(file);
            case TEXT -> TextFile.read(file);
            case OTHER ->
                throw new RefusedFile(new Reading.UnsupportedFile(
                        "Loại tệp này không đọc được. Hệ thống nhận .docx, .pdf có lớp chữ, .txt và .md."));
        };
    }

    Stream<String> lines() {
        return blocks.stream()
                .flatMap(block -> switch (block) {
                    case Line line -> Stream.of(line);
                    case Grid grid -> grid.lines();
                })
                .map(Line::text);
    }
}
