package vn.lienthong.reports.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.starter.security.Caller;

@RestController
@Tag(name = "Báo cáo")
class WorkController {

    private final ReportWork work;

    WorkController(ReportWork work) {
        this.work = work;
    }

    /** Why something is on somebody's desk. */
    enum WorkFolder {
        RETURNED,
        DUE,
        TO_REVIEW,
        SENT
    }

    enum WorkKind {
        REPORT
    }

    /**
     * @param since  since when it waits
     * @param link   page of the portal
     * @param action what the button says
     */
    record WorkItem(
            String id,
            WorkFolder folder,
            WorkKind kind,
            String title,
            String detail,
            @Nullable Instant dueAt,
            @Nullable Instant since,
            boolean overdue,
            String link,
            String action) {}

    record WorkAnswer(List<WorkItem> items, Map<WorkFolder, Long> counts) {

        static WorkAnswer of(List<WorkItem> items, long toReview) {
            Map<WorkFolder, Long> counts = new EnumMap<>(WorkFolder.class);
            for (WorkFolder folder : WorkFolder.values()) {
                counts.put(
                        folder,
                        items.stream().filter(item -> item.folder() == folder).count());
            }
            counts.put(WorkFolder.TO_REVIEW, toReview);
            return new WorkAnswer(items, counts);
        }
    }

    @GetMapping("/api/reports/work")
    @Operation(
            summary = "Việc của tôi: báo cáo",
            description =
                    "Bị trả lại, sắp hết hạn, chờ duyệt (lâu nhất trước, tối đa 200) và đã gửi, trong các kỳ đang mở."
                            + " counts đếm đủ.")
    WorkAnswer work(Caller caller) {
        return work.of(caller);
    }
}
