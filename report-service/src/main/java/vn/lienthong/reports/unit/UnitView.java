package vn.lienthong.reports.unit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A unit as it stood on one day.
 *
 * @param childCount how many report to it directly; for a cluster, how many belong to it
 */
@Schema(name = "Unit")
record UnitView(
        String id,
        String code,
        String name,
        UnitKind kind,
        @Nullable SchoolLevel schoolLevel,
        LocalDate from,
        @Nullable LocalDate to,
        List<SuperiorView> superiors,
        @Nullable UnitName reportsTo,
        int childCount) {

    @Schema(name = "Superior")
    record SuperiorView(
            EdgeType type,
            UnitName unit,
            LocalDate from,
            @Nullable LocalDate to) {}

    @Schema(name = "UnitName")
    record UnitName(String id, String name) {}

    static UnitView of(Unit unit, UnitTree tree) {
        LocalDate date = tree.date();
        List<SuperiorView> superiors = unit.superiors().stream()
                .filter(edge -> edge.span().contains(date))
                .flatMap(
                        edge -> named(edge.unit(), tree)
                                .map(name -> new SuperiorView(edge.type(), name, edge.from(), edge.to()))
                                .stream())
                .toList();
        return new UnitView(
                unit.id(),
                unit.code(),
                unit.nameOn(date),
                unit.kind(),
                unit.schoolLevel(),
                unit.life().from(),
                unit.life().to(),
                superiors,
                tree.superior(unit.id()).flatMap(id -> named(id, tree)).orElse(null),
                below(unit, tree).size());
    }

    /** Who is shown when the unit is opened: those who report to it, of a cluster its members. */
    static List<String> below(Unit unit, UnitTree tree) {
        return unit.kind() == UnitKind.CLUSTER ? tree.children(unit.id(), EdgeType.CLUSTER) : tree.children(unit.id());
    }

    private static Optional<UnitName> named(String id, UnitTree tree) {
        return tree.find(id).map(superior -> new UnitName(id, superior.nameOn(tree.date())));
    }
}
