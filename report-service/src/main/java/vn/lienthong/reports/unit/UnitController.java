package vn.lienthong.reports.unit;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.starter.http.Cursor;
import vn.lienthong.starter.http.Page;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.text.VietnameseText;

/** The units of a province as they stood on a day. */
@RestController
@Tag(name = "Units", description = "Đơn vị, cấp trên và tuyến báo cáo theo thời gian")
class UnitController {

    private final UnitTrees trees;
    private final Units units;
    private final Visibility visibility;
    private final Clock clock;

    UnitController(UnitTrees trees, Units units, Visibility visibility, Clock clock) {
        this.trees = trees;
        this.units = units;
        this.visibility = visibility;
        this.clock = clock;
    }

    @Operation(
            operationId = "listUnits",
            summary = "Các đơn vị người gọi được xem, theo thứ tự chữ cái",
            description = "Đơn vị mình, các cấp trên và cấp dưới; Sở và quản trị của tỉnh thấy tất cả.")
    @GetMapping("/api/reports/units")
    Page<UnitView> list(
            Caller caller,
            @Parameter(description = "Ngày xem; mặc định hôm nay") @RequestParam(required = false) @Nullable
                    LocalDate on,
            @Parameter(description = "Chỉ các đơn vị báo cáo trực tiếp cho đơn vị này")
                    @RequestParam(required = false)
                    @Nullable
                    String parent,
            @Parameter(description = "Tìm theo tên hoặc mã, không cần dấu")
                    @RequestParam(required = false)
                    @Size(max = 200)
                    @Nullable
                    String q,
            @RequestParam(required = false) @Nullable UnitKind kind,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Cursor after = Cursor.decode(cursor);
        UnitTree tree = trees.on(on == null ? LocalDate.now(clock) : on);
        Predicate<String> visible = visibility.of(caller, tree.date());
        List<UnitView> found = candidates(tree, parent, visible).stream()
                .filter(unit -> visible.test(unit.id()))
                .filter(unit -> kind == null || unit.kind() == kind)
                .filter(unit -> matches(unit, tree.date(), q))
                .filter(unit -> after == null || follows(unit, tree, after))
                .limit(limit + 1L)
                .map(unit -> UnitView.of(unit, tree))
                .toList();
        return Page.of(found, limit, last -> new Cursor(tree.sortKey(last.id()), last.id()));
    }

    @Operation(operationId = "getUnit", summary = "Một đơn vị như vào ngày đã chọn")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = UnitView.class)))
    @GetMapping("/api/reports/units/{id}")
    ResponseEntity<?> get(
            Caller caller,
            @PathVariable String id,
            @Parameter(description = "Ngày xem; mặc định hôm nay") @RequestParam(required = false) @Nullable
                    LocalDate on) {
        UnitTree tree = trees.on(on == null ? LocalDate.now(clock) : on);
        Optional<UnitView> unit = tree.find(id)
                .filter(found -> visibility.of(caller, tree.date()).test(found.id()))
                .map(found -> UnitView.of(found, tree));
        return unit.isPresent() ? ResponseEntity.ok(unit.get()) : Problems.notFound();
    }

    /** Whether there is or ever was such a unit, for services that its event has not reached yet. */
    @Hidden
    @GetMapping("/internal/units/{id}")
    ResponseEntity<?> known(@PathVariable String id) {
        return units.existsById(id) ? ResponseEntity.noContent().build() : Problems.notFound();
    }

    /** A parent that the caller may not see has, for them, no children. */
    private static Collection<Unit> candidates(UnitTree tree, @Nullable String parent, Predicate<String> visible) {
        if (parent == null) {
            return tree.units();
        }
        return tree.find(parent)
                .filter(unit -> visible.test(unit.id()))
                .map(unit -> UnitView.below(unit, tree).stream().map(tree::unit).toList())
                .orElse(List.of());
    }

    private static boolean matches(Unit unit, LocalDate date, @Nullable String q) {
        if (q == null || q.isBlank()) {
            return true;
        }
        String wanted = VietnameseText.fold(q);
        return VietnameseText.fold(unit.nameOn(date)).contains(wanted)
                || VietnameseText.fold(unit.code()).contains(wanted);
    }

    private static boolean follows(Unit unit, UnitTree tree, Cursor after) {
        int order = tree.sortKey(unit.id()).compareTo(after.key());
        return order > 0 || (order == 0 && unit.id().compareTo(after.id()) > 0);
    }
}
