package vn.lienthong.references.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleCitationsTest {

    /** Key, parent. */
    private static List<String> keys(String sample) {
        return CitationScanner.scan(Samples.read("samples/" + sample)).stream()
                .map(citation -> citation.key() + (citation.parent() == null ? "" : " < " + citation.parent()))
                .toList();
    }

    @Test
    void everyCitationOfThePreschoolPlanIsFound() {
        assertThat(keys("S0-preschool-plan-2025.txt"))
                .containsExactly(
                        "A:03/KH-UBND@2025",
                        "A:502/KH-SGDĐT@2025",
                        "P:57-KL/TW@2023",
                        "P:357-KH/TU@2023",
                        "P:57-KL/TW@2023 < 3",
                        "A:140/KH-UBND@2024",
                        "A:47/NQ-CP@2024 < 5",
                        "P:57-KL/TW < 6",
                        "N:72/2015/NĐ-CP",
                        "N:09/2017/NĐ-CP",
                        "N:38/2018/QĐ-UBND",
                        "N:02/2017/QĐ-UBND",
                        "A:207/KH-UBND@2023",
                        "A:07/CT-TTg@2023 < 12",
                        "P:10-QC/TU@2019");
    }

    @Test
    void everyCitationOfTheDistrictPlanIsFoundAcrossItsLineBreaks() {
        assertThat(keys("S2-district-plan-2022.txt"))
                .containsExactly(
                        "A:24/KH-SGDĐT@2022",
                        "N:72/2015/NĐ-CP",
                        "N:22/2016/TT-BTTTT",
                        "N:42/2018/QĐ-UBND",
                        "A:1191/QĐ-TTg@2020 < 3",
                        "A:180/KH-UBND@2021",
                        "A:1160/QĐ-TTg@2021 < 5",
                        "C:5406/BTTTT-TTĐN@2021",
                        "A:39/KH-UBND@2022",
                        "P:05-CT/TW",
                        "P:45-NQ/TW",
                        "P:76-CTr/TU",
                        "P:45-NQ/TW < 11");
    }

    @Test
    void everyCitationOfThePrimaryPlanAndItsAnnexIsFound() {
        assertThat(keys("S3-primary-plan-2024-with-annex.txt"))
                .containsExactly(
                        "X:53/PGDĐT@2024",
                        "A:3541/KH-UBND@2023",
                        "P:44-CTr/TU@2023 < 1",
                        "P:57-KL/TW < 2",
                        "A:26/CT-TTg@2018",
                        "A:52/KH-UBND@2024",
                        "A:3541/KH-UBND@2023",
                        "P:44-CTr/TU@2023 < 6",
                        "P:57-KL/TW < 7",
                        "A:175/KH-UBND@2023",
                        "A:1079/QĐ-TTg@2022 < 9",
                        "A:252/KH-UBND@2020",
                        "A:1191/QĐ-TTg@2020 < 11",
                        "C:3264/UBND-VHXH@2018",
                        "A:3072/KH-UBND@2021",
                        "A:159/KH-UBND@2021",
                        "A:3742/KH-UBND@2021",
                        "A:07/CT-TTg@2023",
                        "A:9835/QĐ-UBND@2023",
                        "N:42/2022/NĐ-CP",
                        "A:28/CT-TTg@2021");
    }

    @Test
    void offsetsPointIntoTheOriginalFile() {
        for (var sample : List.of(
                "S0-preschool-plan-2025.txt", "S2-district-plan-2022.txt", "S3-primary-plan-2024-with-annex.txt")) {
            var text = Samples.read("samples/" + sample);
            assertThat(CitationScanner.scan(text))
                    .allSatisfy(citation -> assertThat(citation.span().in(text)).isEqualTo(citation.text()));
        }
    }
}
