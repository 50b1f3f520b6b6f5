package vn.lienthong.gateway.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.gateway.audit.AuditAction;
import vn.lienthong.gateway.audit.AuditTrail;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.starter.events.SetAsideEvents.Replay;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.tenancy.TenantId;

/** For operators, who see what is stuck and why, and never what it says. Who may call is decided in front, by path. */
@Tag(name = "operations")
@RestController
@RequestMapping("/api/operations/set-aside-events")
class SetAsideEventsController {

    private final SetAsideInServices events;
    private final AuditTrail audit;

    SetAsideEventsController(SetAsideInServices events, AuditTrail audit) {
        this.events = events;
        this.audit = audit;
    }

    record Which(
            @NotBlank(message = "Thiếu tên dịch vụ.") @Size(max = 50, message = "Tên dịch vụ dài nhất 50 ký tự.")
            String service,

            @NotBlank(message = "Thiếu mã tỉnh.") @Size(max = 32, message = "Mã tỉnh dài nhất 32 ký tự.")
            String tenant,

            @NotBlank(message = "Thiếu mã sự kiện.") @Size(max = 300, message = "Mã sự kiện dài nhất 300 ký tự.")
            String id,

            @NotBlank(message = "Thiếu tên dịch vụ nhận.")
            @Size(max = 50, message = "Tên dịch vụ nhận dài nhất 50 ký tự.")
            String subscriber) {}

    @Operation(summary = "Events that a subscriber refused for good, longest set aside first (operator)")
    @GetMapping
    SetAsideInServices.Listing setAside(@RequestParam(defaultValue = "100") @Min(1) @Max(200) int limit) {
        return events.list(limit);
    }

    @Operation(summary = "Send an event that was set aside once more (operator)")
    @ApiResponse(responseCode = "204", description = "The subscriber has it now", content = @Content)
    @PostMapping("/replay")
    ResponseEntity<?> replay(
            @Valid @RequestBody Which which, @AuthenticationPrincipal SignedIn caller, HttpServletRequest request) {
        return switch (events.replay(which.service(), which.tenant(), which.id(), which.subscriber())) {
            case Replay.Taken() -> {
                audit.add(
                        new TenantId(which.tenant()),
                        AuditAction.EVENT_SENT_AGAIN,
                        caller.account(),
                        which.id(),
                        request.getRemoteAddr(),
                        Map.of("service", which.service(), "subscriber", which.subscriber()));
                yield ResponseEntity.noContent().build();
            }
            case Replay.NotThere() -> Problems.notFound();
            case Replay.StillRefused() ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        "still-refused",
                        "Dịch vụ nhận vẫn từ chối sự kiện này. Xem lý do mới trong danh sách, sửa ở dịch vụ nhận rồi"
                                + " gửi lại.");
            case Replay.Unreachable() ->
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, "30")
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(Problems.detail(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "service-unavailable",
                                "Chưa gọi được dịch vụ nhận. Sự kiện vẫn được giữ; gửi lại khi dịch vụ đã chạy."));
        };
    }
}
