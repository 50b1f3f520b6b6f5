package vn.lienthong.reports.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.reports.round.Ref;
import vn.lienthong.starter.http.IdempotencyKey;
import vn.lienthong.starter.http.Idempotent;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.http.Problems.FieldError;
import vn.lienthong.starter.http.Refuses;
import vn.lienthong.starter.security.Caller;

@RestController
@Tag(name = "Báo cáo")
class NudgeController {

    private final NudgeUnits nudgeUnits;

    NudgeController(NudgeUnits nudgeUnits) {
        this.nudgeUnits = nudgeUnits;
    }

    record NudgeRequest(@Nullable List<String> units) {}

    record NudgeAnswer(int nudged, List<Ref> units) {}

    @PostMapping("/api/reports/rounds/{id}/nudges")
    @Idempotent
    @Refuses(status = 409, types = "round-closed")
    @Refuses(status = 422, types = "unprocessable")
    @Operation(
            summary = "Nhắc đơn vị quá hạn",
            description =
                    "Cấp trên trên tuyến báo cáo hoặc Sở. units null: mọi đơn vị quá hạn cấp dưới. Đơn vị không quá hạn"
                            + " được bỏ qua; câu trả lời nêu những đơn vị đã nhắc.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = NudgeAnswer.class)))
    ResponseEntity<?> nudge(
            @PathVariable String id, @RequestBody NudgeRequest request, IdempotencyKey key, Caller caller) {
        return switch (nudgeUnits.nudge(id, request.units(), key, caller)) {
            case NudgeUnits.Nudging.Nudged(var units) -> ResponseEntity.ok(new NudgeAnswer(units.size(), units));
            case NudgeUnits.Nudging.UnknownRound _ -> Problems.notFound();
            case NudgeUnits.Nudging.NotAllowed _ -> Problems.forbidden();
            case NudgeUnits.Nudging.RoundClosed(var name) ->
                Problems.problem(
                        HttpStatus.CONFLICT, "round-closed", "Kỳ “%s” đã khóa, không nhắc được nữa.".formatted(name));
            case NudgeUnits.Nudging.NotBelow(var positions) ->
                Problems.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "unprocessable",
                        "Có đơn vị không nộp báo cáo qua đơn vị của bạn trong kỳ này. Chưa nhắc đơn vị nào.",
                        positions.stream()
                                .map(position -> new FieldError(
                                        "/units/" + position, "Không phải đơn vị cấp dưới trong kỳ này."))
                                .toList());
        };
    }
}
