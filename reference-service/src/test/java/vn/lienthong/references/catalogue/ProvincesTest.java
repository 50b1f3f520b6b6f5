package vn.lienthong.references.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ProvincesTest {

    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final LocalDate AFTER = LocalDate.of(2025, 7, 1);

    private final Provinces provinces = Provinces.read(JsonMapper.builder().build());

    @ParameterizedTest
    @CsvSource({
        "tỉnh Quảng Ninh, Quảng Ninh",
        "QUẢNG NINH, Quảng Ninh",
        "quang ninh, Quảng Ninh",
        "UBND tỉnh Long An, Long An",
        "Thành ủy Hải Phòng, Hải Phòng",
        "Bà Rịa - Vũng Tàu, Bà Rịa - Vũng Tàu",
        "TP. Hồ Chí Minh, Hồ Chí Minh"
    })
    void areFoundByAnyWayOfWritingThem(String text, String province) {
        assertThat(provinces.in(text)).contains(province);
    }

    @ParameterizedTest
    @CsvSource({"UBND tỉnh", "huyện Thủ Thừa", "''"})
    void areNotFoundWhereNoneIsNamed(String text) {
        assertThat(provinces.in(text)).isEmpty();
    }

    @Test
    void aMergedProvinceKeepsTheDocumentsOfThoseItCameFrom() {
        assertThat(provinces.isOwn("Tây Ninh", "Long An", BEFORE)).isTrue();
        assertThat(provinces.isOwn("Long An", "Tây Ninh", BEFORE)).isFalse();
        assertThat(provinces.isOwn("Long An", "Tây Ninh", AFTER)).isTrue();
        assertThat(provinces.isOwn("Quảng Ninh", "Hải Phòng", AFTER)).isFalse();
    }

    @Test
    void aProvinceIsACityFromADay() {
        assertThat(provinces.isCity("Đồng Nai", LocalDate.of(2026, 4, 29))).isFalse();
        assertThat(provinces.isCity("Đồng Nai", LocalDate.of(2026, 4, 30))).isTrue();
        assertThat(provinces.isCity("Quảng Ninh", AFTER)).isFalse();
    }
}
