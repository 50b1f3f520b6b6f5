package vn.lienthong.reports.unit;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be said of a unit through time except who it is (its id, code and first day).
 *
 * <p>Its own promises are checked here; what needs other units (lives of superiors, cycles) is checked by
 * {@link TreeCheck}. Lists are kept in one order, so that equal content is equal.
 *
 * @param life  from the first day to the day after the last
 * @param names cover the life without gap or overlap
 */
public record UnitDescription(
        Span life,
        List<DatedName> names,
        UnitKind kind,
        @Nullable SchoolLevel schoolLevel,
        List<Edge> superiors,
        List<Route> routes) {

    public UnitDescription {
        names = names.stream().sorted(comparing(DatedName::from)).toList();
        superiors = superiors.stream()
                .sorted(comparing(Edge::from).thenComparing(Edge::type).thenComparing(Edge::unit))
                .toList();
        routes = routes.stream()
                .sorted(comparing(Route::from).thenComparing(Route::unit))
                .toList();
        requireNamesCover(life, names);
        if ((kind == UnitKind.SCHOOL) != (schoolLevel != null)) {
            throw new IllegalArgumentException("Exactly schools have a school level");
        }
        for (EdgeType type : EdgeType.values()) {
            requireSequence(
                    life,
                    superiors.stream()
                            .filter(e -> e.type() == type)
                            .map(Edge::span)
                            .toList());
        }
        requireSequence(life, routes.stream().map(Route::span).toList());
    }

    private static void requireNamesCover(Span life, List<DatedName> names) {
        LocalDate next = life.from();
        for (DatedName name : names) {
            if (next == null || !name.from().equals(next)) {
                throw new IllegalArgumentException("Names must cover the unit's life without gap or overlap");
            }
            next = name.to();
        }
        boolean endsWithLife = next == null ? life.to() == null : next.equals(life.to());
        if (names.isEmpty() || !endsWithLife) {
            throw new IllegalArgumentException("Names must cover the unit's life to its end");
        }
    }

    private static void requireSequence(Span life, List<Span> spans) {
        List<Span> ordered =
                spans.stream().sorted(Comparator.comparing(Span::from)).toList();
        for (int i = 0; i < ordered.size(); i++) {
            if (!life.encloses(ordered.get(i))) {
                throw new IllegalArgumentException("A relation lies within the unit's life");
            }
            if (i > 0 && ordered.get(i - 1).overlaps(ordered.get(i))) {
                throw new IllegalArgumentException("At most one superior of a type at a time");
            }
        }
    }
}
