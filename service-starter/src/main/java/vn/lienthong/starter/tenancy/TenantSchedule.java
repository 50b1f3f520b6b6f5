package vn.lienthong.starter.tenancy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.provider.mongo.MongoLockProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The loop over tenants: every periodic work goes through here. A tenant whose work fails, hangs or takes long costs only
 * itself: a few tenants run at a time, one that is not through within the patience goes on by itself while the others have
 * their turn, is left out as long as it still runs, and is stopped when its time is up.
 */
public class TenantSchedule implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(TenantSchedule.class);
    /** More would take all connections of the database at once. */
    private static final int AT_ONCE = 4;

    private final Tenants tenants;
    private final MongoTemplate template;
    private final Duration patience;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("tenant-job-", 0).factory());
    private final Set<Run> underWay = ConcurrentHashMap.newKeySet();
    private final Set<Run> failing = ConcurrentHashMap.newKeySet();

    TenantSchedule(Tenants tenants, MongoTemplate template, Duration patience) {
        this.tenants = tenants;
        this.template = template;
        this.patience = patience;
    }

    private record Run(String job, TenantId tenant) {}

    /**
     * What the tenants answered. Whoever makes one figure of it says nothing when somebody is missing: a part is not the
     * whole.
     *
     * @param missing how many failed, or were not through in time
     */
    public record Answers<T>(Map<TenantId, T> byTenant, int missing) {

        public boolean isComplete() {
            return missing == 0;
        }
    }

    /**
     * Runs {@code work} in the scope of each tenant, on one replica at a time; in a service without tenants once in its only
     * database. A tenant whose lease another replica holds is passed over; a failure is logged.
     *
     * @param leaseAtMost how long a crashed holder keeps others away, and how long a tenant's work may take
     */
    public void everyTenant(String job, Duration leaseAtMost, Runnable work) {
        if (tenants.isEverythingShared()) {
            try {
                leased(job, leaseAtMost, work);
            } catch (RuntimeException failure) {
                log.atError().setCause(failure).addKeyValue("job", job).log("scheduled job failed");
            }
        }
        ask(job, leaseAtMost, () -> {
            leased(job, leaseAtMost, work);
            return job;
        });
    }

    /**
     * Asks each tenant's database something, on every replica that calls it.
     *
     * @param atMost how long a tenant's answer may take before it is given up
     */
    public <T> Answers<T> ask(String job, Duration atMost, Supplier<T> question) {
        List<TenantId> all;
        try {
            all = tenants.all();
        } catch (RuntimeException unlisted) {
            log.atError().setCause(unlisted).addKeyValue("job", job).log("tenants could not be listed");
            return new Answers<>(Map.of(), 1);
        }
        var answers = new ConcurrentHashMap<TenantId, T>();
        var turns = new Semaphore(AT_ONCE);
        var open = new CountDownLatch(all.size());
        try {
            for (var tenant : all) {
                turns.acquire();
                threads.execute(() -> {
                    try {
                        attend(new Run(job, tenant), atMost, () -> answers.put(tenant, question.get()));
                    } finally {
                        turns.release();
                        open.countDown();
                    }
                });
            }
            open.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        var given = Map.copyOf(answers);
        return new Answers<>(given, all.size() - given.size());
    }

    private void attend(Run run, Duration atMost, Runnable work) {
        if (!underWay.add(run)) {
            log.atWarn()
                    .addKeyValue("job", run.job())
                    .addKeyValue("tenant", run.tenant())
                    .log("still running");
            return;
        }
        var running = threads.submit(() -> {
            try {
                TenantScope.inTenant(run.tenant(), work);
                if (failing.remove(run)) {
                    log.atInfo()
                            .addKeyValue("job", run.job())
                            .addKeyValue("tenant", run.tenant())
                            .log("scheduled job works again");
                }
            } catch (RuntimeException failure) {
                // Said once; a job that comes by every few seconds would say nothing else any more.
                log.atLevel(failing.add(run) ? Level.ERROR : Level.DEBUG)
                        .setCause(failure)
                        .addKeyValue("job", run.job())
                        .addKeyValue("tenant", run.tenant())
                        .log("scheduled job failed");
            } finally {
                underWay.remove(run);
            }
        });
        var first = atMost.compareTo(patience) < 0 ? atMost : patience;
        if (!isOver(running, first)) {
            log.atWarn()
                    .addKeyValue("job", run.job())
                    .addKeyValue("tenant", run.tenant())
                    .log("takes long");
            threads.execute(() -> {
                if (!isOver(running, atMost.minus(first))) {
                    running.cancel(true);
                }
            });
        }
    }

    private static boolean isOver(Future<?> running, Duration within) {
        try {
            running.get(Math.max(0, within.toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException later) {
            return false;
        } catch (ExecutionException logged) {
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void leased(String job, Duration leaseAtMost, Runnable work) {
        var locks = new MongoLockProvider(template.getCollection("locks"));
        new DefaultLockingTaskExecutor(locks)
                .executeWithLock(work, new LockConfiguration(Instant.now(), job, leaseAtMost, Duration.ZERO));
    }

    /** What still runs is stopped; its lease ends by itself. */
    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
