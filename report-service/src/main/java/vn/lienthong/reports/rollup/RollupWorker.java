package vn.lienthong.reports.rollup;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.mongodb.core.mapping.event.AbstractMongoEventListener;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveEvent;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.report.Report;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantSchedule;
import vn.lienthong.starter.tenancy.TenantScope;

/**
 * Starts passing a change up right after its report was saved; one run per tenant at a time, so that what arrives during
 * a run is taken up by the next one together. What a crash left is found by the sweep.
 */
@Component
class RollupWorker extends AbstractMongoEventListener<Report> implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RollupWorker.class);

    private final RollupRefresh refresh;
    private final TenantSchedule schedule;
    private final Timer lag;
    private final Map<TenantId, Lane> lanes = new ConcurrentHashMap<>();
    /** Not a number where the sweep did not come through. */
    private final Map<TenantId, Double> leftBehind = new ConcurrentHashMap<>();

    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("rollup-", 0).factory());

    RollupWorker(RollupRefresh refresh, TenantSchedule schedule, MeterRegistry meters) {
        this.refresh = refresh;
        this.schedule = schedule;
        this.lag = Timer.builder("lienthong.rollup.lag")
                .description("From the write of a report to the roll-up at the top")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        Gauge.builder("lienthong.rollup.pending", this, RollupWorker::pending)
                .description(
                        "Reports whose last change the roll-ups do not show yet: waiting here, or found by the sweep")
                .register(meters);
    }

    @Override
    public void onAfterSave(AfterSaveEvent<Report> event) {
        if (event.getSource().isRollupPending()) {
            TenantId tenant = TenantScope.current();
            Lane lane = lanes.computeIfAbsent(tenant, _ -> new Lane());
            if (lane.add(event.getSource().id())) {
                try {
                    executor.execute(() -> run(tenant, lane));
                } catch (RejectedExecutionException shuttingDown) {
                    // The save has succeeded; another replica's sweep, or ours after the start, goes on.
                    log.atInfo().log("roll-up left to the sweep");
                }
            }
        }
    }

    private void run(TenantId tenant, Lane lane) {
        for (Map<String, Long> batch = lane.next(); !batch.isEmpty(); batch = lane.next()) {
            Map<String, Long> reports = batch;
            try {
                TenantScope.inTenant(tenant, () -> refresh.passUp(reports.keySet()));
                long done = System.nanoTime();
                reports.values().forEach(since -> lag.record(done - since, TimeUnit.NANOSECONDS));
            } catch (RuntimeException failure) {
                // The reports keep their marks; the sweep comes back to them.
                log.atWarn()
                        .setCause(failure)
                        .addKeyValue("reports", reports.size())
                        .log("roll-up failed");
            }
        }
    }

    @Scheduled(
            fixedDelayString = "${lienthong.rollups.sweep:PT5S}",
            initialDelayString = "${lienthong.rollups.sweep:PT5S}")
    void sweep() {
        schedule.everyTenant("rollup-sweep", Duration.ofMinutes(2), () -> {
            leftBehind.put(TenantScope.current(), Double.NaN);
            leftBehind.put(TenantScope.current(), (double) refresh.passUpAll());
        });
    }

    private double pending() {
        double found =
                leftBehind.values().stream().mapToDouble(Double::doubleValue).sum();
        return found + lanes.values().stream().mapToInt(Lane::size).sum();
    }

    /** Lets what was started come to its end. */
    @Override
    public void destroy() {
        executor.close();
    }

    /** Changed reports of one tenant, with the time (of {@link System#nanoTime}) since when they wait. */
    private static final class Lane {

        private Map<String, Long> waiting = new HashMap<>();
        private boolean running;

        /** @return whether a run has to be started */
        synchronized boolean add(String report) {
            waiting.putIfAbsent(report, System.nanoTime());
            boolean start = !running;
            running = true;
            return start;
        }

        /** Everything that has come together; when it is empty the run is over. */
        synchronized Map<String, Long> next() {
            Map<String, Long> batch = waiting;
            waiting = new HashMap<>();
            running = !batch.isEmpty();
            return batch;
        }

        synchronized int size() {
            return waiting.size();
        }
    }
}
