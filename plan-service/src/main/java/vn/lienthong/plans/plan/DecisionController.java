package vn.lienthong.plans.plan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.starter.http.IfMatch;
import vn.lienthong.starter.http.Refuses;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.text.Line;

/** Issue, submission and review; checks and corrections of citations. */
@RestController
@RequestMapping("/api/plans/{id}")
@Tag(name = "Ban hành và xét duyệt", description = "Ban hành, nộp, trả lại, duyệt, thay thế; kiểm và sửa viện dẫn")
class DecisionController {

    private final IssuePlan issuePlan;
    private final SubmitPlan submitPlan;
    private final ReturnPlan returnPlan;
    private final AcceptPlan acceptPlan;
    private final RevisePlan revisePlan;
    private final CheckPlan checkPlan;
    private final ApplyCorrection applyCorrection;
    private final PlanAnswers answers;

    DecisionController(
            IssuePlan issuePlan,
            SubmitPlan submitPlan,
            ReturnPlan returnPlan,
            AcceptPlan acceptPlan,
            RevisePlan revisePlan,
            CheckPlan checkPlan,
            ApplyCorrection applyCorrection,
            PlanAnswers answers) {
        this.issuePlan = issuePlan;
        this.submitPlan = submitPlan;
        this.returnPlan = returnPlan;
        this.acceptPlan = acceptPlan;
        this.revisePlan = revisePlan;
        this.checkPlan = checkPlan;
        this.applyCorrection = applyCorrection;
        this.answers = answers;
    }

    record Remark(
            @Line @NotBlank(message = "Nhận xét phải gắn với một đoạn.")
            String node,

            @NotBlank(message = "Nhập nội dung nhận xét.")
            @Size(max = 2000, message = "Nhận xét dài tối đa 2000 ký tự.")
            String text) {}

    record ReturnRequest(
            @NotBlank(message = "Nhập lý do trả lại để đơn vị biết cần sửa gì.")
            @Size(max = 2000, message = "Lý do dài tối đa 2000 ký tự.")
            String reason,

            @Size(max = 200, message = "Tối đa 200 nhận xét mỗi lần trả lại.") @Nullable
            List<@Valid @NotNull Remark> comments) {}

    record AcceptRequest(
            @Size(max = 2000, message = "Ghi chú dài tối đa 2000 ký tự.") @Nullable
            String note) {}

    record CorrectionRequest(
            @Line @NotBlank(message = "Thiếu đoạn cần sửa.") String node,

            @Min(value = 0, message = "Vị trí không được âm.")
            int start,

            @Min(value = 0, message = "Vị trí không được âm.")
            int end,

            @NotNull(message = "Thiếu nội dung thay thế.")
            @Size(max = 2000, message = "Nội dung thay thế dài tối đa 2000 ký tự.")
            String replacement) {}

    @PostMapping("/issue")
    @Refuses(
            status = 409,
            types = {"wrong-state", "number-taken"})
    @Refuses(status = 422, types = "incomplete")
    @PlanAnswer
    @Operation(
            summary = "Ban hành",
            description =
                    "Ký và lấy số cho dự thảo. Số, ký hiệu, đơn vị và năm là duy nhất trong tỉnh; số đã dùng trả lời 409 kèm kế hoạch đang giữ số.")
    ResponseEntity<?> issue(
            @PathVariable String id, @IfMatch long version, @RequestBody IssuePlan.Signing signing, Caller caller) {
        return switch (issuePlan.issue(new IssuePlan.Command(new PlanId(id), version, caller, signing))) {
            case Issuing.Issued(var plan) -> answers.ok(plan, caller);
            case Issuing.Incomplete(var gaps) -> PlanProblems.incomplete(gaps);
            case Issuing.NumberTaken taken -> PlanProblems.numberTaken(taken);
            case Issuing.Refused(var why) -> PlanProblems.of(why);
        };
    }

    @PostMapping("/submit")
    @Refuses(
            status = 409,
            types = {"wrong-state", "no-superior"})
    @PlanAnswer
    @Operation(
            summary = "Nộp",
            description = "Nộp bản đã ban hành cho cấp trên theo tuyến báo cáo; nộp lại được sau khi bị trả lại.")
    ResponseEntity<?> submit(@PathVariable String id, @IfMatch long version, Caller caller) {
        return switch (submitPlan.submit(new SubmitPlan.Command(new PlanId(id), version, caller))) {
            case Submission.Submitted(var plan) -> answers.ok(plan, caller);
            case Submission.NoSuperior _ -> PlanProblems.noSuperior();
            case Submission.Refused(var why) -> PlanProblems.of(why);
        };
    }

    @PostMapping("/return")
    @Refuses(status = 409, types = "wrong-state")
    @Refuses(status = 422, types = "unprocessable")
    @PlanAnswer
    @Operation(summary = "Trả lại", description = "Cần lý do; nhận xét gắn với từng đoạn của văn bản.")
    ResponseEntity<?> giveBack(
            @PathVariable String id, @IfMatch long version, @Valid @RequestBody ReturnRequest request, Caller caller) {
        List<ReturnPlan.Remark> remarks = request.comments() == null
                ? List.of()
                : request.comments().stream()
                        .map(remark -> new ReturnPlan.Remark(remark.node(), remark.text()))
                        .toList();
        var command = new ReturnPlan.Command(new PlanId(id), version, caller, request.reason(), remarks);
        return decided(returnPlan.giveBack(command), caller);
    }

    @PostMapping("/accept")
    @Refuses(status = 409, types = "wrong-state")
    @Refuses(status = 422, types = "unprocessable")
    @PlanAnswer
    @Operation(summary = "Duyệt")
    ResponseEntity<?> accept(
            @PathVariable String id,
            @IfMatch long version,
            @Valid @RequestBody(required = false) @Nullable AcceptRequest request,
            Caller caller) {
        String note = request == null ? null : request.note();
        return decided(acceptPlan.accept(new AcceptPlan.Command(new PlanId(id), version, caller, note)), caller);
    }

    private ResponseEntity<?> decided(Review review, Caller caller) {
        return switch (review) {
            case Review.Decided(var plan) -> answers.ok(plan, caller);
            case Review.Invalid(var gaps) -> PlanProblems.invalid(gaps);
            case Review.Refused(var why) -> PlanProblems.of(why);
        };
    }

    @PostMapping("/revise")
    @Refuses(status = 409, types = "wrong-state")
    @PlanAnswer
    @Operation(
            summary = "Tạo bản thay thế",
            description =
                    "Bản đã ban hành giữ nguyên; bản kế tiếp bắt đầu từ nội dung của nó và ghi rõ bản bị thay thế.")
    ResponseEntity<?> revise(@PathVariable String id, @IfMatch long version, Caller caller) {
        return switch (revisePlan.revise(new RevisePlan.Command(new PlanId(id), version, caller))) {
            case Revision.Started(var plan) -> answers.ok(plan, caller);
            case Revision.Refused(var why) -> PlanProblems.of(why);
        };
    }

    @PostMapping("/check")
    @Refuses(status = 409, types = "wrong-state")
    @PlanAnswer
    @Operation(summary = "Kiểm lại viện dẫn", description = "Nội dung và phiên bản của kế hoạch không đổi.")
    ResponseEntity<?> check(@PathVariable String id, @IfMatch long version, Caller caller) {
        return switch (checkPlan.check(new CheckPlan.Command(new PlanId(id), version, caller))) {
            case CheckPlan.Rechecking.Rechecked(var plan) -> answers.ok(plan, caller);
            case CheckPlan.Rechecking.Refused(var why) -> PlanProblems.of(why);
        };
    }

    @PostMapping("/corrections")
    @Refuses(status = 409, types = "wrong-state")
    @Refuses(status = 422, types = "unprocessable")
    @PlanAnswer
    @Operation(
            summary = "Sửa theo gợi ý",
            description = "Áp dụng một gợi ý sửa của lần kiểm hiện tại; vị trí tính bằng đơn vị mã UTF-16 trong đoạn.")
    ResponseEntity<?> correct(
            @PathVariable String id,
            @IfMatch long version,
            @Valid @RequestBody CorrectionRequest request,
            Caller caller) {
        var correction = new TextCorrection(request.node(), request.start(), request.end(), request.replacement());
        return switch (applyCorrection.apply(
                new ApplyCorrection.Command(new PlanId(id), version, caller, correction))) {
            case Correcting.Corrected(var plan) -> answers.ok(plan, caller);
            case Correcting.NotSuggested _ -> PlanProblems.notSuggested();
            case Correcting.Refused(var why) -> PlanProblems.of(why);
        };
    }
}
