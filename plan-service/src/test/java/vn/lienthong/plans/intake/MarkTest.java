package vn.lienthong.plans.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.plans.content.NodeKind;

class MarkTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Phần I MỞ ĐẦU | PART | Phần I | 1 | MỞ ĐẦU",
                "Phần thứ hai: NỘI DUNG | PART | Phần thứ hai | 2 | NỘI DUNG",
                "I. MỤC ĐÍCH | SECTION | I. | 1 | MỤC ĐÍCH",
                "IV.TỔ CHỨC THỰC HIỆN | SECTION | IV. | 4 | TỔ CHỨC THỰC HIỆN",
                "IX/ Kinh phí | SECTION | IX/ | 9 | Kinh phí",
                "A. PHẦN CHUNG | SECTION | A. | 1 | PHẦN CHUNG",
                "1. Mục đích | CLAUSE | 1. | 1 | Mục đích",
                "2.Yêu cầu | CLAUSE | 2. | 2 | Yêu cầu",
                "3) Nội dung | CLAUSE | 3) | 3 | Nội dung",
                "5.1. Quảng bá | CLAUSE | 5.1. | 1 | Quảng bá",
                "5.12 Quảng bá | CLAUSE | 5.12. | 12 | Quảng bá",
                "1.2.3. Việc | CLAUSE | 1.2.3. | 3 | Việc",
                "a) Thông tin | POINT | a) | 1 | Thông tin",
                "đ) Thông tin | POINT | đ) | 5 | Thông tin",
                "(2) Các giá trị | POINT | (2) | 2 | Các giá trị",
                "- Tuyên truyền | BULLET | - | 0 | Tuyên truyền",
                "–Tuyên truyền | BULLET | - | 0 | Tuyên truyền",
                "• Tuyên truyền | BULLET | - | 0 | Tuyên truyền",
                "* Đối với giáo viên | BULLET | - | 0 | Đối với giáo viên",
                "+ Giáo viên | BULLET | + | 0 | Giáo viên"
            })
    void marksAreRecognised(String line, NodeKind kind, String number, int ordinal, String text) {
        Mark mark = Mark.of(line).orElseThrow();

        assertThat(mark.kind()).isEqualTo(kind);
        assertThat(mark.number()).isEqualTo(number);
        assertThat(mark.ordinal()).isEqualTo(ordinal);
        assertThat(line.substring(mark.end())).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05/8/2020 của Thủ tướng Chính phủ",
                "19/5/2022), 77 năm",
                "2021. Công tác",
                "12.500 học sinh",
                "V.I. Lênin",
                "Phần thưởng của trường",
                "____ trường",
                "--- hết ---",
                "và đào tạo",
                "1945 - 2025"
            })
    void ordinaryLinesHaveNone(String line) {
        assertThat(Mark.of(line)).isEmpty();
    }
}
