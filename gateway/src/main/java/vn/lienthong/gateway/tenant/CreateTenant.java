package vn.lienthong.gateway.tenant;

import java.time.Clock;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.lienthong.gateway.audit.AuditAction;
import vn.lienthong.gateway.audit.AuditTrail;
import vn.lienthong.starter.http.IdempotencyKey;
import vn.lienthong.starter.tenancy.TenantId;

/** Adds a tenant to the directory, then has every service prepare for it. */
@Component
class CreateTenant {

    private final TenantDirectory tenants;
    private final ProvisionTenant provision;
    private final AuditTrail audit;
    private final Clock clock;

    CreateTenant(TenantDirectory tenants, ProvisionTenant provision, AuditTrail audit, Clock clock) {
        this.tenants = tenants;
        this.provision = provision;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param key names the request over all its tries
     * @param by account of the operator
     */
    record Command(IdempotencyKey key, TenantId id, String name, String mark, String by, String address) {}

    sealed interface Outcome {
        record Created(Tenant tenant) implements Outcome {}

        record IdTaken() implements Outcome {}
    }

    Outcome create(Command command) {
        var request = command.key().id().toString();
        var there = tenants.findById(command.id().value());
        if (there.isPresent() || Tenant.isReserved(command.id())) {
            return there.filter(tenant -> tenant.wasCreatedWith(request))
                    .map(tenant -> goOn(tenant, command))
                    .orElseGet(Outcome.IdTaken::new);
        }
        var tenant = Tenant.create(
                command.id(), command.name(), command.mark(), provision.services(), request, clock.instant());
        try {
            // Saved before any service is asked: an attempt that dies half-way is seen and can be repeated.
            tenant = tenants.save(tenant);
        } catch (DuplicateKeyException taken) {
            return new Outcome.IdTaken();
        }
        return finish(tenant, command);
    }

    /** By an earlier try of the same request, which may have died before it was done. */
    private Outcome goOn(Tenant tenant, Command command) {
        return command.key().answered() ? new Outcome.Created(tenant) : finish(tenant, command);
    }

    private Outcome finish(Tenant tenant, Command command) {
        if (!audit.knows(command.id(), AuditAction.TENANT_CREATED, command.id().value())) {
            tell(command);
        }
        tenant.provisioned(provision.in(tenant));
        return new Outcome.Created(tenants.save(tenant));
    }

    private void tell(Command command) {
        audit.add(
                command.id(),
                AuditAction.TENANT_CREATED,
                command.by(),
                command.id().value(),
                command.address(),
                Map.of("name", command.name()));
    }
}
