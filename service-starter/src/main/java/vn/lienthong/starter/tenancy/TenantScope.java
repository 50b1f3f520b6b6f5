package vn.lienthong.starter.tenancy;

import java.util.Optional;
import org.slf4j.MDC;

/**
 * The tenant that the current code works for. It is bound for the length of a call and cannot leak into another
 * request, thread or task: work handed to another thread has no tenant until it binds one itself.
 */
public final class TenantScope {

    /** Key of the log context that carries the tenant. */
    public static final String LOG_KEY = "tenant";

    private static final ScopedValue<TenantId> TENANT = ScopedValue.newInstance();

    private TenantScope() {}

    public static void inTenant(TenantId tenant, Runnable work) {
        inTenant(tenant, () -> {
            work.run();
            return tenant;
        });
    }

    public static <T, X extends Throwable> T inTenant(TenantId tenant, ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        var outer = MDC.get(LOG_KEY);
        MDC.put(LOG_KEY, tenant.value());
        try {
            return ScopedValue.where(TENANT, tenant).call(work);
        } finally {
            if (outer == null) {
                MDC.remove(LOG_KEY);
            } else {
                MDC.put(LOG_KEY, outer);
            }
        }
    }

    /** @throws NoTenantBound outside every scope */
    public static TenantId current() {
        return find().orElseThrow(NoTenantBound::new);
    }

    public static Optional<TenantId> find() {
        return TENANT.isBound() ? Optional.of(TENANT.get()) : Optional.empty();
    }
}
