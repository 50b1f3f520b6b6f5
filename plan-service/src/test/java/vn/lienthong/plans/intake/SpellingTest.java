package vn.lienthong.plans.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

    @ParameterizedTest
    @ValueSource(strings = {"cácquy", "hạnchế", "tíncủa", "THPTQuốc", "PhòngGiáo", "số52", "đàotạo", "Giáodục"})
    void gluedWordsAreFound(String word) {
        assertThat(Spelling.glued("theo " + word + " hiện hành")).containsExactly(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trưowng", "nghiêmm", "tuyênn", "hộii"})
    void wordsThatAreNoSyllableAreOdd(String word) {
        assertThat(Spelling.odd("chủ " + word + " của Đảng")).containsExactly(word);
        assertThat(Spelling.glued("chủ " + word + " của Đảng")).isEmpty();
    }

    @Test
    void goodVietnameseRaisesNothing() {
        String text =
                "Quy chế phối hợp giữa nhà trường với gia đình; khuyến khích, nghiệm thu, quyết định, quốc gia, giếng, gì, "
                        + "thuở, khuỷu, ngoằn ngoèo, nguệch ngoạc, huỳnh huỵch, tuýt, xoong, boong, Đắk Lắk, Bắc Kạn, hươu, rượu, "
                        + "CBGVNV, UBND, QĐ-TTg, NĐ-CP, QyĐ, 44-CTr/TU, TTĐN, Website, Sayabury, ASEAN, Covid-19, thuỷ, thủy, hoà, hòa, ô tô, ôtô, "
                        + "yêu, yểng, ý, ở, ủy, uỷ, oai, êm, uống, ướt, ngày 07/9/2015, năm 2026, Điều 5, Quỳnh, quýt, quẩy, khoắng, ngoắc";

        assertThat(Spelling.glued(text)).isEmpty();
        assertThat(Spelling.odd(text)).isEmpty();
    }
}
