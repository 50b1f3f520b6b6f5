package vn.lienthong.references.citation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The work of a scan grows with the length of its text alone. It is counted, not timed: a slow machine is no failure. */
class CitationWorkTest {

    private static final int MEGABYTE = 1 << 20;
    /** Characters looked at per character of text: the worst of what follows needs 25, ordinary text little more than one. */
    private static final int MOST_LOOKS = 40;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1/",
                "1 ",
                "1/1",
                "1/A",
                "1/A-",
                "1/QH",
                "1/2015/",
                "12/2015/QĐ-",
                "1/UBND-A",
                "A",
                "số",
                "số1/",
                "ngày ",
                "của ",
                "thực hiện ",
                "1-KL/TW ",
                "1/2020/QH15 ",
                "1-KL/TW của A A A A A A A A A A A A A A A A A A A A A A A A A A A A A A A A ",
                "1-KL/TW thực hiện triển khai ",
                "Kế hoạch số 1-KL/TW ngày 1/1/",
                "a\u0301",
                "\u0301\u0323",
                "\n",
                "\u200B",
                " \u200B",
                "1/QĐ-TTg-TTg-TTg-TTg-TTg-TTg"
            })
    void hostileTextCostsNoMoreThanItsLength(String piece) {
        var text = piece.repeat(MEGABYTE / piece.length());

        long whole = CitationScanner.work(text);
        long half = CitationScanner.work(text.substring(0, text.length() / 2));

        assertThat(whole).isLessThanOrEqualTo((long) MOST_LOOKS * text.length());
        assertThat(whole).as("twice the text, twice the work").isLessThanOrEqualTo(half * 2 + half / 10 + 1_000);
    }
}
