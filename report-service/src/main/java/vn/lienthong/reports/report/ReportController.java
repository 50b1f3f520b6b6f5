package vn.lienthong.reports.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.lienthong.reports.form.Value;
import vn.lienthong.starter.http.Cursor;
import vn.lienthong.starter.http.ETags;
import vn.lienthong.starter.http.IfMatch;
import vn.lienthong.starter.http.Page;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.http.Problems.FieldError;
import vn.lienthong.starter.http.Refuses;
import vn.lienthong.starter.http.Versioned;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.text.Line;

@RestController
@RequestMapping("/api/reports")
@Tag(name = "Báo cáo")
class ReportController {

    private final ReportFolders folders;
    private final DescribeReport describe;
    private final EditReport editReport;
    private final SubmitReport submitReport;
    private final ReviewReport reviewReport;

    ReportController(
            ReportFolders folders,
            DescribeReport describe,
            EditReport editReport,
            SubmitReport submitReport,
            ReviewReport reviewReport) {
        this.folders = folders;
        this.describe = describe;
        this.editReport = editReport;
        this.submitReport = submitReport;
        this.reviewReport = reviewReport;
    }

    record CellInput(
            @Line String code,

            @Schema(implementation = Value.class) @Nullable JsonNode value,

            @Nullable String note) {}

    record EditRequest(List<CellInput> cells) {}

    record CommentInput(@Line String code, String text) {}

    record ReturnRequest(@Nullable String reason, @Nullable List<CommentInput> comments) {}

    @GetMapping
    @Operation(
            summary = "Danh sách báo cáo",
            description =
                    "folder=mine: của đơn vị mình; review: cấp dưới đã nộp, đang chờ đơn vị mình duyệt, chờ lâu nhất"
                            + " trước; subtree: của mọi đơn vị cấp dưới. q tìm theo tên đơn vị, không cần dấu.")
    Page<ReportView.Summary> list(
            @RequestParam(defaultValue = "mine") ReportFolders.Folder folder,
            @RequestParam(required = false) @Nullable String round,
            @RequestParam(required = false) ReportState.@Nullable Kind state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return folders.summaries(
                folder, new ReportFolders.Filter(round, state, q), limit, Cursor.decode(cursor), caller);
    }

    @GetMapping("/{id}")
    @Versioned
    @Operation(
            summary = "Một báo cáo",
            description =
                    "Số của đơn vị, số các đơn vị cấp dưới đã duyệt, tổng, số kỳ trước, ghi chú, lỗi và cảnh báo từng ô;"
                            + " các lần nộp, lịch sử, và những việc tài khoản này được làm lúc này. Ô null là chưa nhập, số 0 là"
                            + " không phát sinh.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReportView.class)))
    ResponseEntity<?> one(@PathVariable String id, Caller caller) {
        return describe.find(id, caller)
                .<ResponseEntity<?>>map(report ->
                        ResponseEntity.ok().eTag(ETags.of(report.version())).body(report))
                .orElseGet(Problems::notFound);
    }

    @PutMapping("/{id}")
    @Refuses(
            status = 409,
            types = {"wrong-state", "round-closed"})
    @Refuses(status = 422, types = "unprocessable")
    @Operation(
            summary = "Lưu số liệu của đơn vị",
            description =
                    "Báo cáo đang lập hoặc bị trả lại. Ô không gửi thì giữ nguyên, value null là xóa về chưa nhập. Một ô"
                            + " sai kiểu thì không ô nào được lưu.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReportView.class)))
    ResponseEntity<?> edit(
            @PathVariable String id, @IfMatch long version, @RequestBody EditRequest request, Caller caller) {
        List<EditReport.Cell> cells = request.cells().stream()
                .map(cell -> new EditReport.Cell(cell.code(), cell.value(), cell.note()))
                .toList();
        return answer(editReport.edit(id, version, cells, caller), caller);
    }

    @PostMapping("/{id}/submit")
    @Refuses(
            status = 409,
            types = {"wrong-state", "round-closed", "decision-in-progress"})
    @Refuses(status = 422, types = "incomplete")
    @Operation(
            summary = "Nộp báo cáo",
            description =
                    "Lãnh đạo đơn vị. Số của các đơn vị cấp dưới đã duyệt được chốt vào lần nộp này. Còn ô bắt buộc chưa"
                            + " nhập hoặc còn lỗi thì không nộp được, câu trả lời liệt kê từng ô.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReportView.class)))
    ResponseEntity<?> submit(@PathVariable String id, @IfMatch long version, Caller caller) {
        return answer(submitReport.submit(id, version, caller), caller);
    }

    @PostMapping("/{id}/return")
    @Refuses(
            status = 409,
            types = {"wrong-state", "round-closed", "superior-submitted", "decision-in-progress"})
    @Refuses(status = 422, types = "unprocessable")
    @Operation(
            summary = "Trả lại báo cáo",
            description =
                    "Người duyệt của đơn vị cấp trên trên tuyến báo cáo. Số liệu rời khỏi mọi tổng cho tới khi được duyệt"
                            + " lại. Không trả lại được khi cấp trên đã nộp báo cáo gồm số liệu này.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReportView.class)))
    ResponseEntity<?> sendBack(
            @PathVariable String id, @IfMatch long version, @RequestBody ReturnRequest request, Caller caller) {
        List<CellComment> comments = (request.comments() == null ? List.<CommentInput>of() : request.comments())
                .stream()
                        .map(comment -> new CellComment(comment.code(), comment.text()))
                        .toList();
        return answer(reviewReport.sendBack(id, version, text(request.reason()), comments, caller), caller);
    }

    @PostMapping("/{id}/accept")
    @Refuses(
            status = 409,
            types = {"wrong-state", "decision-in-progress"})
    @Operation(summary = "Duyệt báo cáo", description = "Người duyệt của đơn vị cấp trên trên tuyến báo cáo.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReportView.class)))
    ResponseEntity<?> accept(@PathVariable String id, @IfMatch long version, Caller caller) {
        return answer(reviewReport.accept(id, version, caller), caller);
    }

    private ResponseEntity<?> answer(Outcome outcome, Caller caller) {
        return switch (outcome) {
            case Outcome.Done(var report) ->
                ResponseEntity.ok().eTag(ETags.of(report.version())).body(describe.describe(report, caller));
            case Outcome.Unknown _ -> Problems.notFound();
            case Outcome.NotAllowed _ -> Problems.forbidden();
            case Outcome.Stale _ -> Problems.staleVersion();
            case Outcome.RoundClosed(var round) ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        "round-closed",
                        "Kỳ “%s” đã khóa, không sửa, nộp hoặc trả lại được nữa.".formatted(round));
            case Outcome.WrongState(var state) ->
                Problems.problem(HttpStatus.CONFLICT, "wrong-state", wrongState(state));
            case Outcome.Unreadable(var faults) ->
                Problems.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "unprocessable",
                        "Có chỗ chưa đúng nên chưa lưu gì. Sửa những chỗ dưới đây rồi gửi lại.",
                        errors(faults));
            case Outcome.Incomplete(var faults) ->
                Problems.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "incomplete",
                        "Chưa nộp được: còn %d chỗ thiếu hoặc sai.".formatted(faults.size()),
                        errors(faults));
            case Outcome.TakenUp(var superior, var state) ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        "superior-submitted",
                        "%s đã %s báo cáo tổng hợp của mình. Báo cáo đó phải được trả lại trước, rồi mới trả lại báo cáo này."
                                .formatted(superior.name(), state == ReportState.Kind.ACCEPTED ? "được duyệt" : "nộp"));
            case Outcome.Busy _ ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        "decision-in-progress",
                        "Một quyết định khác về cùng số liệu đang được ghi. Tải lại rồi thử lại sau ít giây.");
        };
    }

    private static String wrongState(ReportState.Kind state) {
        return switch (state) {
            case DRAFT -> "Báo cáo này đang lập, chưa nộp, nên chưa duyệt hoặc trả lại được.";
            case SUBMITTED -> "Báo cáo này đã nộp, đang chờ duyệt. Muốn sửa, nhờ cấp trên trả lại.";
            case RETURNED -> "Báo cáo này đang được trả lại cho đơn vị sửa, chưa nộp lại.";
            case ACCEPTED -> "Báo cáo này đã duyệt. Muốn sửa, cấp trên phải trả lại.";
        };
    }

    private static List<FieldError> errors(List<Outcome.Fault> faults) {
        return faults.stream()
                .map(fault -> new FieldError(fault.pointer(), fault.detail()))
                .toList();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
