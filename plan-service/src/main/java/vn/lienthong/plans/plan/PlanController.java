package vn.lienthong.plans.plan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
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
import vn.lienthong.plans.content.PlanContent;
import vn.lienthong.plans.unit.UnitTree;
import vn.lienthong.plans.unit.Units;
import vn.lienthong.starter.http.Cursor;
import vn.lienthong.starter.http.IdempotencyKey;
import vn.lienthong.starter.http.Idempotent;
import vn.lienthong.starter.http.IfMatch;
import vn.lienthong.starter.http.Page;
import vn.lienthong.starter.http.ProblemException;
import vn.lienthong.starter.http.Refuses;
import vn.lienthong.starter.http.Versioned;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.text.Line;

/** Reading and writing plans. */
@RestController
@RequestMapping("/api/plans")
@Tag(name = "Kế hoạch", description = "Soạn, xem và tìm kế hoạch")
class PlanController {

    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2100;
    private static final String YEAR = "Năm của kế hoạch từ 2000 đến 2100.";

    private final CreatePlan createPlan;
    private final SavePlan savePlan;
    private final PlanDesk desk;
    private final PlanList list;
    private final Revisions revisions;
    private final Units units;
    private final PlanAnswers answers;

    PlanController(
            CreatePlan createPlan,
            SavePlan savePlan,
            PlanDesk desk,
            PlanList list,
            Revisions revisions,
            Units units,
            PlanAnswers answers) {
        this.createPlan = createPlan;
        this.savePlan = savePlan;
        this.desk = desk;
        this.list = list;
        this.revisions = revisions;
        this.units = units;
        this.answers = answers;
    }

    record NewPlan(
            @Min(value = FIRST_YEAR, message = YEAR) @Max(value = LAST_YEAR, message = YEAR)
            int year,

            @Line
            @NotBlank(message = "Nhập trích yếu của kế hoạch.")
            @Size(max = 1000, message = "Trích yếu dài tối đa 1000 ký tự.")
            String title) {}

    record DraftText(
            @Min(value = FIRST_YEAR, message = YEAR) @Max(value = LAST_YEAR, message = YEAR)
            int year,

            @Line @Nullable String title,
            @NotNull(message = "Thiếu nội dung kế hoạch.") PlanContent content) {}

    @GetMapping
    @Operation(
            summary = "Danh sách kế hoạch",
            description =
                    "mine: của đơn vị mình; review: chờ đơn vị mình duyệt; subtree: của các đơn vị cấp dưới. Mới đổi trước.")
    Page<PlanSummary> list(
            @RequestParam(defaultValue = "mine") @Parameter(description = "mine, review hoặc subtree") String folder,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) PlanState.@Nullable Type state,
            @RequestParam(required = false)
                    @Size(max = 200, message = "Từ tìm kiếm dài tối đa 200 ký tự.")
                    @Parameter(description = "Trích yếu, số văn bản hoặc tên đơn vị; không cần dấu")
                    @Nullable
                    String q,
            @RequestParam(defaultValue = "50")
                    @Min(value = 1, message = "Mỗi trang từ 1 đến 200 dòng.")
                    @Max(value = 200, message = "Mỗi trang từ 1 đến 200 dòng.")
                    int limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var filter = new PlanList.Filter(folder(folder), year, state, q);
        UnitTree tree = units.tree();
        var today = desk.today();
        return list.page(caller, filter, tree, today, limit, Cursor.decode(cursor))
                .map(row -> PlanSummary.of(row, tree, today));
    }

    private static PlanList.Folder folder(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "mine" -> PlanList.Folder.MINE;
            case "review" -> PlanList.Folder.REVIEW;
            case "subtree" -> PlanList.Folder.SUBTREE;
            default ->
                throw new ProblemException(
                        HttpStatus.BAD_REQUEST, "invalid", "Không có thư mục này. Chọn mine, review hoặc subtree.");
        };
    }

    @PostMapping
    @Refuses(status = 409, types = "unknown-unit")
    @Idempotent
    @PlanAnswer.Created
    @Operation(summary = "Tạo dự thảo trống")
    ResponseEntity<?> create(@Valid @RequestBody NewPlan request, IdempotencyKey key, Caller caller) {
        return switch (createPlan.create(
                new CreatePlan.Command(PlanId.of(key), caller, request.year(), request.title()))) {
            case CreatePlan.Creation.Created(var plan) -> answers.created(plan, caller);
            case CreatePlan.Creation.NotAllowed _ -> PlanProblems.of(new Refusal.NotAllowed());
            case CreatePlan.Creation.UnknownUnit _ -> PlanProblems.unknownUnit();
        };
    }

    @GetMapping("/{id}")
    @Versioned
    @PlanAnswer
    @Operation(summary = "Xem kế hoạch")
    ResponseEntity<?> get(@PathVariable String id, Caller caller) {
        return desk.read(new PlanId(id), caller)
                .<ResponseEntity<?>>map(plan -> answers.ok(plan, caller))
                .orElseGet(() -> PlanProblems.of(new Refusal.NotVisible()));
    }

    @GetMapping("/{id}/revisions/{revision}")
    @PlanAnswer
    @Operation(
            summary = "Xem một bản đã ban hành trước đây",
            description = "Số thứ tự của bản trước có trong replaces.")
    ResponseEntity<?> revision(@PathVariable String id, @PathVariable int revision, Caller caller) {
        return desk.read(new PlanId(id), caller)
                .flatMap(plan -> revisions.find(plan.id(), revision))
                .<ResponseEntity<?>>map(earlier -> ResponseEntity.ok(PlanView.of(earlier, units.tree())))
                .orElseGet(() -> PlanProblems.of(new Refusal.NotVisible()));
    }

    @PutMapping("/{id}")
    @Refuses(status = 409, types = "wrong-state")
    @Refuses(status = 422, types = "unprocessable")
    @PlanAnswer
    @Operation(
            summary = "Lưu dự thảo",
            description = "Viện dẫn được kiểm ngay; khi chưa kiểm được vẫn lưu và kiểm lại sau.")
    ResponseEntity<?> save(
            @PathVariable String id, @IfMatch long version, @Valid @RequestBody DraftText request, Caller caller) {
        PlanContent content =
                request.title() == null ? request.content() : request.content().withTitle(request.title());
        return switch (savePlan.save(new SavePlan.Command(new PlanId(id), version, caller, request.year(), content))) {
            case Saving.Saved(var plan) -> answers.ok(plan, caller);
            case Saving.Invalid(var gaps) -> PlanProblems.invalid(gaps);
            case Saving.Refused(var why) -> PlanProblems.of(why);
        };
    }
}
