package vn.lienthong.reports.unit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reports.unit.StatedRow.Identity;
import vn.lienthong.reports.unit.StatedRow.RouteWish;

/**
 * Makes units of the rows of a file, with the units already known beside them: superiors are found by the code they had
 * in those days, and the tree that would result is checked on every day. Everything wrong is named by row and column.
 */
final class StatedUnits {

    private final Map<Identity, Unit> known;
    private final Function<Identity, String> newId;
    private final List<CellError> errors;
    private final Map<String, List<Holder>> holders = new HashMap<>();

    /** A unit, in the file or not, under the code it holds during its life. */
    private record Holder(String id, Span life, UnitKind kind, String name) {}

    /** A relation of a row, its superior found. */
    private record Piece(String unit, Span span, StatedRow row, Column column) {}

    StatedUnits(Collection<Unit> known, Function<Identity, String> newId, List<CellError> errors) {
        this.known = known.stream()
                .collect(toMap(unit -> new Identity(unit.code(), unit.life().from()), Function.identity()));
        this.newId = newId;
        this.errors = errors;
    }

    /** The units of the file; to be used only if no error was found. */
    List<StatedUnit> from(List<StatedRow> rows) {
        Map<Identity, List<StatedRow>> byUnit =
                rows.stream().collect(groupingBy(StatedRow::identity, LinkedHashMap::new, toList()));
        List<UnitDraft> drafts = new ArrayList<>();
        byUnit.forEach(
                (identity, own) -> UnitDraft.of(idOf(identity), own, errors).ifPresent(drafts::add));
        if (!errors.isEmpty()) {
            return List.of();
        }
        hold(drafts);
        drafts.forEach(this::refuseSharedCode);
        List<StatedUnit> stated = drafts.stream().map(this::resolve).toList();
        if (errors.isEmpty()) {
            Map<String, UnitDescription> future = future(stated);
            checkOthers(stated, future);
            checkCircles(stated, future);
        }
        return stated;
    }

    private String idOf(Identity identity) {
        Unit unit = known.get(identity);
        return unit == null ? newId.apply(identity) : unit.id();
    }

    private void hold(List<UnitDraft> drafts) {
        Map<String, UnitDraft> stated = drafts.stream().collect(toMap(UnitDraft::id, Function.identity()));
        drafts.forEach(draft -> hold(
                draft.code(),
                new Holder(
                        draft.id(),
                        draft.life(),
                        draft.kind(),
                        draft.names().getLast().name())));
        known.values().stream()
                .filter(unit -> !stated.containsKey(unit.id()))
                .forEach(unit -> hold(
                        unit.code(),
                        new Holder(
                                unit.id(),
                                unit.life(),
                                unit.kind(),
                                unit.names().getLast().name())));
    }

    private void hold(String code, Holder holder) {
        holders.computeIfAbsent(code, _ -> new ArrayList<>()).add(holder);
    }

    private void refuseSharedCode(UnitDraft draft) {
        holders.getOrDefault(draft.code(), List.of()).stream()
                .filter(other -> !other.id().equals(draft.id()) && other.life().overlaps(draft.life()))
                .findFirst()
                .ifPresent(other -> refuse(
                        draft.rows().getFirst(),
                        Column.MA,
                        "Mã này đang thuộc “%s” (%s). Mã chỉ được cấp lại sau khi đơn vị cũ kết thúc; kiểm tra ma, tu_ngay và den_ngay."
                                .formatted(other.name(), Days.shown(other.life()))));
    }

    private StatedUnit resolve(UnitDraft draft) {
        Map<EdgeType, List<Piece>> edges = new HashMap<>();
        List<Piece> routes = new ArrayList<>();
        for (StatedRow row : draft.rows()) {
            Map<EdgeType, Piece> found = new HashMap<>();
            row.superiors()
                    .forEach((type, code) ->
                            find(draft, row, columnOf(type), code).ifPresent(piece -> found.put(type, piece)));
            found.forEach((type, piece) ->
                    edges.computeIfAbsent(type, _ -> new ArrayList<>()).add(piece));
            route(draft, row, found).ifPresent(routes::add);
        }
        List<Edge> superiors = new ArrayList<>();
        edges.forEach((type, pieces) -> joined(pieces)
                .forEach(piece -> superiors.add(new Edge(
                        type, piece.unit(), piece.span().from(), piece.span().to()))));
        List<Route> joinedRoutes = joined(routes).stream()
                .map(piece -> new Route(
                        piece.unit(), piece.span().from(), piece.span().to()))
                .toList();
        UnitDescription description = errors.isEmpty()
                ? new UnitDescription(
                        draft.life(), draft.names(), draft.kind(), draft.schoolLevel(), superiors, joinedRoutes)
                // Faulty relations would break the description's promises; the errors already tell of them.
                : new UnitDescription(
                        draft.life(), draft.names(), draft.kind(), draft.schoolLevel(), List.of(), List.of());
        return new StatedUnit(draft.id(), draft.code(), withHistory(draft, description), draft.rows());
    }

    /** A file speaks of the days from its earliest relation on; what was known of the days before stays. */
    private UnitDescription withHistory(UnitDraft draft, UnitDescription stated) {
        @Nullable
        Unit before = known.get(new Identity(draft.code(), draft.life().from()));
        LocalDate since = draft.rows().stream()
                .map(row -> draft.spanOf(row).from())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return before == null
                        || !errors.isEmpty()
                        || !since.isAfter(draft.life().from())
                ? stated
                : stated.following(before.description(), since);
    }

    private Optional<Piece> route(UnitDraft draft, StatedRow row, Map<EdgeType, Piece> found) {
        return switch (row.route()) {
            case RouteWish.None() -> Optional.empty();
            case RouteWish.To(String code) -> find(draft, row, Column.TUYEN_BAO_CAO, code);
            case RouteWish.Along(EdgeType type) -> along(found.get(type));
            case RouteWish.Usual() -> {
                Piece administrative = found.get(EdgeType.ADMINISTRATIVE);
                yield along(administrative == null ? found.get(EdgeType.PROFESSIONAL) : administrative);
            }
        };
    }

    private static Optional<Piece> along(@Nullable Piece edge) {
        return Optional.ofNullable(edge)
                .map(piece -> new Piece(piece.unit(), piece.span(), piece.row(), Column.TUYEN_BAO_CAO));
    }

    private Optional<Piece> find(UnitDraft draft, StatedRow row, Column column, String code) {
        Span span = draft.spanOf(row);
        List<Holder> held = holders.getOrDefault(code, List.of());
        if (held.isEmpty()) {
            return refuse(
                    row,
                    column,
                    "Không có đơn vị mã %s trong tệp và trong hệ thống. Thêm dòng cho đơn vị đó hoặc sửa mã."
                            .formatted(code));
        }
        Optional<Holder> holder =
                held.stream().filter(h -> h.life().encloses(span)).findFirst();
        if (holder.isEmpty()) {
            String lives = held.stream()
                    .sorted(Comparator.comparing((Holder h) -> h.life().from()))
                    .map(h -> "“%s” %s".formatted(h.name(), Days.shown(h.life())))
                    .collect(joining("; "));
            return refuse(
                    row,
                    column,
                    "Quan hệ %s vượt ra ngoài thời gian tồn tại của đơn vị mã %s (%s). Sửa quan_he_tu_ngay, quan_he_den_ngay hoặc tách thành nhiều dòng."
                            .formatted(Days.shown(span), code, lives));
        }
        if (holder.get().id().equals(draft.id())) {
            return refuse(row, column, "Đơn vị không thể là cấp trên của chính mình. Sửa mã.");
        }
        if (holder.get().kind() == UnitKind.SCHOOL) {
            return refuse(
                    row,
                    column,
                    "“%s” là trường, không thể là cấp trên. Sửa mã."
                            .formatted(holder.get().name()));
        }
        if (column == Column.CUM && holder.get().kind() != UnitKind.CLUSTER) {
            return refuse(
                    row,
                    column,
                    "“%s” không phải cụm trường. Sửa mã.".formatted(holder.get().name()));
        }
        return Optional.of(new Piece(holder.get().id(), span, row, column));
    }

    /** Pieces of one relation in order; pieces of the same superior that meet or overlap become one. */
    private List<Piece> joined(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>();
        for (Piece piece : pieces.stream()
                .sorted(Comparator.comparing((Piece p) -> p.span().from()))
                .toList()) {
            Piece last = joined.isEmpty() ? null : joined.getLast();
            boolean overlaps = last != null && last.span().overlaps(piece.span());
            boolean meets =
                    last != null && piece.span().from().equals(last.span().to());
            if (last != null && last.unit().equals(piece.unit()) && (overlaps || meets)) {
                joined.set(
                        joined.size() - 1,
                        new Piece(last.unit(), union(last.span(), piece.span()), last.row(), last.column()));
            } else if (last != null && overlaps) {
                refuse(
                        piece.row(),
                        piece.column(),
                        "Dòng %d đã ghi đơn vị khác cho cùng thời gian. Mỗi lúc chỉ có một; sửa quan_he_tu_ngay hoặc quan_he_den_ngay."
                                .formatted(last.row().number()));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }

    private static Span union(Span one, Span other) {
        boolean open = one.to() == null || other.to() == null;
        return new Span(one.from(), open ? null : Collections.max(List.of(one.to(), other.to())));
    }

    /** Nobody may lose a superior under their feet, in the file or outside it. */
    private void checkOthers(List<StatedUnit> stated, Map<String, UnitDescription> future) {
        Map<String, StatedUnit> byId = stated.stream().collect(toMap(StatedUnit::id, Function.identity()));
        Map<StatedUnit, List<UnitDescription>> orphaned = new LinkedHashMap<>();
        for (UnitDescription unit : future.values()) {
            Stream.concat(
                            unit.superiors().stream().map(e -> new Route(e.unit(), e.from(), e.to())),
                            unit.routes().stream())
                    .flatMap(relation -> Stream.ofNullable(byId.get(relation.unit()))
                            .filter(superior -> !superior.description().life().encloses(relation.span())))
                    .distinct()
                    .forEach(superior -> orphaned.computeIfAbsent(superior, _ -> new ArrayList<>())
                            .add(unit));
        }
        orphaned.forEach((superior, units) -> errors.add(new CellError(
                superior.firstRow(),
                Column.DEN_NGAY.heading(),
                "Còn %d đơn vị (ví dụ “%s”) trực thuộc đơn vị này ngoài thời gian %s. Đưa các đơn vị đó vào cùng tệp với quan hệ mới."
                        .formatted(
                                units.size(),
                                units.getFirst().names().getLast().name(),
                                Days.shown(superior.description().life())))));
    }

    private Map<String, UnitDescription> future(List<StatedUnit> stated) {
        Map<String, UnitDescription> future = new LinkedHashMap<>();
        known.values().forEach(unit -> future.put(unit.id(), unit.description()));
        stated.forEach(unit -> future.put(unit.id(), unit.description()));
        return future;
    }

    private void checkCircles(List<StatedUnit> stated, Map<String, UnitDescription> future) {
        Map<String, StatedUnit> byId = stated.stream().collect(toMap(StatedUnit::id, Function.identity()));
        for (TreeCheck.Circle circle : new TreeCheck(future).circles()) {
            StatedUnit unit = byId.get(circle.unit());
            if (unit != null) {
                Column column = circle.relation() == null ? Column.TUYEN_BAO_CAO : columnOf(circle.relation());
                errors.add(new CellError(
                        unit.firstRow(),
                        column.heading(),
                        "Đi ngược lên cấp trên thì quay về chính đơn vị, hoặc quá %d cấp (%s). Sửa cấp trên của một đơn vị trong vòng."
                                .formatted(TreeCheck.LEVELS_AT_MOST, Days.shown(circle.span()))));
            }
        }
    }

    private static Column columnOf(EdgeType type) {
        return switch (type) {
            case ADMINISTRATIVE -> Column.CHU_QUAN;
            case PROFESSIONAL -> Column.CHUYEN_MON;
            case CLUSTER -> Column.CUM;
        };
    }

    private <T> Optional<T> refuse(StatedRow row, Column column, String detail) {
        errors.add(new CellError(row.number(), column.heading(), detail));
        return Optional.empty();
    }
}
