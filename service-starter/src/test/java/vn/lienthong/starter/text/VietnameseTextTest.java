package vn.lienthong.starter.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VietnameseTextTest {

    @Test
    void foldingForgetsMarksCaseAndSpaces() {
        assertThat(VietnameseText.fold("  Trường  Tiểu học\u00a0ĐÔNG Triều ")).isEqualTo("truong tieu hoc dong trieu");
        assertThat(VietnameseText.fold("Hoà Bình")).isEqualTo(VietnameseText.fold("Hòa Bình"));
    }

    @Test
    void decomposedAndComposedLettersAreTheSame() {
        assertThat(VietnameseText.nfc("Quảng Ninh")).isEqualTo("Quảng Ninh");
    }

    @Test
    void sortKeysSortAsVietnameseDoes() {
        var names = Stream.of("Đầm Hà", "Cô Tô", "Ân Thi", "An Sinh", "Ba Chẽ", "Dân Tiến", "Ăn")
                .sorted(Comparator.comparing(VietnameseText::sortKey))
                .toList();
        assertThat(names).containsExactly("An Sinh", "Ăn", "Ân Thi", "Ba Chẽ", "Cô Tô", "Dân Tiến", "Đầm Hà");
    }
}
