package vn.lienthong.references.citation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.references.citation.CitationScanner.scan;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitationScannerTest {

    private static Citation only(String text) {
        var found = scan(text);
        assertThat(found).as(text).hasSize(1);
        return found.getFirst();
    }

    @Test
    void theSpanRunsFromTheKindToTheDate() {
        var text = "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/8/2015 của Chính phủ về quản lý;";
        var citation = only(text);

        assertThat(citation.text()).isEqualTo("Nghị định số 72/2015/NĐ-CP ngày 07/8/2015");
        assertThat(citation.span().in(text)).isEqualTo(citation.text());
        assertThat(citation.kindName()).isEqualTo("Nghị định");
        assertThat(citation.issuer()).isEqualTo("Chính phủ");
        assertThat(citation.issuedOn()).isEqualTo("2015-08-07");
        assertThat(citation.date()).isNotNull();
        assertThat(citation.date().span().in(text)).isEqualTo("07/8/2015");
        assertThat(citation.number().in(text)).isEqualTo("72/2015/NĐ-CP");
        assertThat(citation.key()).isEqualTo("N:72/2015/NĐ-CP");
    }

    @Test
    void aDateBehindTheIssuerBelongsToTheSpan() {
        var citation = only("theo Kết luận số 71/KL/TW của Bộ Chính trị ngày 16/2/2024 về đổi mới");

        assertThat(citation.text()).isEqualTo("Kết luận số 71/KL/TW của Bộ Chính trị ngày 16/2/2024");
        assertThat(citation.key()).isEqualTo("P:71-KL/TW@2024");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ngày 07/9/2015 | 2015-09-07",
                "ngày 7.9.2015 | 2015-09-07",
                "ngày 07-09-2015 | 2015-09-07",
                "ngày 07 tháng 9 năm 2015 | 2015-09-07",
                "ngày 7 tháng 09 năm 2015 | 2015-09-07",
                ", ngày 07/9/2015 | 2015-09-07",
                "(ngày 07/9/2015) | 2015-09-07",
                "ký ngày 07/9/2015 | 2015-09-07",
                "ban hành ngày 07/9/2015 | 2015-09-07",
                "ngày 9/15/2015 | 2015-09-15"
            })
    void datesAreReadInEveryForm(String printed, LocalDate expected) {
        assertThat(only("Nghị định 72/2015/NĐ-CP " + printed).issuedOn()).isEqualTo(expected);
    }

    @Test
    void aDayThatDoesNotExistIsPrintedButNoDate() {
        var date = only("Nghị định số 72/2015/NĐ-CP ngày 31/02/2015").date();

        assertThat(date).isNotNull();
        assertThat(date.date()).isNull();
        assertThat(date.text()).isEqualTo("31/02/2015");
    }

    @Test
    void aYearMissingFromTheNumberIsTakenFromTheDate() {
        assertThat(only("Nghị định số 72/NĐ-CP ngày 07/9/2015").key()).isEqualTo("N:72/2015/NĐ-CP");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "của Bộ Thông tin và Truyền thông về hướng dẫn | Bộ Thông tin và Truyền thông",
                "của Bộ Văn hóa, Thể thao và Du lịch ban hành | Bộ Văn hóa, Thể thao và Du lịch",
                "của Bộ Lao động - Thương binh và Xã hội về | Bộ Lao động - Thương binh và Xã hội",
                "của Thủ tướng Chính phủ phê duyệt | Thủ tướng Chính phủ",
                "của Thủ tướng Chính phủ và Quyết định | Thủ tướng Chính phủ",
                "của Sở GDĐT; | Sở GDĐT",
                "của sở Giáo dục và Đào tạo về | sở Giáo dục và Đào tạo",
                "của UBND TP. Hồ Chí Minh về | UBND TP. Hồ Chí Minh",
                "của UBND huyện) | UBND huyện",
                "của Phòng GD&ĐT ban hành | Phòng GD&ĐT",
                "của Ban Thường vụ Tỉnh ủy thực hiện | Ban Thường vụ Tỉnh ủy",
                "của Chính phủ. Chủ động | Chính phủ"
            })
    void theIssuerEndsWhereTheSubjectBegins(String after, String issuer) {
        assertThat(scan("Quyết định số 12/QĐ-ABC ngày 01/02/2020 " + after)
                        .getFirst()
                        .issuer())
                .isEqualTo(issuer);
    }

    @Test
    void theKindOfALawStandsBeforeItsTitle() {
        var citation = only("Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 ngày 19/02/2025;");

        assertThat(citation.kindName()).isEqualTo("Luật");
        assertThat(citation.text())
                .isEqualTo("Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 ngày 19/02/2025");
    }

    @Test
    void carryingOutNests() {
        var found = scan("Kế hoạch 140/KH-UBND ngày 31/5/2024 của UBND tỉnh triển khai thực hiện Nghị quyết số 47/NQ-CP"
                + " ngày 15/4/2024 của Chính phủ về Chương trình hành động thực hiện Kết luận số 57-KL/TW");

        assertThat(found).extracting(Citation::parent).containsExactly(null, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thực hiện Kế hoạch số 03/KH-UBND ngày 02/01/2025, Kế hoạch số 502/KH-SGDĐT ngày 28/02/2025",
                "Quán triệt Kết luận số 57-KL/TW và triển khai Nghị quyết số 47/NQ-CP",
                "Theo Kết luận số 57-KL/TW, triển khai Nghị quyết số 47/NQ-CP",
                "Theo Kết luận số 57-KL/TW; tiếp tục thực hiện Nghị quyết số 47/NQ-CP",
                "Theo Kết luận số 57-KL/TW. Việc thực hiện Nghị quyết số 47/NQ-CP",
                "Chỉ thị 05-CT/TW của Bộ Chính trị, Nghị quyết số 45-NQ/TW của Bộ Chính trị"
            })
    void twoThingsToDoDoNotNest(String text) {
        assertThat(scan(text)).hasSize(2).extracting(Citation::parent).containsOnlyNulls();
    }

    @Test
    void aGluedWordIsSeenAndIsPartOfTheNumber() {
        var text = "(Kèm theo Kế hoạch số52/KH-UBND ngày 04/01/2024 của UBND huyện)";
        var citation = only(text);

        assertThat(citation.glued()).isTrue();
        assertThat(citation.number().in(text)).isEqualTo("số52/KH-UBND");
        assertThat(citation.kindName()).isEqualTo("Kế hoạch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kỷ niệm (3/2/1930 - 3/2/2025), 24/7, 50/50",
                "giai đoạn 2021 - 2025, định hướng đến 2030",
                "Số: 31/KH-THBA",
                "lớp 10 KH/TU",
                "tỷ lệ 20/GV-HS",
                "12/HS mỗi lớp",
                "tháng 01 và tháng 6/2024",
                "ab72/2015/NĐ-CP",
                "1.72/2015/NĐ-CP"
            })
    void otherFiguresAreNoCitations(String text) {
        assertThat(scan(text)).isEmpty();
    }

    @Test
    void whatIsReplacedIsSaidToBe() {
        assertThat(only("thay thế Nghị định số 09/2017/NĐ-CP").retired()).isTrue();
        assertThat(only("theo Nghị định số 09/2017/NĐ-CP").retired()).isFalse();
    }

    @Test
    void aDashBehindTheNumberIsTheSentences() {
        assertThat(only("Kế hoạch số 12/KH-UBND - Phòng VHTT chủ trì").number().in("Kế hoạch số 12/KH-UBND - Phòng"))
                .isEqualTo("12/KH-UBND");
    }
}
