package vn.lienthong.plans.plan;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.plans.citation.CitationCheck;
import vn.lienthong.plans.unit.UnitTree;
import vn.lienthong.plans.unit.Units;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantSchedule;

/** Checks later what could not be checked when it was saved. */
@Component
class UncheckedPlans {

    static final String METER = "lienthong.plans.unchecked";

    private static final int AT_ONCE = 50;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration ANSWER = Duration.ofMinutes(1);

    private final TenantSchedule schedule;
    private final PlanChecks checks;
    private final Units units;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<TenantId, Long> waiting = new ConcurrentHashMap<>();

    UncheckedPlans(TenantSchedule schedule, PlanChecks checks, Units units, Clock clock, MeterRegistry meters) {
        this.schedule = schedule;
        this.checks = checks;
        this.units = units;
        this.clock = clock;
        this.meters = meters;
    }

    @Scheduled(
            fixedDelayString = "${lienthong.plans.unchecked-sweep:10s}",
            initialDelayString = "${lienthong.plans.unchecked-sweep:10s}")
    void sweep() {
        schedule.everyTenant("check-citations", LEASE, this::sweepTenant);
        count();
    }

    /** Stops at the first plan that stays unchecked: while the checker is away, asking for the others is in vain. */
    void sweepTenant() {
        UnitTree tree = units.tree();
        for (Plan plan : checks.unchecked(AT_ONCE)) {
            CitationCheck check = checks.of(plan.content(), plan.unit(), tree, LocalDate.now(clock));
            // Kept even when in vain: its time moves a text that the checker cannot read behind the others.
            checks.keep(plan, check);
            if (check.isUnchecked()) {
                break;
            }
        }
    }

    /** On every replica, whoever holds the lease; a province that could not be asked has no figure. */
    void count() {
        Map<TenantId, Long> counted =
                schedule.ask("unchecked-plans", ANSWER, checks::countUnchecked).byTenant();
        waiting.keySet().retainAll(counted.keySet());
        counted.forEach((tenant, number) -> {
            waiting.put(tenant, number);
            Gauge.builder(METER, () -> waiting.get(tenant))
                    .description("Plans whose citations are not checked yet")
                    .tag("tenant", tenant.value())
                    .register(meters);
        });
    }
}
