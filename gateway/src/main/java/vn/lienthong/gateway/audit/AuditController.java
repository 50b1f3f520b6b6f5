package vn.lienthong.gateway.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.starter.http.Cursor;
import vn.lienthong.starter.http.Page;

/** The trail of the caller's own tenant; operators read that of the operators. */
@Tag(name = "accounts")
@RestController
@RequestMapping("/api/accounts/audit")
class AuditController {

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @Operation(summary = "Sign-ins and changes to accounts, newest first (tenant admin, auditor, operator)")
    @GetMapping
    Page<AuditEntry> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @AuthenticationPrincipal SignedIn caller) {
        var after = Cursor.decode(cursor);
        var found = trail.newest(caller.tenant(), after == null ? null : after.id(), limit + 1);
        return Page.of(found, limit, last -> new Cursor("", last.id()));
    }
}
