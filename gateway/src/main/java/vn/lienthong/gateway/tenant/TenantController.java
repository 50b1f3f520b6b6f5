package vn.lienthong.gateway.tenant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.gateway.audit.AuditAction;
import vn.lienthong.gateway.audit.AuditTrail;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.starter.http.ETags;
import vn.lienthong.starter.http.IdempotencyKey;
import vn.lienthong.starter.http.Idempotent;
import vn.lienthong.starter.http.IfMatch;
import vn.lienthong.starter.http.Page;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.http.Refuses;
import vn.lienthong.starter.http.Versioned;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.text.Line;
import vn.lienthong.starter.text.VietnameseText;

/** Operators' view of the tenants. Who may call is decided in front, by path. */
@Tag(name = "tenants")
@RestController
@RequestMapping("/api/tenants")
class TenantController {

    private final TenantDirectory tenants;
    private final CreateTenant createTenant;
    private final ProvisionTenant provisionTenant;
    private final AuditTrail audit;
    private final Clock clock;

    TenantController(
            TenantDirectory tenants,
            CreateTenant createTenant,
            ProvisionTenant provisionTenant,
            AuditTrail audit,
            Clock clock) {
        this.tenants = tenants;
        this.createTenant = createTenant;
        this.provisionTenant = provisionTenant;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param id becomes part of database names and never changes
     * @param mark letters shown in the portal's corner
     */
    record NewTenant(
            @Line
            @NotNull(message = "Nhập mã tỉnh, ví dụ quang-ninh.")
            @Pattern(
                    regexp = "[a-z0-9]+(-[a-z0-9]+)*",
                    message = "Mã tỉnh gồm chữ thường không dấu, chữ số và gạch nối, ví dụ quang-ninh.")
            @Size(min = 2, max = 32, message = "Mã tỉnh dài từ 2 đến 32 ký tự.")
            String id,

            @Line
            @NotBlank(message = "Nhập tên tỉnh, ví dụ Tỉnh Quảng Ninh.")
            @Size(max = 100, message = "Tên tỉnh dài nhất 100 ký tự.")
            String name,

            @Line
            @NotNull(message = "Nhập ký hiệu, ví dụ QN.")
            @Pattern(regexp = "\\p{Lu}{1,4}", message = "Ký hiệu gồm 1 đến 4 chữ in hoa, ví dụ QN.")
            String mark) {}

    enum State {
        ACTIVE,
        SUSPENDED
    }

    record ProvisioningView(
            String service,
            boolean done,
            @Nullable String problem,
            @Nullable Instant at) {}

    record TenantView(
            String id,
            long version,
            String name,
            String mark,
            State state,
            Instant createdAt,
            @Nullable Instant suspendedAt,
            List<ProvisioningView> provisioning) {

        static TenantView of(Tenant tenant) {
            return new TenantView(
                    tenant.id().value(),
                    tenant.version(),
                    tenant.name(),
                    tenant.mark(),
                    tenant.isSuspended() ? State.SUSPENDED : State.ACTIVE,
                    tenant.createdAt(),
                    switch (tenant.state()) {
                        case TenantState.Active() -> null;
                        case TenantState.Suspended(var at, var by) -> at;
                    },
                    tenant.provisioning().stream()
                            .map(each -> new ProvisioningView(each.service(), each.done(), each.problem(), each.at()))
                            .toList());
        }
    }

    @Operation(summary = "Tenants by name (operator)")
    @GetMapping
    Page<TenantView> list() {
        return new Page<>(
                tenants.findAll().stream()
                        .filter(tenant -> !tenant.id().equals(Tenant.OPERATORS))
                        .sorted(Comparator.comparing(tenant -> VietnameseText.sortKey(tenant.name())))
                        .map(TenantView::of)
                        .toList(),
                null);
    }

    @Operation(summary = "Create a tenant and provision it in every service (operator)")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TenantView.class)))
    @PostMapping
    @Refuses(status = 403, types = "csrf")
    @Refuses(status = 409, types = "tenant-exists")
    @Idempotent
    ResponseEntity<?> create(
            @Valid @RequestBody NewTenant wanted,
            IdempotencyKey key,
            @AuthenticationPrincipal SignedIn caller,
            HttpServletRequest request) {
        var outcome = createTenant.create(new CreateTenant.Command(
                key,
                new TenantId(wanted.id()),
                wanted.name(),
                wanted.mark(),
                caller.account(),
                request.getRemoteAddr()));
        return switch (outcome) {
            case CreateTenant.Outcome.Created(var tenant) ->
                ResponseEntity.created(URI.create("/api/tenants/" + tenant.id()))
                        .eTag(ETags.of(tenant.version()))
                        .body(TenantView.of(tenant));
            case CreateTenant.Outcome.IdTaken() ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        "tenant-exists",
                        "Mã tỉnh “" + wanted.id() + "” đã có. Chọn mã khác, hoặc mở tỉnh đó trong danh sách.");
        };
    }

    /** Repeatable at any time, so it needs no version. */
    @Operation(summary = "Provision a tenant again in every service (operator)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TenantView.class)))
    @PostMapping("/{id}/provision")
    @Versioned
    @Refuses(status = 403, types = "csrf")
    ResponseEntity<?> provision(@PathVariable String id) {
        var found = find(id);
        if (found.isEmpty()) {
            return Problems.notFound();
        }
        var outcomes = provisionTenant.in(found.get());
        // Read again: suspending it meanwhile must not be lost, and needs no second attempt at the services.
        var tenant = find(id).orElseThrow();
        tenant.provisioned(outcomes);
        return answer(tenants.save(tenant));
    }

    @Operation(summary = "Keep a tenant's people out (operator)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TenantView.class)))
    @PostMapping("/{id}/suspend")
    @Refuses(status = 403, types = "csrf")
    ResponseEntity<?> suspend(
            @PathVariable String id,
            @IfMatch long version,
            @AuthenticationPrincipal SignedIn caller,
            HttpServletRequest request) {
        return change(
                id,
                version,
                AuditAction.TENANT_SUSPENDED,
                caller,
                request,
                tenant -> tenant.suspend(clock.instant(), caller.account()));
    }

    @Operation(summary = "Let a tenant's people in again (operator)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TenantView.class)))
    @PostMapping("/{id}/resume")
    @Refuses(status = 403, types = "csrf")
    ResponseEntity<?> resume(
            @PathVariable String id,
            @IfMatch long version,
            @AuthenticationPrincipal SignedIn caller,
            HttpServletRequest request) {
        return change(id, version, AuditAction.TENANT_RESUMED, caller, request, Tenant::resume);
    }

    private ResponseEntity<?> change(
            String id,
            long version,
            AuditAction action,
            SignedIn caller,
            HttpServletRequest request,
            Consumer<Tenant> change) {
        var found = find(id);
        if (found.isEmpty()) {
            return Problems.notFound();
        }
        var tenant = found.get();
        if (tenant.version() != version) {
            return Problems.staleVersion();
        }
        change.accept(tenant);
        var saved = tenants.save(tenant);
        audit.add(saved.id(), action, caller.account(), id, request.getRemoteAddr(), Map.of());
        return answer(saved);
    }

    private Optional<Tenant> find(String id) {
        return tenants.findById(id).filter(tenant -> !tenant.id().equals(Tenant.OPERATORS));
    }

    private static ResponseEntity<?> answer(Tenant tenant) {
        return ResponseEntity.ok().eTag(ETags.of(tenant.version())).body(TenantView.of(tenant));
    }
}
