package vn.lienthong.reports.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

class RollUpTest {

    private static final Indicator COUNT = indicator(IndicatorType.COUNT, Rule.SUM);
    private static final Indicator MONEY = indicator(IndicatorType.MONEY, Rule.SUM);
    private static final Indicator RATIO = indicator(IndicatorType.RATIO, Rule.SUM);
    private static final Indicator GREATEST = indicator(IndicatorType.COUNT, Rule.MAX);
    private static final Indicator LAST = indicator(IndicatorType.COUNT, Rule.LAST);
    private static final Indicator TEXT = indicator(IndicatorType.TEXT, Rule.NONE);
    private static final Indicator YES_NO = indicator(IndicatorType.YES_NO, Rule.COUNT_YES);

    @Example
    void theSumOfNothingIsNotEntered() {
        assertThat(RollUp.sum(COUNT, List.of())).isNull();
        assertThat(RollUp.sum(COUNT, Arrays.asList(null, null))).isNull();
    }

    @Example
    void nothingHappenedIsAFigure() {
        assertThat(RollUp.sum(COUNT, Arrays.asList(null, Value.number(0)))).isEqualTo(Value.number(0));
    }

    @Example
    void aRatioAddsItsPartsSeparately() {
        assertThat(RollUp.sum(RATIO, List.of(Value.ratio(1, 2), Value.ratio(3, 10))))
                .isEqualTo(Value.ratio(4, 12));
    }

    @Example
    void yesIsCounted() {
        assertThat(RollUp.sum(YES_NO, List.of(Value.yes(true), Value.yes(false), Value.yes(true))))
                .isEqualTo(Value.number(2));
        assertThat(RollUp.sum(YES_NO, List.of(Value.yes(false)))).isEqualTo(Value.number(0));
    }

    @Example
    void theGreatestWins() {
        assertThat(RollUp.sum(GREATEST, List.of(Value.number(3), Value.number(9), Value.number(4))))
                .isEqualTo(Value.number(9));
    }

    @Example
    void followersAndTextsOfDifferentUnitsDoNotAddUp() {
        assertThat(RollUp.sum(LAST, List.of(Value.number(1420), Value.number(80))))
                .isNull();
        assertThat(RollUp.sum(TEXT, List.of(Value.text("a"), Value.text("b")))).isNull();
    }

    @Example
    void theTotalIsOwnAndChildrenOrWhatThereIs() {
        assertThat(RollUp.total(COUNT, Value.number(2), Value.number(5))).isEqualTo(Value.number(7));
        assertThat(RollUp.total(COUNT, null, Value.number(5))).isEqualTo(Value.number(5));
        assertThat(RollUp.total(COUNT, Value.number(2), null)).isEqualTo(Value.number(2));
        assertThat(RollUp.total(COUNT, null, null)).isNull();
        assertThat(RollUp.total(LAST, Value.number(2), null)).isEqualTo(Value.number(2));
        assertThat(RollUp.total(YES_NO, Value.yes(true), Value.number(5))).isEqualTo(Value.number(6));
        assertThat(RollUp.total(YES_NO, Value.yes(true), null)).isEqualTo(Value.yes(true));
    }

    @Example
    void theGreatestMoneyOfEverySchoolInTheCountryFits() {
        Value each = Value.number(1_000_000_000_000L);

        assertThat(RollUp.sum(MONEY, Collections.nCopies(53_979, each)))
                .isEqualTo(Value.number(53_979L * 1_000_000_000_000L));
    }

    @Example
    void anOverflowIsNeverAWrongFigure() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> RollUp.sum(MONEY, List.of(Value.number(Long.MAX_VALUE), Value.number(1))));
    }

    @Example
    void valuesOfAnotherTypeAreABrokenPromise() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RollUp.sum(COUNT, List.of(Value.number(1), Value.text("hai"))));
    }

    @Property
    void orderAndGroupingDoNotMatter(
            @ForAll("columns") Tuple.Tuple2<Indicator, List<@Nullable Value>> column,
            @ForAll Random random,
            @ForAll @net.jqwik.api.constraints.IntRange(min = 0, max = 12) int cut) {
        Indicator indicator = column.get1();
        List<@Nullable Value> values = column.get2();
        List<@Nullable Value> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        int at = Math.min(cut, values.size());

        Value flat = RollUp.sum(indicator, values);

        assertThat(RollUp.sum(indicator, shuffled)).isEqualTo(flat);
        assertThat(RollUp.combine(
                        indicator,
                        RollUp.sum(indicator, shuffled.subList(0, at)),
                        RollUp.sum(indicator, shuffled.subList(at, shuffled.size()))))
                .isEqualTo(flat);
    }

    @Property
    void notEnteredIsNeutralAndPassingOnTwiceIsOnce(
            @ForAll("columns") Tuple.Tuple2<Indicator, List<@Nullable Value>> column) {
        for (Value value : column.get2()) {
            Value given = RollUp.contribution(column.get1(), value);
            assertThat(RollUp.combine(column.get1(), value, null)).isEqualTo(given);
            assertThat(RollUp.combine(column.get1(), null, value)).isEqualTo(given);
            assertThat(RollUp.contribution(column.get1(), given)).isEqualTo(given);
        }
    }

    @Property
    void aSumIsEnteredExactlyWhenSomethingWas(@ForAll("counts") List<@Nullable Value> values) {
        boolean any = values.stream().anyMatch(v -> v != null);

        Value sum = RollUp.sum(COUNT, values);

        assertThat(sum != null).isEqualTo(any);
        if (sum != null) {
            assertThat(sum.number())
                    .isEqualTo(values.stream()
                            .filter(v -> v != null)
                            .mapToLong(Value::number)
                            .sum());
        }
    }

    @Provide
    Arbitrary<List<@Nullable Value>> counts() {
        return numbers().list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<Tuple.Tuple2<Indicator, List<@Nullable Value>>> columns() {
        Arbitrary<@Nullable Value> ratios = Arbitraries.longs()
                .between(0, 1_000)
                .tuple2()
                .map(parts -> Value.ratio(Math.min(parts.get1(), parts.get2()), Math.max(parts.get1(), parts.get2())))
                .injectNull(0.3);
        Arbitrary<@Nullable Value> answers =
                Arbitraries.of(true, false).map(Value::yes).injectNull(0.3);
        Arbitrary<@Nullable Value> texts =
                Arbitraries.strings().alpha().ofMinLength(1).map(Value::text).injectNull(0.3);
        return Arbitraries.oneOf(
                numbers().list().ofMaxSize(12).map(values -> Tuple.of(COUNT, values)),
                numbers().list().ofMaxSize(12).map(values -> Tuple.of(MONEY, values)),
                numbers().list().ofMaxSize(12).map(values -> Tuple.of(GREATEST, values)),
                numbers().list().ofMaxSize(12).map(values -> Tuple.of(LAST, values)),
                ratios.list().ofMaxSize(12).map(values -> Tuple.of(RATIO, values)),
                answers.list().ofMaxSize(12).map(values -> Tuple.of(YES_NO, values)),
                texts.list().ofMaxSize(12).map(values -> Tuple.of(TEXT, values)));
    }

    private static Arbitrary<@Nullable Value> numbers() {
        return Arbitraries.longs()
                .between(0, 1_000_000_000_000L)
                .map(Value::number)
                .injectNull(0.3);
    }

    private static Indicator indicator(IndicatorType type, Rule rule) {
        return new Indicator("01", "Chỉ tiêu", "tin", type, rule, true, 0L, null);
    }
}
