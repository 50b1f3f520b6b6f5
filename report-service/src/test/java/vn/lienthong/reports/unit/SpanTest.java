package vn.lienthong.reports.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SpanTest {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);

    @Example
    void theFirstDayIsInAndTheLastIsOut() {
        Span span = new Span(DAY, DAY.plusDays(1));

        assertThat(span.contains(DAY)).isTrue();
        assertThat(span.contains(DAY.plusDays(1))).isFalse();
        assertThat(span.contains(DAY.minusDays(1))).isFalse();
    }

    @Example
    void anEmptySpanIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Span(DAY, DAY));
    }

    @Property
    void theIntersectionHoldsExactlyTheDaysOfBoth(
            @ForAll("spans") Span a, @ForAll("spans") Span b, @ForAll("days") LocalDate day) {
        boolean inBoth = a.contains(day) && b.contains(day);

        assertThat(a.intersection(b).filter(both -> both.contains(day)).isPresent())
                .isEqualTo(inBoth);
        assertThat(a.intersection(b)).isEqualTo(b.intersection(a));
    }

    @Property
    void enclosedDaysAreContained(@ForAll("spans") Span a, @ForAll("spans") Span b, @ForAll("days") LocalDate day) {
        if (a.encloses(b) && b.contains(day)) {
            assertThat(a.contains(day)).isTrue();
        }
        assertThat(a.encloses(b)).isEqualTo(a.intersection(b).filter(b::equals).isPresent());
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 40).map(DAY::plusDays);
    }

    @Provide
    Arbitrary<Span> spans() {
        return Combinators.combine(days(), Arbitraries.integers().between(1, 20).injectNull(0.3))
                .as((from, length) -> new Span(from, length == null ? null : from.plusDays(length)));
    }
}
