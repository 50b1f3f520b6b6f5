package vn.lienthong.gateway.signin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.gateway.account.PasswordThrottle;
import vn.lienthong.gateway.audit.AuditAction;
import vn.lienthong.gateway.audit.AuditTrail;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.gateway.unit.UnitNames;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.http.Refuses;
import vn.lienthong.starter.text.Line;

/** Signing in, being signed in, and signing out, as JSON. */
@Tag(name = "session")
@RestController
@RequestMapping("/api/session")
class SessionController {

    private final SignIn signIn;
    private final SessionContext sessions;
    private final CsrfTokens csrf;
    private final UnitNames units;
    private final AuditTrail audit;

    SessionController(SignIn signIn, SessionContext sessions, CsrfTokens csrf, UnitNames units, AuditTrail audit) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.csrf = csrf;
        this.units = units;
        this.audit = audit;
    }

    record Credentials(
            @Line @NotNull(message = "Chọn tỉnh.") @Size(max = 100, message = "Mã tỉnh quá dài.")
            String tenant,

            @Line @NotNull(message = "Nhập tên đăng nhập.") @Size(max = 200, message = "Tên đăng nhập quá dài.")
            String username,

            @NotNull(message = "Nhập mật khẩu.") @Size(max = 200, message = "Mật khẩu quá dài.")
            String password) {

        /** Secrets do not belong in logs. */
        @Override
        public String toString() {
            return "Credentials[tenant=" + tenant + "]";
        }
    }

    @Operation(summary = "Sign in")
    @Refuses(status = 401, types = "bad-credentials")
    @Refuses(
            status = 403,
            types = {"tenant-suspended", "csrf"})
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SessionView.class)))
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> signIn(
            @Valid @RequestBody Credentials shown, HttpServletRequest request, HttpServletResponse response) {
        var outcome = signIn.attempt(
                new SignIn.Command(shown.tenant(), shown.username(), shown.password(), request.getRemoteAddr()));
        return switch (outcome) {
            case SignIn.Outcome.Welcome(var account, var tenant) -> {
                sessions.begin(request, account);
                yield ResponseEntity.ok(SessionView.of(account, tenant, units, csrf.renew(request, response)));
            }
            case SignIn.Outcome.BadCredentials() ->
                Problems.problem(HttpStatus.UNAUTHORIZED, "bad-credentials", Wording.BAD_CREDENTIALS);
            case SignIn.Outcome.Throttled(var pause) -> PasswordThrottle.problem(pause);
            case SignIn.Outcome.Busy(var why) -> why.problem();
            case SignIn.Outcome.TenantSuspended() ->
                Problems.problem(HttpStatus.FORBIDDEN, "tenant-suspended", Wording.SUSPENDED);
        };
    }

    @Operation(summary = "Who is signed in, and the token for changing requests")
    @GetMapping
    ResponseEntity<SessionView> current(@AuthenticationPrincipal SignedIn caller, HttpServletRequest request) {
        return ResponseEntity.ok(
                SessionView.of(sessions.accountOf(caller), sessions.tenantOf(caller), units, csrf.current(request)));
    }

    @Operation(summary = "Sign out")
    @DeleteMapping
    @Refuses(status = 403, types = "csrf")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@AuthenticationPrincipal SignedIn caller, HttpServletRequest request) {
        request.getSession().invalidate();
        audit.add(
                caller.tenant(),
                AuditAction.SIGNED_OUT,
                caller.account(),
                caller.account(),
                request.getRemoteAddr(),
                Map.of());
    }
}
