package vn.lienthong.references.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.references.ReferenceServiceTest;
import vn.lienthong.references.verification.Finding.RuleCode;
import vn.lienthong.references.verification.Finding.Severity;
import vn.lienthong.references.verification.VerifyCitations.Verified;

@ReferenceServiceTest
class VerifyCitationsTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 10);

    @Autowired
    private VerifyCitations verifyCitations;

    private List<Verified> verify(LocalDate asOf, @Nullable String province, List<String> names, String... texts) {
        var passages = java.util.stream.IntStream.range(0, texts.length)
                .mapToObj(i -> new VerifyCitations.Passage("p" + i, texts[i]))
                .toList();
        var outcome = verifyCitations.verify(new VerifyCitations.Command(asOf, province, names, passages));
        return ((VerifyCitations.Verification) outcome).citations();
    }

    private Verified only(LocalDate asOf, @Nullable String province, String text) {
        var found = verify(asOf, province, List.of(), text);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static @Nullable String documentOf(Verified verified) {
        var document = verified.checked().document();
        return document == null ? null : document.id();
    }

    private static Finding finding(Verified verified, RuleCode rule) {
        return verified.findings().stream()
                .filter(finding -> finding.rule() == rule)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + rule + " in " + verified.findings()));
    }

    private static String corrected(String text, Finding finding) {
        var correction = finding.correction();
        assertThat(correction).as(finding.message()).isNotNull();
        return text.substring(0, correction.start()) + correction.replacement() + text.substring(correction.end());
    }

    @Test
    void aCitationThatAgreesIsFine() {
        var verified = only(DAY, null, "Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ");

        assertThat(verified.verdict()).isEqualTo(Verdict.OK);
        assertThat(verified.findings()).isEmpty();
        assertThat(verified.checked().key()).isEqualTo("N:72/2015/NĐ-CP");
    }

    @Test
    void aWrongDateIsSaidWithItsSourceAndCorrected() {
        var text = "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/8/2015 của Chính phủ;";
        var verified = only(DAY, null, text);

        assertThat(verified.verdict()).isEqualTo(Verdict.WRONG_DATE);
        var finding = finding(verified, RuleCode.V1);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).isEqualTo("Ngày ký là 07/9/2015, không phải 07/8/2015.");
        assertThat(finding.source()).isEqualTo("Bộ pháp điển");
        assertThat(corrected(text, finding))
                .isEqualTo("Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nghị định số 72/2015/NĐ-CP ngày 07 tháng 8 năm 2015 | Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015",
                "Nghị định số 72/2015/NĐ-CP ngày 31/02/2015 | Nghị định số 72/2015/NĐ-CP ngày 07/9/2015",
                "Thông tư số 22/2016/TT-BTTTT ngày 19/10/2012 | Thông tư số 22/2016/TT-BTTTT ngày 19/10/2016",
                "Kết luận số 57-KL/TW ngày 16/6/2023 | Kết luận số 57-KL/TW ngày 15/6/2023"
            })
    void aDateIsCorrectedInItsOwnStyle(String text, String right) {
        assertThat(corrected(text, finding(only(DAY, null, text), RuleCode.V1))).isEqualTo(right);
    }

    @Test
    void anotherYearOfANumberWithoutYearIsAWarningOnlyWhereDayAndMonthFit() {
        var slip = only(DAY, null, "Nghị quyết số 47/NQ-CP ngày 15/4/2023 của Chính phủ");
        assertThat(slip.verdict()).isEqualTo(Verdict.WRONG_DATE);
        assertThat(finding(slip, RuleCode.V1).severity()).isEqualTo(Severity.WARNING);

        var other = only(DAY, null, "Nghị quyết số 47/NQ-CP ngày 20/3/2023 của Chính phủ");
        assertThat(other.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(other.findings()).isEmpty();
    }

    @Test
    void aPartyNumberOfAnotherTermIsAnotherDocument() {
        assertThat(only(DAY, null, "Kết luận số 57-KL/TW ngày 08/3/2013 của Ban Bí thư")
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aDoubtfulEntryMakesNoError() {
        var verified = only(DAY, "Quảng Ninh", "Quyết định số 02/2017/QĐ-UBND ngày 05/8/2017 của UBND tỉnh");

        assertThat(finding(verified, RuleCode.V1).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void twoDatesForOneUnknownNumberContradictEachOther() {
        var found = verify(
                DAY,
                null,
                List.of(),
                "Nghị định số 999/2020/NĐ-CP ngày 01/10/2020",
                "Nghị định số 999/2020/NĐ-CP ngày 10/10/2020");

        assertThat(found).allSatisfy(verified -> {
            assertThat(verified.verdict()).isEqualTo(Verdict.UNKNOWN);
            var finding = finding(verified, RuleCode.V1);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message()).isEqualTo("Cùng số 999/2020/NĐ-CP mà ghi 2 ngày: 01/10/2020 và 10/10/2020.");
            assertThat(finding.correction()).isNull();
        });
    }

    @Test
    void nothingCanCarryOutWhatIsYounger() {
        var found = verify(
                LocalDate.of(2022, 3, 10),
                "Hải Phòng",
                List.of(),
                "Quyết định số 42/2018/QĐ-UBND ngày 21/12/2018 của Ủy ban nhân dân thành phố về triển khai Quyết định số"
                        + " 1191/QĐ-TTg ngày 05/8/2020 của Thủ tướng Chính phủ");

        var finding = finding(found.getFirst(), RuleCode.V2);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message())
                .isEqualTo("Quyết định 42/2018/QĐ-UBND ký ngày 21/12/2018, không thể triển khai Quyết định 1191/QĐ-TTg"
                        + " ký ngày 05/8/2020.");
        assertThat(found.getFirst().verdict()).isEqualTo(Verdict.WARNING);
        assertThat(found.get(1).findings()).isEmpty();
        assertThat(found.get(1).checked().parent()).isZero();
    }

    @Test
    void nestingPointsAcrossPassages() {
        var found = verify(
                DAY,
                "Quảng Ninh",
                List.of(),
                "Nghị định số 72/2015/NĐ-CP ngày 07/9/2015",
                "Kế hoạch số 207/KH-UBND ngày 14/8/2023 về việc triển khai thực hiện Chỉ thị số 07/CT-TTg ngày 21/3/2023");

        assertThat(found).extracting(verified -> verified.checked().parent()).containsExactly(null, null, 1);
        assertThat(found).extracting(verified -> verified.checked().passage()).containsExactly("p0", "p1", "p1");
    }

    @Test
    void theWordAndTheCodeMustAgree() {
        var text = "Công văn số 921/KH-SGDĐT ngày 26/3/2026 của Sở GDĐT";
        var verified = only(LocalDate.of(2026, 4, 1), "Quảng Ninh", text);

        var finding = finding(verified, RuleCode.V3);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).isEqualTo("Ký hiệu KH là của kế hoạch, không phải công văn.");
        assertThat(corrected(text, finding)).startsWith("Kế hoạch số 921/KH-SGDĐT");
        assertThat(verified.verdict()).isEqualTo(Verdict.WARNING);
    }

    @Test
    void withoutTheCatalogueTheSymbolMayAsWellBeWrong() {
        var finding = finding(only(DAY, null, "Công văn số 12/KH-BNV ngày 01/02/2024"), RuleCode.V3);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.correction()).isNull();
        assertThat(finding.source()).isEqualTo("Nghị định 30/2020/NĐ-CP, Phụ lục III");
    }

    @Test
    void theNationalAssemblysActsAreWhatTheCatalogueSays() {
        var text = "theo nghị quyết số 117/2025/QH15 ngày 10/12/2025";
        var finding = finding(only(LocalDate.of(2026, 4, 1), null, "theo Nghị quyết số 117/2025/QH15"), RuleCode.V3);

        assertThat(finding.message()).isEqualTo("117/2025/QH15 là luật, không phải nghị quyết.");
        assertThat(corrected("theo Nghị quyết số 117/2025/QH15", finding)).isEqualTo("theo Luật số 117/2025/QH15");
        assertThat(text).contains("nghị quyết");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Quy định số 66-QĐ/TW ngày 06/02/2017",
                "Quyết định số 66-QĐ/TW ngày 06/02/2017",
                "Chương trình hành động số 76-CTr/TU",
                "Kế hoạch hành động số 159/KH-UBND ngày 19/8/2021",
                "Văn bản số 12/KH-BNV ngày 01/02/2024",
                "Nghị định số 64/CP ngày 27/9/1993",
                "Công văn số 123/BGDĐT ngày 01/02/2024"
            })
    void wordsThatFitTheCodeAreLeftAlone(String text) {
        assertThat(only(DAY, null, text).findings()).isEmpty();
    }

    @Test
    void aMissingCodeIsPutIn() {
        var text = "Căn cứ Kế hoạch số 53/PGDĐT ngày 15/01/2024 của Phòng GD&ĐT";
        var found = verify(LocalDate.of(2024, 1, 16), "Long An", List.of("UBND huyện Thủ Thừa"), text);

        assertThat(documentOf(found.getFirst())).isEqualTo("53-kh-pgddt-2024-thu-thua");
        var finding = finding(found.getFirst(), RuleCode.V3);
        assertThat(finding.message()).isEqualTo("Ký hiệu thiếu chữ KH của kế hoạch: viết đúng là 53/KH-PGDĐT.");
        assertThat(corrected(text, finding)).contains("Kế hoạch số 53/KH-PGDĐT ngày");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nghị định số 72/NĐ-CP ngày 07/9/2015 | Nghị định số 72/2015/NĐ-CP ngày 07/9/2015",
                "Quyết định số 930/2018/QĐ-TTg ngày 28/7/2018 | Quyết định số 930/QĐ-TTg ngày 28/7/2018"
            })
    void aYearIsWhereItsSeriesHasOne(String text, String right) {
        assertThat(corrected(text, finding(only(LocalDate.of(2019, 8, 26), null, text), RuleCode.V4)))
                .isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Quy chế số 10 QC/TU | Quy chế số 10-QC/TU",
                "Kết luận số 57- KL/TW | Kết luận số 57-KL/TW",
                "Kế hoạch số 31/KH -THBA | Kế hoạch số 31/KH-THBA",
                "Kế hoạch số52/KH-UBND | Kế hoạch số 52/KH-UBND",
                "Nghị định số 72\u20442015\u2044NĐ-CP | Nghị định số 72/2015/NĐ-CP",
                "Kết luận số 71/KL/TW | Kết luận số 71-KL/TW",
                "Quyết định số 79/2010/QĐ - TTg | Quyết định số 79/2010/QĐ-TTg",
                "Quyết định số 46/2019/QĐUBND | Quyết định số 46/2019/QĐ-UBND",
                "Kết luận số 57\u2013KL/TW | Kết luận số 57-KL/TW"
            })
    void aWrongSeparatorIsCorrectedAndThenRight(String text, String right) {
        var finding = finding(only(DAY, null, text), RuleCode.V7);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(corrected(text, finding)).isEqualTo(right);
        assertThat(only(DAY, null, right).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Kết luận số 57-\nKL/TW", "Kết luận số 57\u2011KL/TW", "Chỉ thị số 7/ct-ttg ngày 21/3/2023"})
    void whatNobodySeesOnPaperIsNoMistake(String text) {
        assertThat(only(DAY, null, text).findings()).isEmpty();
    }

    @Test
    void whatWasReplacedIsCorrectedToItsSuccessor() {
        var text = "Căn cứ Nghị định số 09/2017/NĐ-CP ngày 09/02/2017 của Chính phủ";

        assertThat(only(LocalDate.of(2026, 6, 30), null, text).verdict()).isEqualTo(Verdict.OK);
        var verified = only(LocalDate.of(2026, 7, 1), null, text);
        assertThat(verified.verdict()).isEqualTo(Verdict.REPLACED);
        var finding = finding(verified, RuleCode.V8);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).isEqualTo("Hết hiệu lực từ 01/7/2026, được thay thế bởi 244/2026/NĐ-CP.");
        assertThat(finding.source()).isEqualTo("khoản 2 Điều 11 Nghị định 244/2026/NĐ-CP");
        assertThat(corrected(text, finding))
                .isEqualTo("Căn cứ Nghị định số 244/2026/NĐ-CP ngày 26/6/2026 của Chính phủ");
    }

    @Test
    void whatIsSaidToBeReplacedIsNotHeldAgainstTheWriter() {
        var verified = only(LocalDate.of(2026, 8, 1), null, "thay thế Nghị định số 09/2017/NĐ-CP ngày 09/02/2017");

        assertThat(verified.verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void lastYearsPlanIsOverAndThisYearsIsOffered() {
        var text = "Thực hiện Kế hoạch số 502/KH-SGDĐT ngày 28/02/2025 của Sở Giáo dục và Đào tạo";
        var verified = only(LocalDate.of(2026, 7, 6), "Quảng Ninh", text);

        assertThat(verified.verdict()).isEqualTo(Verdict.EXPIRED);
        var finding = finding(verified, RuleCode.V8);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.source()).isEqualTo("Danh mục của tỉnh Quảng Ninh");
        assertThat(corrected(text, finding)).contains("Kế hoạch số 921/KH-SGDĐT ngày 26/3/2026 của Sở");
    }

    @Test
    void whatIsYoungerThanTheCitingDocumentCannotBeCited() {
        var verified = only(DAY, null, "Nghị định số 148/2026/NĐ-CP ngày 12/5/2026 của Chính phủ");

        var finding = finding(verified, RuleCode.V8);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).isEqualTo("Ký ngày 12/5/2026, sau ngày 10/3/2025 của văn bản viện dẫn.");
        var unknown = only(DAY, null, "Nghị định số 777/2026/NĐ-CP ngày 12/5/2026 của Chính phủ");
        assertThat(unknown.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(finding(unknown, RuleCode.V8).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void theSameNumberInAnotherProvinceIsAnotherDocument() {
        var text = "Kế hoạch số 03/KH-UBND ngày 02/01/2025 của Ủy ban nhân dân tỉnh";

        var home = only(DAY, "Tỉnh Quảng Ninh", text);
        assertThat(documentOf(home)).isEqualTo("03-kh-ubnd-2025-quang-ninh");
        assertThat(home.checked().key()).isEqualTo("A:03/KH-UBND@2025 Quảng Ninh");
        assertThat(only(DAY, "Hải Phòng", text).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(only(DAY, null, text).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(only(DAY, "Hải Phòng", text + " Quảng Ninh").verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void theProvinceIsKnownFromTheUnitsAboveToo() {
        var found = verify(
                DAY,
                null,
                List.of("Phòng VH-XH phường Mạo Khê", "Sở Giáo dục và Đào tạo Quảng Ninh"),
                "Kế hoạch số 502/KH-SGDĐT ngày 28/02/2025 của Sở GDĐT");

        assertThat(documentOf(found.getFirst())).isEqualTo("502-kh-sgddt-2025-quang-ninh");
    }

    @ParameterizedTest
    @CsvSource({"Long An, OK", "Tây Ninh, OK", "tỉnh Tây Ninh, OK", "Đồng Tháp, UNKNOWN"})
    void anOldProvincesDocumentsAreItsSuccessorsOwn(String province, Verdict verdict) {
        assertThat(only(LocalDate.of(2024, 1, 16), province, "Quyết định số 9835/QĐ-UBND ngày 23/10/2023 của UBND tỉnh")
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void levelsOfOfficesAreKeptApart() {
        var text = "Kế hoạch số 52/KH-UBND ngày 04/01/2024 của UBND ";
        var day = LocalDate.of(2024, 1, 16);
        var above = List.of("UBND huyện Thủ Thừa");

        assertThat(verify(day, "Long An", above, text + "huyện").getFirst().verdict())
                .isEqualTo(Verdict.OK);
        assertThat(verify(day, "Long An", above, text + "tỉnh").getFirst().verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(verify(day, "Long An", List.of("UBND huyện Bến Lức"), text + "huyện")
                        .getFirst()
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(verify(day, "Long An", List.of(), text + "huyện Thủ Thừa")
                        .getFirst()
                        .verdict())
                .isEqualTo(Verdict.OK);
    }

    @Test
    void aCityIsTheProvinceOnlyWhereThatIsACity() {
        var text = "Kế hoạch số 39/KH-UBND ngày 23/02/2022 của Ủy ban nhân dân thành phố";
        var day = LocalDate.of(2022, 3, 10);

        assertThat(only(day, "Hải Phòng", text).verdict()).isEqualTo(Verdict.OK);
        assertThat(only(day, "Hải Phòng", text + " Hải Phòng").verdict()).isEqualTo(Verdict.OK);
        assertThat(only(DAY, "Quảng Ninh", "Kế hoạch số 03/KH-UBND ngày 02/01/2025 của Ủy ban nhân dân thành phố")
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aLaterMentionWithoutADateMeansTheOneThatHadIt() {
        var found = verify(
                DAY, null, List.of(), "Kết luận số 57-KL/TW ngày 15/6/2023", "tiếp tục phổ biến Kết luận số 57-KL/TW");

        assertThat(found).extracting(verified -> verified.checked().key()).containsOnly("P:57-KL/TW@2023");
        assertThat(found).extracting(Verified::verdict).containsOnly(Verdict.OK);
    }

    @Test
    void whatWasNotYetIssuedCannotBeMeantByANumberAlone() {
        assertThat(only(LocalDate.of(2019, 8, 26), null, "Kết luận số 57-KL/TW").verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void morePlacesThanAnyTextHasAreRefused() {
        var outcome = verifyCitations.verify(new VerifyCitations.Command(
                DAY, null, List.of(), List.of(new VerifyCitations.Passage("p", "số 1/NĐ-CP ".repeat(5_001)))));

        assertThat(outcome).isEqualTo(new VerifyCitations.TooMany(5_000));
    }
}
