package vn.lienthong.reports.unit;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;
import vn.lienthong.starter.text.VietnameseText;

/**
 * A tenant's units as they stood on one day: immutable, shared between threads.
 *
 * <p>Superior, children, ancestors and subtree follow the <em>reporting route</em>; the other relations are asked for by
 * their type. Units that did not exist on that day are not in the tree, relations to them are left out. Lists come in
 * Vietnamese alphabetical order of the names.
 */
public final class UnitTree {

    private final LocalDate date;
    private final Map<String, Unit> units;
    private final Map<String, String> sortKeys;
    private final Map<String, String> superior = new HashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<EdgeType, Map<String, List<String>>> under = new EnumMap<>(EdgeType.class);

    private UnitTree(LocalDate date, Map<String, Unit> units, Map<String, String> sortKeys) {
        this.date = date;
        this.units = units;
        this.sortKeys = sortKeys;
        for (EdgeType type : EdgeType.values()) {
            under.put(type, new HashMap<>());
        }
        for (Unit unit : units.values()) {
            unit.reportsToOn(date).filter(units::containsKey).ifPresent(to -> {
                superior.put(unit.id(), to);
                children.computeIfAbsent(to, _ -> new ArrayList<>()).add(unit.id());
            });
            for (Map.Entry<EdgeType, Map<String, List<String>>> relation : under.entrySet()) {
                unit.superiorOn(date, relation.getKey())
                        .filter(units::containsKey)
                        .ifPresent(to -> relation.getValue()
                                .computeIfAbsent(to, _ -> new ArrayList<>())
                                .add(unit.id()));
            }
        }
    }

    /** The tree of a day from all units of a tenant, of whatever time. */
    public static UnitTree of(LocalDate date, Collection<Unit> all) {
        record Named(String key, Unit unit) {}
        Map<String, Unit> present = new LinkedHashMap<>();
        Map<String, String> sortKeys = new HashMap<>();
        all.stream()
                .filter(unit -> unit.existsOn(date))
                .map(unit -> new Named(VietnameseText.sortKey(unit.nameOn(date)), unit))
                .sorted(comparing(Named::key)
                        .thenComparing(named -> named.unit().id()))
                .forEach(named -> {
                    present.put(named.unit().id(), named.unit());
                    sortKeys.put(named.unit().id(), named.key());
                });
        return new UnitTree(date, present, sortKeys);
    }

    public LocalDate date() {
        return date;
    }

    public Collection<Unit> units() {
        return units.values();
    }

    public Optional<Unit> find(String unit) {
        return Optional.ofNullable(units.get(unit));
    }

    public boolean contains(String unit) {
        return units.containsKey(unit);
    }

    /** @throws NoSuchElementException when the unit did not exist on this day */
    public Unit unit(String unit) {
        return find(unit).orElseThrow(() -> new NoSuchElementException("No unit " + unit + " on " + date));
    }

    /** @throws NoSuchElementException when the unit did not exist on this day */
    public String nameOn(String unit) {
        return unit(unit).nameOn(date);
    }

    /** Sorts as Vietnamese sorts the names of this day; empty for a unit that is not in the tree. */
    public String sortKey(String unit) {
        return sortKeys.getOrDefault(unit, "");
    }

    /** To whom the unit reports. */
    public Optional<String> superior(String unit) {
        return Optional.ofNullable(superior.get(unit));
    }

    /** The superior in another respect, if it existed on this day. */
    public Optional<String> superior(String unit, EdgeType type) {
        return find(unit).flatMap(u -> u.superiorOn(date, type)).filter(units::containsKey);
    }

    /** Who reports to the unit directly. */
    public List<String> children(String unit) {
        return List.copyOf(children.getOrDefault(unit, List.of()));
    }

    /** Who stands directly under the unit in another respect. */
    public List<String> children(String unit, EdgeType type) {
        return List.copyOf(under.getOrDefault(type, Map.of()).getOrDefault(unit, List.of()));
    }

    /** All on the route upwards, the direct superior first. */
    public List<String> ancestors(String unit) {
        return List.copyOf(reach(unit, u -> superior(u).stream().toList()));
    }

    /** The unit itself and everyone below it on the route, superiors before their children. */
    public List<String> subtree(String unit) {
        if (!contains(unit)) {
            return List.of();
        }
        List<String> subtree = new ArrayList<>(List.of(unit));
        subtree.addAll(reach(unit, this::children));
        return subtree;
    }

    /** Whether the unit is {@code top} or below it on the route. */
    public boolean isWithin(String unit, String top) {
        return contains(unit) && (unit.equals(top) || ancestors(unit).contains(top));
    }

    /**
     * Whom somebody of {@code unit} may see on this day: the unit itself, everyone above and everyone below it, whatever
     * the relation (a school sees its commune and its department though it reports to only one of them).
     */
    public Set<String> related(String unit) {
        if (!contains(unit)) {
            return Set.of();
        }
        Set<String> related = new LinkedHashSet<>(Set.of(unit));
        related.addAll(reach(unit, this::allSuperiors));
        related.addAll(reach(unit, this::allChildren));
        return related;
    }

    private List<String> allSuperiors(String unit) {
        List<String> all = new ArrayList<>();
        superior(unit).ifPresent(all::add);
        for (EdgeType type : EdgeType.values()) {
            superior(unit, type).ifPresent(all::add);
        }
        return all;
    }

    private List<String> allChildren(String unit) {
        List<String> all = new ArrayList<>(children(unit));
        for (EdgeType type : EdgeType.values()) {
            all.addAll(children(unit, type));
        }
        return all;
    }

    /** Breadth first; every unit once, so that a faulty circle in the data cannot hang a request. */
    private static SequencedSet<String> reach(String start, Function<String, List<String>> next) {
        SequencedSet<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(next.apply(start));
        while (!open.isEmpty()) {
            String unit = open.removeFirst();
            if (!unit.equals(start) && seen.add(unit)) {
                open.addAll(next.apply(unit));
            }
        }
        return seen;
    }
}
