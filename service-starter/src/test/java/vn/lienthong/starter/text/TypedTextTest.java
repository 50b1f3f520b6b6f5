package vn.lienthong.starter.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KH \u0000 NUL",
                "a\u000bb",
                "a\u0007",
                "a\u0085b",
                "bao-cao\u202efdp.exe",
                "\u2066a",
                "\u200fa",
                "a\ud800",
                "\udc00a",
                "a\ufffeb"
            })
    void whatCannotBeSeenAndDoesSomethingIsRefusedEverywhere(String typed) {
        assertThatThrownBy(() -> TypedText.text(typed)).isInstanceOf(TypedText.Unfit.class);
        assertThatThrownBy(() -> TypedText.line(typed)).isInstanceOf(TypedText.Unfit.class);
    }

    @Test
    void theRefusalSaysWhichCharacterAndWhere() {
        assertThat(TypedText.fault("KH\u0000")).contains("U+0000", "vị trí 3");
        assertThat(TypedText.fault("Trường Tiểu học \uD83C\uDF93\n\t(1)")).isNull();
    }

    @Test
    void severalLinesKeepTheirLinesAndTheirLooks() {
        assertThat(TypedText.text("Mo\u0323\u0302t\r\nhai\rba\n\tbốn\u00a0")).isEqualTo("Một\nhai\nba\n\tbốn\u00a0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00101\u00a0",
                "\u200b00101",
                "001\u00ad01",
                "\ufeff00101",
                "00101\u2060",
                " 00101\n",
                "00\u034f101"
            })
    void aCodeIsWhatItLooksLike(String typed) {
        assertThat(TypedText.line(typed)).isEqualTo("00101");
    }

    @Test
    void aNameHasSingleSpaces() {
        assertThat(TypedText.line("Trường\u00a0\u2003Tiểu học\nBạch\tĐằng ")).isEqualTo("Trường Tiểu học Bạch Đằng");
        assertThat(TypedText.line(" \u200b ")).isEmpty();
    }

    @Test
    void aDocumentIsCleanedRatherThanRefused() {
        assertThat(TypedText.cleaned("a\u0000b\u202e\u000bc\ud800\r\nd")).isEqualTo("abc\nd");
        assertThat(TypedText.cleaned("Trường \uD83C\uDF93")).isEqualTo("Trường \uD83C\uDF93");
    }

    @Test
    void aRuleAppliedTwiceChangesNothing() {
        for (var typed : new String[] {"a\r\n\u00a0b", " Ho\u0302\u0323p\u200b  quà ", ""}) {
            assertThat(TypedText.text(TypedText.text(typed))).isEqualTo(TypedText.text(typed));
            assertThat(TypedText.line(TypedText.line(typed))).isEqualTo(TypedText.line(typed));
        }
    }
}
