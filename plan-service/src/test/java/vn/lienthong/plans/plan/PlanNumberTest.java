package vn.lienthong.plans.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanNumberTest {

    @ParameterizedTest
    @CsvSource({
        "31, KH-THBA, 31/KH-THBA",
        "5, KH-THAD, 05/KH-THAD",
        "031, KH -THBA, 31/KH-THBA",
        "12, /KH-UBND, 12/KH-UBND",
        "7, KH–SGDĐT, 07/KH-SGDĐT"
    })
    void isPrintedAsTheDecreeSays(String number, String symbol, String printed) {
        assertThat(PlanNumber.of(number, symbol).text()).isEqualTo(printed);
    }

    @Test
    void leadingZerosAndCaseMakeNoOtherNumber() {
        assertThat(PlanNumber.of("031", "KH-THBa").key("truong", 2026))
                .isEqualTo(PlanNumber.of("31", "KH-THBA").key("truong", 2026))
                .isNotEqualTo(PlanNumber.of("31", "KH-THBA").key("truong", 2025))
                .isNotEqualTo(PlanNumber.of("31", "KH-THBA").key("truong-2", 2026));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "31a", "123456", "3 1"})
    void whatIsNoNumberIsRefused(String number) {
        assertThatThrownBy(() -> PlanNumber.of(number, "KH-THBA")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kh", "KH/THBA", "KH-", "KH--A", "K H"})
    void whatIsNoSymbolIsRefused(String symbol) {
        assertThatThrownBy(() -> PlanNumber.of("31", symbol)).isInstanceOf(IllegalArgumentException.class);
    }
}
