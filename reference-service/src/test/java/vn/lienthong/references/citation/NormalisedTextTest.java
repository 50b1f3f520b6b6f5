package vn.lienthong.references.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class NormalisedTextTest {

    @Test
    void lettersAreComposedAndKnowTheirMarks() {
        var original = Normalizer.normalize("Nghị định", Normalizer.Form.NFD);
        var text = NormalisedText.of(original);

        assertThat(text).hasToString("Nghị định");
        assertThat(text.original(0, 4).in(original)).isEqualTo(Normalizer.normalize("Nghị", Normalizer.Form.NFD));
    }

    @Test
    void lookalikesBecomeWhatTheyLookLike() {
        assertThat(NormalisedText.of("72\u20442015\u2215N\u00D0\u2011CP")).hasToString("72/2015/NĐ-CP");
        assertThat(NormalisedText.of("57\u2013KL/TW \u2014 a\u2212b")).hasToString("57-KL/TW - a-b");
    }

    @Test
    void anySpaceIsOneSpaceAndInvisibleCharactersAreNone() {
        assertThat(NormalisedText.of("số\u00A0 \u202F72/\u200B2015/N\u00ADĐ-CP"))
                .hasToString("số 72/2015/NĐ-CP");
    }

    @Test
    void hardWrapsAreJoinedAndSentencesAndCellsAreNot() {
        assertThat(NormalisedText.of("Công văn \n\nsố 5406")).hasToString("Công văn số 5406");
        assertThat(NormalisedText.of("hết.\n  Căn cứ")).hasToString("hết.\nCăn cứ");
        assertThat(NormalisedText.of("huyện\n\tPhòng")).hasToString("huyện\nPhòng");
    }

    @Test
    void whatIsPrintedLosesTheBreaksOfThePageOnly() {
        var broken = NormalisedText.of("57-\nKL/TW");
        var spaced = NormalisedText.of("57- KL/TW");
        var unbreakable = NormalisedText.of("57\u2011KL/TW");
        var dash = NormalisedText.of("57\u2013KL/TW");

        assertThat(broken.printed(0, broken.length())).isEqualTo("57-KL/TW");
        assertThat(spaced.printed(0, spaced.length())).isEqualTo("57- KL/TW");
        assertThat(unbreakable.printed(0, unbreakable.length())).isEqualTo("57-KL/TW");
        assertThat(dash.printed(0, dash.length())).isEqualTo("57\u2013KL/TW");
    }
}
