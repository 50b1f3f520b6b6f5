package vn.lienthong.reports.round;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reports.unit.Unit;
import vn.lienthong.reports.unit.UnitKind;
import vn.lienthong.reports.unit.UnitTree;

/**
 * The units obliged in a round with their routes: a tree (or several) that never changes once the round is open.
 * Everything that counts, counts over this roster, so that no rate can leave 0–100 %.
 */
public final class Roster {

    private final Map<String, Obliged> lines = new LinkedHashMap<>();
    private final Map<String, List<Obliged>> children = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();

    public Roster(List<Obliged> obliged) {
        for (Obliged line : obliged) {
            if (lines.put(line.unit(), line) != null) {
                throw new IllegalArgumentException("Unit " + line.unit() + " is twice on the roster");
            }
        }
        Deque<Obliged> open = new ArrayDeque<>();
        for (Obliged line : obliged) {
            if (line.superior() == null) {
                open.add(line);
            } else if (lines.containsKey(line.superior())) {
                children.computeIfAbsent(line.superior(), _ -> new ArrayList<>())
                        .add(line);
            } else {
                throw new IllegalArgumentException("The superior of unit " + line.unit() + " is not on the roster");
            }
        }
        while (!open.isEmpty()) {
            Obliged line = open.removeFirst();
            depths.put(line.unit(), line.superior() == null ? 0 : depths.getOrDefault(line.superior(), 0) + 1);
            open.addAll(children(line.unit()));
        }
        if (depths.size() != lines.size()) {
            throw new IllegalArgumentException("The routes of the roster go in a circle");
        }
    }

    /**
     * Freezes the units of a day that a form obliges. A unit in between that the form does not oblige is passed over:
     * its units report to the next one above that is obliged.
     *
     * @param due last instant on time by kind of unit; other kinds do not report
     */
    static Freezing freeze(UnitTree tree, Map<UnitKind, Instant> due) {
        List<Obliged> obliged = new ArrayList<>();
        List<Ref> unrouted = new ArrayList<>();
        for (Unit unit : tree.units()) {
            Instant dueAt = due.get(unit.kind());
            if (dueAt == null) {
                continue;
            }
            String name = tree.nameOn(unit.id());
            @Nullable
            String superior = tree.ancestors(unit.id()).stream()
                    .filter(above -> due.containsKey(tree.unit(above).kind()))
                    .findFirst()
                    .orElse(null);
            if (superior == null && unit.kind() != UnitKind.DEPARTMENT) {
                unrouted.add(new Ref(unit.id(), name));
            } else {
                obliged.add(new Obliged(unit.id(), name, unit.kind(), unit.schoolLevel(), superior, dueAt));
            }
        }
        return new Freezing(obliged, unrouted);
    }

    /**
     * What came of freezing.
     *
     * @param unrouted units that would have to report but have nobody to report to on that day
     */
    record Freezing(List<Obliged> obliged, List<Ref> unrouted) {}

    public List<Obliged> lines() {
        return List.copyOf(lines.values());
    }

    public int size() {
        return lines.size();
    }

    public Optional<Obliged> find(String unit) {
        return Optional.ofNullable(lines.get(unit));
    }

    /** @throws NoSuchElementException when the unit is not on the roster */
    public Obliged line(String unit) {
        return find(unit).orElseThrow(() -> new NoSuchElementException("Not on the roster: " + unit));
    }

    /** Who reports to the unit directly, in alphabetical order. */
    public List<Obliged> children(String unit) {
        return children.getOrDefault(unit, List.of());
    }

    /** Whether other units report to this one. */
    public boolean isInner(String unit) {
        return children.containsKey(unit);
    }

    /** Distance from the top, which has 0. */
    public int depth(String unit) {
        Integer depth = depths.get(unit);
        if (depth == null) {
            throw new NoSuchElementException("Not on the roster: " + unit);
        }
        return depth;
    }

    /** Ids of all units above, the direct superior first. */
    public List<String> ancestors(String unit) {
        List<String> ancestors = new ArrayList<>();
        @Nullable String above = line(unit).superior();
        while (above != null) {
            ancestors.add(above);
            above = line(above).superior();
        }
        return ancestors;
    }

    /** All units below, without the unit itself; superiors before their children. */
    public List<Obliged> below(String unit) {
        List<Obliged> below = new ArrayList<>();
        Deque<Obliged> open = new ArrayDeque<>(children(unit));
        while (!open.isEmpty()) {
            Obliged line = open.removeFirst();
            below.add(line);
            open.addAll(children(line.unit()));
        }
        return below;
    }

    /** The units that have others below them, the deepest first. */
    public List<String> innerDeepestFirst() {
        return children.keySet().stream()
                .sorted((one, other) -> {
                    int byDepth = Integer.compare(depth(other), depth(one));
                    return byDepth != 0 ? byDepth : one.compareTo(other);
                })
                .toList();
    }

    public boolean isWithin(String unit, String top) {
        return lines.containsKey(unit) && (unit.equals(top) || ancestors(unit).contains(top));
    }
}
