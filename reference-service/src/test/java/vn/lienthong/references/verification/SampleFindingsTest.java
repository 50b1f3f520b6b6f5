package vn.lienthong.references.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.references.ReferenceServiceTest;
import vn.lienthong.references.citation.Samples;
import vn.lienthong.references.verification.VerifyCitations.Verified;

/** What the real plans get wrong, and nothing else. */
@ReferenceServiceTest
class SampleFindingsTest {

    @Autowired
    private VerifyCitations verifyCitations;

    private List<Verified> verify(String sample, LocalDate asOf, String province, String... above) {
        var text = Samples.read("samples/" + sample);
        var outcome = verifyCitations.verify(new VerifyCitations.Command(
                asOf, province, List.of(above), List.of(new VerifyCitations.Passage("all", text))));
        return ((VerifyCitations.Verification) outcome).citations();
    }

    private static List<String> findings(List<Verified> citations) {
        return citations.stream()
                .flatMap(citation -> citation.findings().stream()
                        .map(finding -> "%s %s %s %s"
                                .formatted(
                                        citation.checked().citation().symbol().text(),
                                        finding.rule(),
                                        finding.severity(),
                                        finding.correction() == null
                                                ? "-"
                                                : finding.correction().replacement())))
                .toList();
    }

    private static List<String> withVerdict(List<Verified> citations, Verdict verdict) {
        return citations.stream()
                .filter(citation -> citation.verdict() == verdict)
                .map(citation -> citation.checked().key())
                .toList();
    }

    @Test
    void thePreschoolPlanHasOneWrongSeparator() {
        var found = verify(
                "S0-preschool-plan-2025.txt",
                LocalDate.of(2025, 3, 10),
                "Quảng Ninh",
                "Phòng GDĐT thành phố Đông Triều",
                "UBND thành phố Đông Triều",
                "Sở GDĐT Quảng Ninh");

        assertThat(found).hasSize(15);
        assertThat(findings(found)).containsExactly("10-QC/TU V7 WARNING 10-QC/TU");
        assertThat(withVerdict(found, Verdict.OK)).hasSize(14);
        assertThat(found.get(7).checked().key()).isEqualTo("P:57-KL/TW@2023");
    }

    @Test
    void theDistrictPlanMisdatesADecreeAndFusesTwoCitations() {
        var found = verify("S2-district-plan-2022.txt", LocalDate.of(2022, 3, 8), "Hải Phòng", "UBND quận Hồng Bàng");

        assertThat(found).hasSize(13);
        assertThat(findings(found))
                .containsExactly(
                        "72/2015/NĐ-CP V1 ERROR 07/9/2015",
                        "42/2018/QĐ-UBND V2 ERROR -",
                        "45-NQ/TW V7 WARNING 45-NQ/TW");
        assertThat(withVerdict(found, Verdict.WRONG_DATE)).containsExactly("N:72/2015/NĐ-CP");
        assertThat(withVerdict(found, Verdict.UNKNOWN)).isEmpty();
        assertThat(withVerdict(found, Verdict.OK)).hasSize(10);
    }

    @Test
    void thePrimaryPlanLacksACodeAndItsAnnexASpace() {
        var found = verify(
                "S3-primary-plan-2024-with-annex.txt",
                LocalDate.of(2024, 1, 16),
                "Tây Ninh",
                "UBND huyện Thủ Thừa",
                "Sở GDĐT Long An");

        assertThat(found).hasSize(21);
        assertThat(findings(found))
                .containsExactly("53/PGDĐT V3 WARNING 53/KH-PGDĐT", "52/KH-UBND V7 WARNING số 52/KH-UBND");
        assertThat(withVerdict(found, Verdict.OK)).hasSize(19);
        assertThat(found.getFirst().checked().key()).isEqualTo("A:53/KH-PGDĐT@2024 Thủ Thừa");
    }

    @Test
    void aCorrectionSettlesItsFindingAndRaisesNoOther() {
        var sample = "S2-district-plan-2022.txt";
        var text = Samples.read("samples/" + sample);
        var day = LocalDate.of(2022, 3, 8);
        var before = findings(verify(sample, day, "Hải Phòng"));

        for (var citation : verify(sample, day, "Hải Phòng")) {
            for (var finding : citation.findings()) {
                var correction = finding.correction();
                if (correction == null) {
                    continue;
                }
                var corrected = text.substring(0, correction.start())
                        + correction.replacement()
                        + text.substring(correction.end());
                var after = verifyCitations.verify(new VerifyCitations.Command(
                        day, "Hải Phòng", List.of(), List.of(new VerifyCitations.Passage("all", corrected))));
                assertThat(findings(((VerifyCitations.Verification) after).citations()))
                        .hasSize(before.size() - 1)
                        .isSubsetOf(before);
            }
        }
    }

    @Test
    void anotherProvinceKnowsNoneOfItsLocalDocuments() {
        var found = verify("S3-primary-plan-2024-with-annex.txt", LocalDate.of(2024, 1, 16), "Quảng Ninh");

        assertThat(found)
                .filteredOn(citation -> CitingOffice.isLocal(citation.checked().citation()))
                .isNotEmpty()
                .allSatisfy(citation -> assertThat(citation.verdict()).isEqualTo(Verdict.UNKNOWN));
    }
}
