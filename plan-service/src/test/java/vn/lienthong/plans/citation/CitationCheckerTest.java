package vn.lienthong.plans.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import vn.lienthong.plans.content.Passage;

class CitationCheckerTest {

    @Test
    void aShortTextIsOneRequestAndAnEmptyOneNone() {
        assertThat(CitationChecker.batches(List.of(passage(10), passage(20)))).hasSize(1);
        assertThat(CitationChecker.batches(List.of())).isEmpty();
    }

    @Test
    void noRequestHasMorePassagesThanTheCheckerTakes() {
        var passages = Collections.nCopies(CitationChecker.PASSAGES_AT_ONCE + 1, passage(1));

        assertThat(CitationChecker.batches(passages))
                .extracting(List::size)
                .containsExactly(CitationChecker.PASSAGES_AT_ONCE, 1);
    }

    @Property(tries = 50)
    void everyPassageIsAskedAboutOnceInOrderAndNoRequestIsTooLong(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 20_000) Integer> lengths) {
        List<Passage> passages =
                lengths.stream().map(CitationCheckerTest::passage).toList();

        List<List<Passage>> batches = CitationChecker.batches(passages);

        assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(passages);
        assertThat(batches)
                .allSatisfy(batch -> assertThat(batch.stream()
                                .mapToInt(passage -> passage.text().length())
                                .sum())
                        .isLessThanOrEqualTo(CitationChecker.CHARACTERS_AT_ONCE));
    }

    private static Passage passage(int length) {
        return new Passage("p" + length, "ố".repeat(length));
    }
}
