package vn.lienthong.reports.unit;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
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

    /** What was known earlier up to {@code since}, and from then on what is said here. */
    UnitDescription following(UnitDescription earlier, LocalDate since) {
        DatedName last = earlier.names().getLast();
        List<DatedName> known = new ArrayList<>(earlier.names());
        // The last name stays until another is stated, also where the unit's life was thought to have ended.
        known.set(known.size() - 1, new DatedName(last.name(), last.from(), null));
        return new UnitDescription(
                life,
                spliced(
                        known,
                        names,
                        since,
                        DatedName::span,
                        UnitDescription::during,
                        (one, other) -> one.name().equals(other.name())),
                kind,
                schoolLevel,
                spliced(
                        earlier.superiors(),
                        superiors,
                        since,
                        Edge::span,
                        (edge, span) -> new Edge(edge.type(), edge.unit(), span.from(), span.to()),
                        (one, other) -> one.type() == other.type() && one.unit().equals(other.unit())),
                spliced(
                        earlier.routes(),
                        routes,
                        since,
                        Route::span,
                        (route, span) -> new Route(route.unit(), span.from(), span.to()),
                        (one, other) -> one.unit().equals(other.unit())));
    }

    private static DatedName during(DatedName name, Span span) {
        return new DatedName(name.name(), span.from(), span.to());
    }

    /** The earlier ones cut off at {@code since}, the later ones from then on; what is the same on both sides is one. */
    private static <T> List<T> spliced(
            List<T> earlier,
            List<T> later,
            LocalDate since,
            Function<T, Span> span,
            BiFunction<T, Span, T> during,
            BiPredicate<T, T> same) {
        List<T> spliced = new ArrayList<>();
        for (T one : earlier) {
            Span its = span.apply(one);
            if (its.from().isBefore(since)) {
                its.intersection(new Span(its.from(), since)).ifPresent(left -> spliced.add(during.apply(one, left)));
            }
        }
        for (T one : later) {
            Optional<Span> left = span.apply(one).intersection(new Span(since, null));
            if (left.isEmpty()) {
                continue;
            }
            Optional<T> before = spliced.stream()
                    .filter(other -> same.test(one, other)
                            && left.get().from().equals(span.apply(other).to()))
                    .findFirst();
            if (before.isPresent()) {
                Span joined =
                        new Span(span.apply(before.get()).from(), left.get().to());
                spliced.set(spliced.indexOf(before.get()), during.apply(one, joined));
            } else {
                spliced.add(during.apply(one, left.get()));
            }
        }
        return spliced;
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
