package vn.lienthong.starter.tenancy;

import java.time.Duration;
import java.time.Instant;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.provider.mongo.MongoLockProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Runs a periodic job once per tenant, on one replica at a time. */
public class TenantSchedule {

    private static final Logger log = LoggerFactory.getLogger(TenantSchedule.class);

    private final Tenants tenants;
    private final MongoTemplate template;

    TenantSchedule(Tenants tenants, MongoTemplate template) {
        this.tenants = tenants;
        this.template = template;
    }

    /**
     * Runs {@code work} in the scope of each tenant in turn, in a service without tenants once in its only database. A tenant whose lease another replica holds is passed over; a
     * failure is logged and does not keep the other tenants from their turn.
     *
     * @param leaseAtMost how long a crashed holder keeps others away; longer than the work takes
     */
    public void everyTenant(String job, Duration leaseAtMost, Runnable work) {
        if (tenants.isEverythingShared()) {
            runLeased(job, leaseAtMost, work);
        }
        for (var tenant : tenants.all()) {
            TenantScope.inTenant(tenant, () -> runLeased(job, leaseAtMost, work));
        }
    }

    private void runLeased(String job, Duration leaseAtMost, Runnable work) {
        try {
            var locks = new MongoLockProvider(template.getCollection("locks"));
            new DefaultLockingTaskExecutor(locks)
                    .executeWithLock(work, new LockConfiguration(Instant.now(), job, leaseAtMost, Duration.ZERO));
        } catch (RuntimeException failure) {
            log.atError().setCause(failure).addKeyValue("job", job).log("scheduled job failed");
        }
    }
}
