package vn.lienthong.reports.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reports.unit.DongTrieu.LONG_AGO;
import static vn.lienthong.reports.unit.DongTrieu.REFORM;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class TreeCheckTest {

    @Example
    void theReformIsNoCircle() {
        Map<String, UnitDescription> units = new HashMap<>();
        DongTrieu.ALL.forEach(unit -> units.put(unit.id(), unit.description()));

        assertThat(new TreeCheck(units).circles()).isEmpty();
    }

    @Example
    void twoUnitsUnderEachOtherAtOnceAreACircle() {
        Map<String, UnitDescription> units = Map.of(
                "a", under("b", LONG_AGO, null),
                "b", under("a", REFORM, null));

        assertThat(new TreeCheck(units).circles())
                .extracting(TreeCheck.Circle::unit, TreeCheck.Circle::span)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("a", new Span(REFORM, null)),
                        org.assertj.core.groups.Tuple.tuple("b", new Span(REFORM, null)));
    }

    @Example
    void aRelationTurnedRoundInTimeIsNoCircle() {
        Map<String, UnitDescription> units = Map.of(
                "a", under("b", LONG_AGO, REFORM),
                "b", under("a", REFORM, null));

        assertThat(new TreeCheck(units).circles()).isEmpty();
    }

    @Example
    void aRouteCanBeACircleOfItsOwn() {
        UnitDescription a = routed("b");
        UnitDescription b = routed("a");

        assertThat(new TreeCheck(Map.of("a", a, "b", b)).circles())
                .allSatisfy(circle -> assertThat(circle.relation()).isNull())
                .hasSize(2);
    }

    @Example
    void anEndlesslyDeepWayIsNamedToo() {
        Map<String, UnitDescription> units = new HashMap<>();
        for (int i = 0; i < TreeCheck.LEVELS_AT_MOST + 2; i++) {
            units.put("u" + i, under("u" + (i + 1), LONG_AGO, null));
        }

        assertThat(new TreeCheck(units).circles())
                .extracting(TreeCheck.Circle::unit)
                .contains("u0");
    }

    /** Against the obvious slow way: on each day, follow the superiors and see whether somebody comes back. */
    @Property
    void findsACircleExactlyWhenSomeDayHasOne(@ForAll("trees") Map<String, UnitDescription> units) {
        assertThat(!new TreeCheck(units).circles().isEmpty()).isEqualTo(someDayHasACircle(units));
    }

    private static boolean someDayHasACircle(Map<String, UnitDescription> units) {
        for (LocalDate day = LONG_AGO; day.isBefore(LONG_AGO.plusDays(12)); day = day.plusDays(1)) {
            for (String start : units.keySet()) {
                Set<String> seen = new HashSet<>();
                String at = start;
                while (at != null && seen.add(at)) {
                    at = superiorOn(units.get(at), day);
                }
                if (at != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable String superiorOn(UnitDescription unit, LocalDate day) {
        return unit.superiors().stream()
                .filter(e -> e.span().contains(day))
                .map(Edge::unit)
                .findFirst()
                .orElse(null);
    }

    @Provide
    Arbitrary<Map<String, UnitDescription>> trees() {
        Arbitrary<List<Integer>> superiors =
                Arbitraries.integers().between(-1, 5).list().ofSize(2);
        return superiors.list().ofSize(6).map(TreeCheckTest::tree);
    }

    /** Two superiors for each unit, one before and one after a day of its own; -1 is none. */
    private static Map<String, UnitDescription> tree(List<List<Integer>> superiors) {
        Map<String, UnitDescription> units = new HashMap<>();
        for (int i = 0; i < superiors.size(); i++) {
            LocalDate turn = LONG_AGO.plusDays(1 + (i * 3) % 7);
            List<Edge> edges = new ArrayList<>();
            int before = superiors.get(i).get(0);
            int after = superiors.get(i).get(1);
            if (before >= 0 && before != i) {
                edges.add(new Edge(EdgeType.PROFESSIONAL, "u" + before, LONG_AGO, turn));
            }
            if (after >= 0 && after != i) {
                edges.add(new Edge(EdgeType.PROFESSIONAL, "u" + after, turn, null));
            }
            units.put("u" + i, described(edges, List.of()));
        }
        return units;
    }

    private static UnitDescription under(String superior, LocalDate from, @Nullable LocalDate to) {
        return described(List.of(new Edge(EdgeType.ADMINISTRATIVE, superior, from, to)), List.of());
    }

    private static UnitDescription routed(String to) {
        return described(List.of(), List.of(new Route(to, LONG_AGO, null)));
    }

    private static UnitDescription described(List<Edge> edges, List<Route> routes) {
        return new UnitDescription(
                new Span(LONG_AGO, null),
                List.of(new DatedName("Phòng", LONG_AGO, null)),
                UnitKind.DISTRICT_OFFICE,
                null,
                edges,
                routes);
    }
}
