package vn.lienthong.notifications.notice;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.starter.http.Cursor;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.security.Caller;

@RestController
@RequestMapping("/api/notifications")
@Tag(name = "Notifications", description = "The signed-in account's own inbox")
class NoticeController {

    private final Notices notices;
    private final Clock clock;

    NoticeController(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /** @param unread how many notices of the whole inbox have not been read */
    public record Inbox(List<NoticeView> items, @Nullable String next, long unread) {}

    @GetMapping
    @Operation(summary = "The inbox, newest first", operationId = "listNotifications")
    Inbox list(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable @Size(max = 1000) String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var page = notices.of(caller.account(), unread, Cursor.decode(cursor), limit);
        return new Inbox(
                page.items().stream().map(NoticeView::of).toList(), page.next(), notices.unread(caller.account()));
    }

    @PostMapping("/{id}/read")
    @Operation(summary = "Mark one notice as read", operationId = "readNotification")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<?> read(Caller caller, @PathVariable @Size(max = 400) String id) {
        return notices.read(caller.account(), id, clock.instant())
                ? ResponseEntity.noContent().build()
                : Problems.notFound();
    }

    @PostMapping("/read")
    @Operation(summary = "Mark the whole inbox as read", operationId = "readAllNotifications")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<Void> readAll(Caller caller) {
        notices.readAll(caller.account(), clock.instant());
        return ResponseEntity.noContent().build();
    }
}
