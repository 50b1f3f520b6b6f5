package vn.lienthong.reports.rollup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.reports.round.Obliged;
import vn.lienthong.reports.round.Rosters;
import vn.lienthong.starter.http.ETags;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.http.Versioned;
import vn.lienthong.starter.security.Caller;

@RestController
@RequestMapping("/api/reports/rounds/{id}/rollups")
@Tag(name = "Tổng hợp")
class RollupController {

    private final ReadDashboard dashboards;
    private final RollupCheck check;
    private final Rosters rosters;

    RollupController(ReadDashboard dashboards, RollupCheck check, Rosters rosters) {
        this.dashboards = dashboards;
        this.check = check;
        this.rosters = rosters;
    }

    @GetMapping("/{unitId}")
    @Versioned
    @Operation(
            summary = "Tổng hợp của một đơn vị trong kỳ",
            description =
                    "Đếm trên các đơn vị cấp dưới theo danh sách phải nộp đã chốt; đơn vị không có cấp dưới thì đếm chính"
                            + " nó. expected = submitted + overdue + notDue; submitted = waiting + accepted + returned = onTime +"
                            + " late. Lần nộp đầu quyết định đúng hạn hay muộn. Chỉ tiêu cộng cả số của chính đơn vị.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Dashboard.class)))
    ResponseEntity<?> one(@PathVariable String id, @PathVariable String unitId, Caller caller) {
        return dashboards
                .find(id, unitId, caller)
                .<ResponseEntity<?>>map(dashboard ->
                        ResponseEntity.ok().eTag(ETags.of(dashboard.version())).body(dashboard))
                .orElseGet(Problems::notFound);
    }

    @GetMapping("/check")
    @Operation(
            summary = "Kiểm tra số tổng hợp",
            description =
                    "Tính lại toàn bộ từ các báo cáo và so với số đang lưu; differences phải rỗng. Đơn vị đứng đầu tuyến,"
                            + " quản trị và kiểm tra của tỉnh.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RollupCheck.Result.class)))
    ResponseEntity<?> check(@PathVariable String id, Caller caller) {
        Rosters.@Nullable Frozen frozen = rosters.find(id).orElse(null);
        if (frozen == null) {
            return Problems.notFound();
        }
        boolean maySeeAll = frozen.roster().lines().stream()
                .filter(line -> line.superior() == null)
                .map(Obliged::unit)
                .allMatch(top -> ReadDashboard.maySee(frozen.roster(), top, caller));
        return maySeeAll ? ResponseEntity.ok(check.check(frozen)) : Problems.forbidden();
    }
}
