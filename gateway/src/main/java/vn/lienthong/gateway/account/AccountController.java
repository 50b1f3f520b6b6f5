package vn.lienthong.gateway.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.starter.http.Cursor;
import vn.lienthong.starter.http.ETags;
import vn.lienthong.starter.http.IdempotencyKey;
import vn.lienthong.starter.http.Idempotent;
import vn.lienthong.starter.http.IfMatch;
import vn.lienthong.starter.http.Page;
import vn.lienthong.starter.http.ProblemException;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.http.Problems.FieldError;
import vn.lienthong.starter.http.Refuses;
import vn.lienthong.starter.http.Versioned;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.text.Line;

/** The accounts that an administrator or operator keeps, and everybody's own password. */
@Tag(name = "accounts")
@RestController
@RequestMapping("/api/accounts")
class AccountController {

    private static final String SHORT_PASSWORD = "Mật khẩu dài từ 10 đến 200 ký tự.";

    private final KeepAccounts keep;
    private final AccountList list;
    private final ChangeOwnPassword ownPassword;

    AccountController(KeepAccounts keep, AccountList list, ChangeOwnPassword ownPassword) {
        this.keep = keep;
        this.list = list;
        this.ownPassword = ownPassword;
    }

    record AccountView(
            String id,
            long version,
            String username,
            String title,
            String email,
            @Nullable String unit,
            List<Role> roles,
            boolean active) {

        static AccountView of(Account account) {
            return new AccountView(
                    account.id(),
                    account.version(),
                    account.username(),
                    account.title(),
                    account.email(),
                    account.unit(),
                    account.roles().stream().sorted().toList(),
                    account.isActive());
        }
    }

    /**
     * @param active absent: a new account is active, another stays as it is
     * @param password needed for a new account; absent: another's stays as it is
     */
    record WrittenAccount(
            @Line
            @NotNull(message = "Nhập tên đăng nhập.")
            @Pattern(
                    regexp = "[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?",
                    message =
                            "Tên đăng nhập gồm chữ không dấu, chữ số, dấu chấm, gạch nối, gạch dưới; dài nhất 64 ký tự.")
            String username,

            @Line
            @NotBlank(message = "Nhập chức danh, ví dụ Hiệu trưởng.")
            @Size(max = 100, message = "Chức danh dài nhất 100 ký tự.")
            String title,

            @Line
            @NotBlank(message = "Nhập địa chỉ thư điện tử.")
            @Email(message = "Địa chỉ thư điện tử không đúng dạng, ví dụ vanthu@truong.example.vn.")
            @Size(max = 200, message = "Địa chỉ thư điện tử dài nhất 200 ký tự.")
            String email,

            @Line @Size(max = 100, message = "Mã đơn vị dài nhất 100 ký tự.") @Nullable
            String unit,

            @NotEmpty(message = "Chọn ít nhất một vai trò.") Set<Role> roles,
            @Nullable Boolean active,

            @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST, message = SHORT_PASSWORD) @Nullable
            String password) {

        AccountDetails details() {
            return new AccountDetails(
                    username.toLowerCase(Locale.ROOT),
                    title,
                    email,
                    unit == null || unit.isEmpty() ? null : unit,
                    roles);
        }
    }

    record NewPassword(
            @NotNull(message = "Nhập mật khẩu đang dùng.") @Size(max = Passwords.LONGEST, message = SHORT_PASSWORD)
            String current,

            @NotNull(message = SHORT_PASSWORD)
            @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST, message = SHORT_PASSWORD)
            String password) {}

    @Operation(summary = "Accounts by sign-in name (tenant admin; operator with ?tenant=, administrators only)")
    @GetMapping
    @Refuses(status = 404, types = "not-found")
    Page<AccountView> list(
            @RequestParam(required = false) @Nullable String tenant,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @AuthenticationPrincipal SignedIn caller) {
        var kept = AccountPolicy.tenantKeptBy(caller, tenantId(tenant));
        if (kept == null) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "not-found", "Không tìm thấy tỉnh này.");
        }
        return list.page(caller, kept, q, Cursor.decode(cursor), limit).map(AccountView::of);
    }

    @Operation(summary = "One account (tenant admin; operator for administrators)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AccountView.class)))
    @GetMapping("/{id}")
    @Versioned
    ResponseEntity<?> get(@PathVariable String id, @AuthenticationPrincipal SignedIn caller) {
        return keep.find(caller, id)
                .<ResponseEntity<?>>map(AccountController::ok)
                .orElseGet(Problems::notFound);
    }

    @Operation(summary = "Create an account (tenant admin; operator with ?tenant=, administrators only)")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AccountView.class)))
    @PostMapping
    @Refuses(status = 403, types = "csrf")
    @Refuses(status = 404, types = "not-found")
    @Refuses(status = 409, types = "username-taken")
    @Refuses(status = 422, types = "unprocessable")
    @Idempotent
    ResponseEntity<?> create(
            @RequestParam(required = false) @Nullable String tenant,
            @Valid @RequestBody WrittenAccount wanted,
            IdempotencyKey key,
            @AuthenticationPrincipal SignedIn caller,
            HttpServletRequest request) {
        var password = wanted.password();
        if (password == null) {
            return Problems.problem(
                    HttpStatus.BAD_REQUEST,
                    "invalid",
                    "Tài khoản mới cần mật khẩu. Nhập mật khẩu rồi gửi lại.",
                    List.of(new FieldError("/password", SHORT_PASSWORD)));
        }
        return answer(
                keep.create(new KeepAccounts.Create(
                        key, caller, tenantId(tenant), wanted.details(), password, request.getRemoteAddr())),
                true);
    }

    @Operation(summary = "Change, disable or enable an account (tenant admin; operator for administrators)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AccountView.class)))
    @PutMapping("/{id}")
    @Refuses(status = 403, types = "csrf")
    @Refuses(
            status = 409,
            types = {"username-taken", "own-account"})
    @Refuses(status = 422, types = "unprocessable")
    ResponseEntity<?> change(
            @PathVariable String id,
            @IfMatch long version,
            @Valid @RequestBody WrittenAccount wanted,
            @AuthenticationPrincipal SignedIn caller,
            HttpServletRequest request) {
        var known = keep.find(caller, id);
        if (known.isEmpty()) {
            return Problems.notFound();
        }
        var active = wanted.active() == null ? known.get().isActive() : wanted.active();
        return answer(
                keep.change(new KeepAccounts.Change(
                        caller, id, version, wanted.details(), active, wanted.password(), request.getRemoteAddr())),
                false);
    }

    @Operation(summary = "Take a new password (everybody, their own); ends all sessions")
    @ApiResponse(responseCode = "204", content = @Content)
    @PutMapping("/own/password")
    @Refuses(status = 403, types = "csrf")
    @Refuses(status = 422, types = "unprocessable")
    ResponseEntity<?> changeOwnPassword(
            @Valid @RequestBody NewPassword wanted,
            @AuthenticationPrincipal SignedIn caller,
            HttpServletRequest request) {
        return switch (ownPassword.change(caller, wanted.current(), wanted.password(), request.getRemoteAddr())) {
            case ChangeOwnPassword.Outcome.Changed() ->
                ResponseEntity.noContent().build();
            case ChangeOwnPassword.Outcome.WrongPassword() -> invalid("/current", "Mật khẩu đang dùng không đúng.");
            case ChangeOwnPassword.Outcome.Throttled(var pause) -> PasswordThrottle.problem(pause);
            case ChangeOwnPassword.Outcome.Busy(var why) -> why.problem();
        };
    }

    private static ResponseEntity<?> answer(KeepAccounts.Outcome outcome, boolean created) {
        return switch (outcome) {
            case KeepAccounts.Outcome.Kept(var account) ->
                created
                        ? ResponseEntity.created(URI.create("/api/accounts/" + account.id()))
                                .eTag(ETags.of(account.version()))
                                .body(AccountView.of(account))
                        : ok(account);
            case KeepAccounts.Outcome.Unknown() -> Problems.notFound();
            case KeepAccounts.Outcome.Stale() -> Problems.staleVersion();
            case KeepAccounts.Outcome.Busy(var why) -> why.problem();
            case KeepAccounts.Outcome.RoleNotYours(var roles) ->
                invalid(
                        "/roles",
                        "Bạn không được giao vai trò này: "
                                + roles.stream().map(Enum::name).sorted().collect(Collectors.joining(", ")) + ".");
            case KeepAccounts.Outcome.UsernameTaken() ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        "username-taken",
                        "Tên đăng nhập này đã có trong tỉnh. Chọn tên khác.",
                        List.of(new FieldError("/username", "Tên đăng nhập đã có.")));
            case KeepAccounts.Outcome.NoSuchUnit() ->
                invalid("/unit", "Tỉnh không có đơn vị này. Chọn một đơn vị trong danh sách đơn vị.");
            case KeepAccounts.Outcome.OwnAccount() ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        "own-account",
                        "Bạn không thể tự khóa tài khoản hoặc tự bỏ vai trò quản trị của mình. Nhờ quản trị khác.");
        };
    }

    private static ResponseEntity<?> ok(Account account) {
        return ResponseEntity.ok().eTag(ETags.of(account.version())).body(AccountView.of(account));
    }

    private static ResponseEntity<?> invalid(String pointer, String detail) {
        return Problems.problem(
                HttpStatus.UNPROCESSABLE_CONTENT, "unprocessable", detail, List.of(new FieldError(pointer, detail)));
    }

    private static @Nullable TenantId tenantId(@Nullable String asked) {
        try {
            return asked == null || asked.isBlank() ? null : new TenantId(asked);
        } catch (IllegalArgumentException malformed) {
            // A well-formed id that no tenant has: the answer is the same as for any other unknown one.
            return new TenantId("khong-co");
        }
    }
}
