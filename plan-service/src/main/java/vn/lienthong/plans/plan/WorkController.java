package vn.lienthong.plans.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.starter.security.Caller;

/** What the caller has to do about plans. */
@RestController
@Tag(name = "Việc của tôi")
class WorkController {

    private final PlanWork work;

    WorkController(PlanWork work) {
        this.work = work;
    }

    enum Folder {
        RETURNED,
        DUE,
        TO_REVIEW,
        SENT
    }

    enum Kind {
        PLAN,
        REPORT
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "WorkItem")
    record Item(
            String id,
            Folder folder,
            Kind kind,
            String title,
            String detail,
            @Nullable Instant dueAt,
            @Nullable Instant since,
            boolean overdue,
            String link,
            @Schema(description = "Chữ trên nút") String action) {}

    @Schema(name = "WorkCounts")
    record Counts(long RETURNED, long DUE, long TO_REVIEW, long SENT) {}

    @Schema(name = "Work")
    record Work(List<Item> items, Counts counts) {}

    @GetMapping("/api/plans/work")
    @Operation(
            summary = "Việc về kế hoạch của người đang dùng",
            description = "Tối đa 200 việc mỗi thư mục; counts là số đầy đủ.")
    Work work(Caller caller) {
        return work.of(caller);
    }
}
