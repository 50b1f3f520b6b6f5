package vn.lienthong.plans.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.plans.content.Recipient;
import vn.lienthong.plans.content.Signature;

class TailReaderTest {

    private static TailReader.Tail tail(String text) {
        return new TailReader(new Ids(), new Doubts())
                .read(text.lines().map(Line::of).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "HIỆU TRƯỞNG | - | - | HIỆU TRƯỞNG",
                "KT. HIỆU TRƯỞNG;PHÓ HIỆU TRƯỞNG | KT. | HIỆU TRƯỞNG | PHÓ HIỆU TRƯỞNG",
                "KT.TRƯỞNG PHÒNG;PHÓ TRƯỞNG PHÒNG | KT. | TRƯỞNG PHÒNG | PHÓ TRƯỞNG PHÒNG",
                "TL. GIÁM ĐỐC;CHÁNH VĂN PHÒNG | TL. | GIÁM ĐỐC | CHÁNH VĂN PHÒNG",
                "TUQ. CHỦ TỊCH;TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI | TUQ. | CHỦ TỊCH | TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI",
                "TM. ỦY BAN NHÂN DÂN;CHỦ TỊCH | TM. | ỦY BAN NHÂN DÂN | CHỦ TỊCH",
                "TM. ỦY BAN NHÂN DÂN;KT. CHỦ TỊCH;PHÓ CHỦ TỊCH | TM. | ỦY BAN NHÂN DÂN | KT. CHỦ TỊCH;PHÓ CHỦ TỊCH",
                "Q. HIỆU TRƯỞNG | Q. | - | HIỆU TRƯỞNG"
            })
    void signingAuthoritiesAreRead(
            String lines, @Nullable String authority, @Nullable String authorityTitle, String title) {
        assertThat(tail("Nơi nhận:\n- Lưu: VT.\n" + lines.replace(';', '\n') + "\n(Đã ký)\n\nHọ Và Tên")
                        .signature())
                .isEqualTo(new Signature(authority, authorityTitle, title.replace(';', '\n'), "Họ Và Tên"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- Phòng GDĐT (b/c); | Phòng GDĐT | b/c",
                "- Ban lãnh đạo (bc); | Ban lãnh đạo | b/c",
                "- Phòng GD&ĐT (Để B/c); | Phòng GD&ĐT | b/c",
                "- Các bộ phận(để thực hiện); | Các bộ phận | t/h",
                "- Công đoàn (p/h); | Công đoàn | p/h",
                "- Sở GD&ĐT (HC-QT); | Sở GD&ĐT (HC-QT) | -",
                "- Lưu: VT, VP. | Lưu: VT, VP | -"
            })
    void purposesOfRecipientsAreRead(String line, String name, @Nullable String purpose) {
        assertThat(tail("Nơi nhận:\n" + line).recipients()).containsExactly(new Recipient("r1", name, purpose));
    }

    @Test
    void wrappedRecipientIsJoined() {
        assertThat(tail("Nơi nhận:\n- Các trường mầm non, tiểu học,\ntrung học cơ sở;\n- Lưu: VT.\nHIỆU TRƯỞNG")
                        .recipients())
                .extracting(Recipient::name)
                .containsExactly("Các trường mầm non, tiểu học, trung học cơ sở", "Lưu: VT");
    }

    @Test
    void nameWithoutTitleIsKept() {
        assertThat(tail("Nơi nhận:\n- Lưu: VT.\n\nHọ Và Tên").signature())
                .isEqualTo(new Signature(null, null, "", "Họ Và Tên"));
    }

    @Test
    void signatureBeforeTheRecipientsIsRead() {
        var tail = tail("TRƯỞNG PHÒNG\nHọ Và Tên\nNơi nhận:\n- UBND phường (b/c);\n- Lưu: VT.");

        assertThat(tail.signature()).isEqualTo(new Signature(null, null, "TRƯỞNG PHÒNG", "Họ Và Tên"));
        assertThat(tail.recipients()).hasSize(2);
        assertThat(tail.unplaced()).isEmpty();
    }
}
