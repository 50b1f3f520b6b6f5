package vn.lienthong.gateway.tenant;

import java.time.Clock;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.lienthong.gateway.audit.AuditAction;
import vn.lienthong.gateway.audit.AuditTrail;
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

    /** @param by account of the operator */
    record Command(TenantId id, String name, String mark, String by, String address) {}

    sealed interface Outcome {
        record Created(Tenant tenant) implements Outcome {}

        record IdTaken() implements Outcome {}
    }

    Outcome create(Command command) {
        if (Tenant.isReserved(command.id())
                || tenants.findById(command.id().value()).isPresent()) {
            return new Outcome.IdTaken();
        }
        var tenant = Tenant.create(command.id(), command.name(), command.mark(), provision.services(), clock.instant());
        try {
            // Saved before any service is asked: an attempt that dies half-way is seen and can be repeated.
            tenant = tenants.save(tenant);
        } catch (DuplicateKeyException taken) {
            return new Outcome.IdTaken();
        }
        audit.add(
                command.id(),
                AuditAction.TENANT_CREATED,
                command.by(),
                command.id().value(),
                command.address(),
                Map.of("name", command.name()));
        tenant.provisioned(provision.in(tenant));
        return new Outcome.Created(tenants.save(tenant));
    }
}
