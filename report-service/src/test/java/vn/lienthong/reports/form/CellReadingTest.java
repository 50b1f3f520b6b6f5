package vn.lienthong.reports.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CellReadingTest {

    private static final Form FORM = PublishedForms.shipped().getFirst();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void eachTypeReadsItsOwnParts() {
        assertThat(read("01", "{\"number\": 12}")).isEqualTo(new CellReading.Read(Value.number(12)));
        assertThat(read("01", "{\"number\": 12.0, \"text\": null}")).isEqualTo(new CellReading.Read(Value.number(12)));
        assertThat(read("02", "{\"yes\": false}")).isEqualTo(new CellReading.Read(Value.yes(false)));
        assertThat(read("25", "{\"numerator\": 3, \"denominator\": 4}"))
                .isEqualTo(new CellReading.Read(Value.ratio(3, 4)));
        assertThat(read("T01", "{\"text\": \" Tổ chức hội thi \"}"))
                .isEqualTo(new CellReading.Read(Value.text("Tổ chức hội thi")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01  | null
            01  | {}
            01  | {"number": null}
            T01 | {"text": "  "}
            25  | {"numerator": null, "denominator": null}
            """)
    void whatSaysNothingIsNotEntered(String code, String json) {
        assertThat(read(code, json)).isEqualTo(new CellReading.Read(null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01  | {"number": "12"}                   | number
            01  | {"number": 12.5}                   | number
            01  | {"number": 1e400}                  | number
            01  | {"number": 99999999999999999999}   | number
            01  | {"text": "mười hai"}               | text
            01  | {"so": 3}                          | so
            23  | {"yes": true}                      | yes
            02  | {"yes": "có"}                      | yes
            02  | {"number": 1}                      | number
            25  | {"numerator": 3}                   | denominator
            25  | {"denominator": 3}                 | numerator
            25  | {"numerator": 3, "denominator": "x"} | denominator
            T01 | {"text": 3}                        | text
            01  | 12                                 | ''
            01  | "12"                               | ''
            """)
    void whatDoesNotFitIsRefusedByItsPart(String code, String json, String field) {
        assertThat(read(code, json)).isInstanceOfSatisfying(CellReading.Refused.class, refused -> {
            assertThat(refused.field()).isEqualTo(field);
            assertThat(refused.detail()).isNotBlank();
        });
    }

    @Test
    void anAbsentValueIsNotEntered() {
        assertThat(CellReading.read(FORM.indicators().getFirst(), null)).isEqualTo(new CellReading.Read(null));
    }

    private static CellReading read(String code, String json) {
        @Nullable JsonNode node = JSON.readTree(json);
        return CellReading.read(FORM.indicator(code).orElseThrow(), node);
    }
}
