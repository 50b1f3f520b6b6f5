package vn.lienthong.references.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.references.catalogue.LegalDocument;
import vn.lienthong.references.catalogue.Place;
import vn.lienthong.references.catalogue.Provinces;
import vn.lienthong.references.citation.CitationScanner;
import vn.lienthong.references.citation.Symbol;

class ResolverTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Provinces PROVINCES =
            Provinces.read(JsonMapper.builder().build());

    private static LegalDocument document(String number, LocalDate issuedOn, @Nullable String province) {
        var symbol = Symbol.parse(number).orElseThrow();
        return new LegalDocument(
                number + issuedOn + province,
                number,
                symbol.series(),
                symbol.family(),
                "Kế hoạch",
                "UBND tỉnh",
                province == null ? null : new Place(Place.Level.PROVINCE, province, null),
                issuedOn,
                null,
                null,
                null,
                false,
                List.of(),
                new LegalDocument.Source("Công báo", null),
                LegalDocument.Basis.PUBLISHED,
                LegalDocument.Confidence.HIGH,
                1);
    }

    private static Resolution resolve(List<LegalDocument> catalogue, String text, String province, String... above) {
        var citing = new CitingOffice(PROVINCES, DAY, province, List.of(above));
        return new Resolver(catalogue, citing, DAY)
                .resolve(CitationScanner.scan(text).getFirst());
    }

    @Test
    void aPartyNumberWithoutADateMeansAnyTerms() {
        var twelfth = document("05-CT/TW", LocalDate.of(2016, 5, 15), null);
        var thirteenth = document("05-CT/TW", LocalDate.of(2021, 6, 9), null);
        var both = List.of(twelfth, thirteenth);

        assertThat(resolve(both, "Chỉ thị số 05-CT/TW", "Quảng Ninh")).isEqualTo(new Resolution.Several(both));
        assertThat(resolve(both, "Chỉ thị số 05-CT/TW ngày 16/5/2016", "Quảng Ninh"))
                .isEqualTo(new Resolution.Known(twelfth));
        assertThat(resolve(both, "Chỉ thị số 05-CT/TW ngày 09/7/2025", "Quảng Ninh"))
                .isEqualTo(new Resolution.Known(thirteenth));
        assertThat(resolve(both, "Chỉ thị số 05-CT/TW ngày 09/7/2011", "Quảng Ninh"))
                .isEqualTo(new Resolution.Unknown());
    }

    @Test
    void aYearlyNumberWithoutADateMeansAnyYears() {
        var all = List.of(
                document("12/KH-UBND", LocalDate.of(2024, 1, 9), "Quảng Ninh"),
                document("12/KH-UBND", LocalDate.of(2025, 1, 7), "Quảng Ninh"));

        assertThat(resolve(all, "Kế hoạch số 12/KH-UBND của UBND tỉnh", "Quảng Ninh"))
                .isEqualTo(new Resolution.Several(all));
    }

    @Test
    void aMergedProvinceHasSeveralPastsAndTheUnitsAboveChoose() {
        var longAn = document("12/KH-UBND", LocalDate.of(2024, 1, 9), "Long An");
        var tayNinh = document("12/KH-UBND", LocalDate.of(2024, 1, 22), "Tây Ninh");
        var both = List.of(longAn, tayNinh);
        var text = "Kế hoạch số 12/KH-UBND ngày 15/01/2024 của UBND tỉnh";

        assertThat(resolve(both, text, "Tây Ninh")).isEqualTo(new Resolution.Known(tayNinh));
        assertThat(resolve(both, text, "Tây Ninh", "Sở GDĐT Long An")).isEqualTo(new Resolution.Known(longAn));
        assertThat(resolve(both, text + " Long An", "Tây Ninh")).isEqualTo(new Resolution.Known(longAn));
        assertThat(resolve(both, "Kế hoạch số 12/KH-UBND ngày 09/01/2024 của UBND tỉnh", "Tây Ninh"))
                .isEqualTo(new Resolution.Known(longAn));
    }
}
