package vn.lienthong.gateway.tenant;

import java.time.Clock;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The tenant that operators belong to exists from the first start on. */
@Component
public class OperatorsTenant {

    private final TenantDirectory tenants;
    private final Clock clock;

    OperatorsTenant(TenantDirectory tenants, Clock clock) {
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Repeatable, also by several replicas at once. */
    public void ensureExists() {
        if (tenants.findById(Tenant.OPERATORS.value()).isPresent()) {
            return;
        }
        try {
            tenants.save(
                    Tenant.create(Tenant.OPERATORS, "Vận hành hệ thống", "HT", List.of(), "start", clock.instant()));
        } catch (DuplicateKeyException another) {
            // Another replica was first.
        }
    }
}
