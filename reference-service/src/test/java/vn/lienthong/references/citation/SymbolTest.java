package vn.lienthong.references.citation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolTest {

    @ParameterizedTest
    @CsvSource({
        "72/2015/NĐ-CP,             N, 72/2015/NĐ-CP,             72/NĐ-CP",
        "09/2016/TTLT-BGTVT-BTC,    N, 09/2016/TTLT-BGTVT-BTC,    09/TTLT-BGTVT-BTC",
        "117/2025/QH15,             N, 117/2025/QH15,             117/QH15",
        "1679/NQ-UBTVQH15,          A, 1679/NQ-UBTVQH15,          1679/NQ-UBTVQH15",
        "7/CT-TTg,                  A, 07/CT-TTg,                 07/CT-TTg",
        "007/ct-ttg,                A, 07/CT-TTg,                 07/CT-TTg",
        "368/QĐ-Ttg,                A, 368/QĐ-TTg,                368/QĐ-TTg",
        "5406/BTTTT-TTĐN,           C, 5406/BTTTT-TTĐN,           5406/BTTTT-TTĐN",
        "57-KL/TW,                  P, 57-KL/TW,                  57-KL/TW",
        "57- KL/TW,                 P, 57-KL/TW,                  57-KL/TW",
        "71/KL/TW,                  P, 71-KL/TW,                  71-KL/TW",
        "71/KL-TW,                  P, 71-KL/TW,                  71-KL/TW",
        "10 QC/TU,                  P, 10-QC/TU,                  10-QC/TU",
        "76-Ctr/TU,                 P, 76-CTr/TU,                 76-CTr/TU",
        "105-QĐ/TĐTN,               P, 105-QĐ/TĐTN,               105-QĐ/TĐTN",
        "79/2010/QĐ - TTg,          N, 79/2010/QĐ-TTg,            79/QĐ-TTg",
        "46/2019/QĐUBND,            N, 46/2019/QĐ-UBND,           46/QĐ-UBND",
        "12/KH/UBND,                A, 12/KH-UBND,                12/KH-UBND",
        "12-KH/UBND,                A, 12/KH-UBND,                12/KH-UBND",
        "31/KH -THBA,               A, 31/KH-THBA,                31/KH-THBA",
        "72/2015/ND-CP,             N, 72/2015/NĐ-CP,             72/NĐ-CP",
        "72/NĐ-CP,                  N, 72/NĐ-CP,                  72/NĐ-CP",
        "53/PGDĐT,                  X, 53/PGDĐT,                  53/PGDĐT",
        "12/KH-PGD&ĐT,              A, 12/KH-PGD&ĐT,              12/KH-PGD&ĐT"
    })
    void isReadHoweverItIsWritten(String written, Family family, String official, String series) {
        assertThat(Symbol.parse(written)).hasValueSatisfying(symbol -> {
            assertThat(symbol.family()).isEqualTo(family);
            assertThat(symbol.text()).isEqualTo(official);
            assertThat(symbol.series()).isEqualTo(series);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0/KH-UBND",
                "24/7",
                "3/2/1930",
                "100000/QĐ-TTg",
                "1/2/3/QĐ",
                "50/kg",
                "12/2015",
                "5/Năm-Nay",
                "1234567890/QĐ-TTg",
                "72/2115/NĐ-CP",
                "72/2015/NĐ-CP thừa",
                "2020-2025",
                "10 em/TU"
            })
    void otherFiguresAreNone(String written) {
        assertThat(Symbol.parse(written)).isEmpty();
    }

    @Test
    void theTypeThatIsMissingCanBePutIn() {
        assertThat(Symbol.parse("53/PGDĐT").orElseThrow().withType("KH").text()).isEqualTo("53/KH-PGDĐT");
    }
}
