package vn.lienthong.plans.unit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The newest snapshot of a unit that arrived, as {@code unit.changed.v1} carries it.
 *
 * @param version of the unit in report-service; an older snapshot never replaces a newer one
 */
@Document("units")
record Unit(
        @Id String id,
        long version,
        List<DatedName> names,
        String kind,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Edge> superiors,
        List<Route> routes) {

    private static final String DEPARTMENT = "DEPARTMENT";

    Unit {
        names = names == null ? List.of() : List.copyOf(names);
        // An edge of a kind that only a newer release knows gives nobody authority.
        superiors = superiors == null
                ? List.of()
                : superiors.stream().filter(edge -> edge.type() != null).toList();
        routes = routes == null ? List.of() : List.copyOf(routes);
    }

    boolean isDepartmentOn(LocalDate day) {
        return DEPARTMENT.equals(kind) && (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }

    /** The name on that day; outside every named stretch the nearest known one, so that a unit is never nameless. */
    String nameOn(LocalDate day) {
        return names.stream()
                .filter(name -> name.span().contains(day))
                .findFirst()
                .or(() -> names.stream().max(Comparator.comparing(name -> start(name.from()))))
                .map(DatedName::name)
                .orElse(id);
    }

    /** Whom it answers to: the reporting route, else the professional superior, else the administrative one. */
    Optional<String> superiorOn(LocalDate day) {
        return routes.stream()
                .filter(route -> route.span().contains(day))
                .map(Route::unit)
                .findFirst()
                .or(() -> edge(EdgeType.PROFESSIONAL, day))
                .or(() -> edge(EdgeType.ADMINISTRATIVE, day));
    }

    /** Every unit with authority over it on that day, without those above them. */
    Stream<String> authoritiesOn(LocalDate day) {
        return Stream.concat(
                        superiorOn(day).stream(),
                        superiors.stream()
                                .filter(edge -> edge.type() != EdgeType.CLUSTER
                                        && edge.span().contains(day))
                                .map(Edge::unit))
                .distinct();
    }

    private Optional<String> edge(EdgeType type, LocalDate day) {
        return superiors.stream()
                .filter(edge -> edge.type() == type && edge.span().contains(day))
                .map(Edge::unit)
                .findFirst();
    }

    private static LocalDate start(@Nullable LocalDate from) {
        return from == null ? LocalDate.MIN : from;
    }
}
