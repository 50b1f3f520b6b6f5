package vn.lienthong.reports.unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds units that would come to stand under themselves on some day.
 *
 * <p>Following a relation upwards, the stretch of days for which the whole way holds gets shorter with every step; if any
 * day is left on coming back to the start, the circle is real on that day. A relation that was turned round in time
 * (A under B until 2020, B under A since) leaves none.
 */
final class TreeCheck {

    /** Department, district, commune, school are four; longer ways are a mistake in the data. */
    static final int LEVELS_AT_MOST = 16;

    private final Map<String, UnitDescription> units;

    TreeCheck(Map<String, UnitDescription> units) {
        this.units = units;
    }

    /**
     * @param relation the type of edge, or {@code null} for the reporting route
     * @param span     the days on which the circle, or the endless way, exists
     */
    record Circle(String unit, @Nullable EdgeType relation, Span span) {}

    /** Units that stand under themselves, or at the bottom of a way that does not end; each relation for itself. */
    List<Circle> circles() {
        List<Circle> circles = new ArrayList<>();
        for (EdgeType type : EdgeType.values()) {
            Map<String, List<Step>> steps = new HashMap<>();
            units.forEach((id, unit) -> steps.put(
                    id,
                    unit.superiors().stream()
                            .filter(e -> e.type() == type)
                            .map(e -> new Step(e.unit(), e.span()))
                            .toList()));
            circles.addAll(circles(type, steps));
        }
        Map<String, List<Step>> routes = new HashMap<>();
        units.forEach((id, unit) -> routes.put(
                id,
                unit.routes().stream().map(r -> new Step(r.unit(), r.span())).toList()));
        circles.addAll(circles(null, routes));
        return circles;
    }

    private static List<Circle> circles(@Nullable EdgeType relation, Map<String, List<Step>> steps) {
        List<Circle> circles = new ArrayList<>();
        for (String unit : steps.keySet().stream().sorted().toList()) {
            Optional<Span> round = steps.getOrDefault(unit, List.of()).stream()
                    .flatMap(step -> climb(unit, step.to(), step.span(), 1, steps).stream())
                    .findFirst();
            round.ifPresent(span -> circles.add(new Circle(unit, relation, span)));
        }
        return circles;
    }

    private static Optional<Span> climb(String start, String at, Span left, int level, Map<String, List<Step>> steps) {
        if (at.equals(start) || level > LEVELS_AT_MOST) {
            return Optional.of(left);
        }
        for (Step step : steps.getOrDefault(at, List.of())) {
            Optional<Span> further = left.intersection(step.span());
            if (further.isPresent()) {
                Optional<Span> round = climb(start, step.to(), further.get(), level + 1, steps);
                if (round.isPresent()) {
                    return round;
                }
            }
        }
        return Optional.empty();
    }

    private record Step(String to, Span span) {}
}
