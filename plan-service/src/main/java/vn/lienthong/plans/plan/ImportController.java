package vn.lienthong.plans.plan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.plans.intake.PlanReader;
import vn.lienthong.starter.http.IdempotencyKey;
import vn.lienthong.starter.http.Idempotent;
import vn.lienthong.starter.http.ReceivedBody;
import vn.lienthong.starter.http.Refuses;
import vn.lienthong.starter.security.Caller;

/** Upload of a plan's file. */
@RestController
@RequestMapping("/api/plans/imports")
@Tag(name = "Nhập tệp", description = "Từ tệp .docx, .pdf có lớp chữ, .txt, .md đến dự thảo")
class ImportController {

    private static final String YEAR = "Năm của kế hoạch từ 2000 đến 2100.";

    private final ImportPlan importPlan;
    private final PlanAnswers answers;

    ImportController(ImportPlan importPlan, PlanAnswers answers) {
        this.importPlan = importPlan;
        this.answers = answers;
    }

    @PostMapping
    @Refuses(status = 409, types = "unknown-unit")
    @Refuses(status = 413, types = "too-large")
    @Refuses(status = 415, types = "unsupported-file")
    @Refuses(
            status = 422,
            types = {"declaration-required", "file-encrypted", "file-unsafe", "no-text", "state-secret", "unprocessable"
            })
    @Idempotent
    @PlanAnswer.Created
    @Operation(
            summary = "Nhập kế hoạch từ tệp",
            description = "Thân yêu cầu là nội dung tệp, tối đa 20 MB. Khi bị từ chối, không có gì được lưu.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/octet-stream",
                                            schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<?> importFile(
            @RequestParam @NotBlank(message = "Thiếu tên tệp.") @Size(max = 1000, message = "Tên tệp quá dài.")
                    String fileName,
            @RequestParam(required = false)
                    @Min(value = PlanController.FIRST_YEAR, message = YEAR)
                    @Max(value = PlanController.LAST_YEAR, message = YEAR)
                    @Nullable
                    Integer year,
            @RequestParam(defaultValue = "false")
                    @Parameter(
                            description =
                                    "Cam kết tệp không chứa bí mật nhà nước; thiếu cam kết thì tệp không được đọc")
                    boolean noStateSecret,
            @Parameter(hidden = true) HttpServletRequest request,
            IdempotencyKey key,
            Caller caller)
            throws IOException {
        var command = new ImportPlan.Command(PlanId.of(key), caller, fileName, year, noStateSecret);
        Optional<ImportPlan.Importing> refused = importPlan.refusedUnread(command);
        if (refused.isPresent()) {
            return answer(refused.get(), caller);
        }
        if (request.getContentLengthLong() > PlanReader.MOST_BYTES) {
            return PlanProblems.tooLarge();
        }
        try (var file = ReceivedBody.of(request, PlanReader.MOST_BYTES)) {
            return answer(importPlan.take(command, file), caller);
        }
    }

    private ResponseEntity<?> answer(ImportPlan.Importing importing, Caller caller) {
        return switch (importing) {
            case ImportPlan.Importing.Imported(var plan) -> answers.created(plan, caller);
            case ImportPlan.Importing.NotAllowed _ -> PlanProblems.of(new Refusal.NotAllowed());
            case ImportPlan.Importing.UnknownUnit _ -> PlanProblems.unknownUnit();
            case ImportPlan.Importing.DeclarationRequired _ -> PlanProblems.declarationRequired();
            case ImportPlan.Importing.Unreadable(var why) -> PlanProblems.unreadable(why);
            case ImportPlan.Importing.BeyondLimits(var gaps) -> PlanProblems.invalid(gaps);
        };
    }
}
