package vn.lienthong.plans.intake;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads an uploaded plan. The format is told by the content; the file's name only helps to notice a mix-up. */
public class PlanReader {

    /** The largest file, in bytes (20 MB). */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    /** Some 150 pages. */
    static final int MOST_CHARACTERS = 400_000;

    private static final int LEAST_LETTERS = 20;

    public Reading read(byte[] file, String fileName) {
        if (file.length > MOST_BYTES) {
            return new Reading.TooLarge("Tệp lớn hơn 20 MB. Bỏ bớt hình ảnh hoặc phụ lục quét rồi tải lại.");
        }
        try {
            return read(SourceText.of(file), FileFormat.of(file), fileName);
        } catch (RefusedFile refused) {
            return refused.refusal();
        }
    }

    /** The same for a text that was taken out of the file elsewhere. */
    Reading read(SourceText source, FileFormat format, String fileName) {
        try {
            SourceLimits.check(source);
            Optional<Reading> refusal = refusal(source);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            var doubts = new Doubts();
            if (format.contradicts(fileName)) {
                doubts.aboutField("source", "Đuôi tên tệp không khớp với loại nội dung; xem có tải nhầm tệp không.");
            }
            source.lost().forEach(sentence -> doubts.aboutField("source", sentence));
            return new StructureReader(doubts).read(source.blocks());
        } catch (RefusedFile refused) {
            return refused.refusal();
        } catch (StackOverflowError nested) {
            return exhausting();
        }
    }

    private static Optional<Reading> refusal(SourceText source) {
        Optional<String> mark = StateSecretMark.find(Stream.concat(source.lines(), source.aside().stream()));
        if (mark.isPresent()) {
            return Optional.of(new Reading.StateSecret(
                    "Văn bản mang dấu “%s”. Hệ thống không nhận văn bản có bí mật nhà nước; tệp đã bị hủy, không có gì được lưu."
                            .formatted(mark.get())));
        }
        String text = source.lines().collect(Collectors.joining("\n"));
        if (text.chars().filter(Character::isLetter).limit(LEAST_LETTERS).count() < LEAST_LETTERS) {
            return Optional.of(new Reading.NoText(
                    "Tệp không có chữ đọc được (có thể là bản quét ảnh). Tải lên tệp .docx hoặc .pdf có lớp chữ."));
        }
        if (text.length() > MOST_CHARACTERS) {
            return Optional.of(tooLong());
        }
        if (LegacyFont.typed(text)) {
            return Optional.of(
                    new Reading.UnsupportedFile(
                            "Văn bản gõ bằng phông chữ cũ (TCVN3 hoặc VNI). Chuyển sang Unicode (UniKey: Ctrl+Shift+F6) rồi tải lại."));
        }
        return Optional.empty();
    }

    static Reading.Refusal exhausting() {
        return new Reading.Unsafe(
                "Tệp không an toàn: phình to bất thường khi giải nén, hoặc được làm ra để việc đọc không"
                        + " kết thúc. Không có gì được lưu. Nếu tệp do bạn soạn, mở bằng Word, lưu lại thành .docx mới rồi tải lên.");
    }

    static Reading.Refusal tooLong() {
        return new Reading.TooLarge("Văn bản dài hơn 400.000 ký tự (khoảng 150 trang), vượt quá một kế hoạch.");
    }
}
