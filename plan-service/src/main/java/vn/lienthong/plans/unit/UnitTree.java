package vn.lienthong.plans.unit;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All units of one tenant with their dated edges. Every question names the day it asks about. */
public final class UnitTree {

    private final Map<String, Unit> units;

    UnitTree(Collection<Unit> units) {
        this.units = units.stream().collect(Collectors.toUnmodifiableMap(Unit::id, Function.identity()));
    }

    /** The unit with its name of that day; empty when no event has told of it yet. */
    public Optional<UnitRef> find(@Nullable String unit, LocalDate day) {
        return unit == null
                ? Optional.empty()
                : Optional.ofNullable(units.get(unit)).map(found -> ref(found, day));
    }

    /** The unit that reviews it: on the reporting route, else its professional superior. */
    public Optional<UnitRef> superior(String unit, LocalDate day) {
        return Optional.ofNullable(units.get(unit))
                .flatMap(found -> found.superiorOn(day))
                .flatMap(superior -> find(superior, day));
    }

    /** Everybody above, nearest first, over every edge of authority. */
    public List<UnitRef> ancestors(String unit, LocalDate day) {
        var seen = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(List.of(unit));
        while (!open.isEmpty()) {
            Unit next = units.get(open.poll());
            if (next != null) {
                next.authoritiesOn(day)
                        .filter(above -> !above.equals(unit) && seen.add(above))
                        .forEach(open::add);
            }
        }
        return seen.stream().flatMap(above -> find(above, day).stream()).toList();
    }

    /** Everybody below, without the unit itself; the department has every other unit below it, ended ones too. */
    public Set<String> below(String unit, LocalDate day) {
        if (isDepartment(unit, day)) {
            return units.keySet().stream().filter(id -> !id.equals(unit)).collect(Collectors.toUnmodifiableSet());
        }
        Map<String, List<String>> children = units.values().stream()
                .flatMap(child -> child.authoritiesOn(day).map(above -> Map.entry(above, child.id())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        var seen = new HashSet<String>();
        var open = new ArrayDeque<>(List.of(unit));
        while (!open.isEmpty()) {
            children.getOrDefault(open.poll(), List.of()).stream()
                    .filter(child -> !child.equals(unit) && seen.add(child))
                    .forEach(open::add);
        }
        return Set.copyOf(seen);
    }

    /** The units that this one reviews. */
    public Set<String> reviewedBy(String unit, LocalDate day) {
        return units.values().stream()
                .filter(child -> child.superiorOn(day).filter(unit::equals).isPresent())
                .map(Unit::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** True when the reader may read what belongs to that unit: itself, an ancestor, or the department. */
    public boolean isOver(String reader, String unit, LocalDate day) {
        return isDepartment(reader, day)
                || ancestors(unit, day).stream().anyMatch(above -> above.id().equals(reader));
    }

    /** The department that the unit belongs to; a merged province has had several. */
    public Optional<UnitRef> department(String unit, LocalDate day) {
        return Stream.concat(Stream.of(unit), ancestors(unit, day).stream().map(UnitRef::id))
                .filter(id -> isDepartment(id, day))
                .findFirst()
                .flatMap(id -> find(id, day));
    }

    /** Every unit with its name of that day. */
    public Stream<UnitRef> all(LocalDate day) {
        return units.values().stream().map(unit -> ref(unit, day));
    }

    private boolean isDepartment(String unit, LocalDate day) {
        return Optional.ofNullable(units.get(unit))
                .filter(found -> found.isDepartmentOn(day))
                .isPresent();
    }

    private static UnitRef ref(Unit unit, LocalDate day) {
        return new UnitRef(unit.id(), unit.nameOn(day));
    }
}
