package vn.lienthong.starter.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import vn.lienthong.starter.security.ServiceCalls;
import vn.lienthong.starter.tenancy.TenantSchedule;

/**
 * Comes by every few seconds for what a crash or an outage left behind, and measures it. No lease of its own: the relay
 * leases each aggregate. A figure that could not be taken of every tenant is absent.
 */
class OutboxSweep {

    private static final Logger log = LoggerFactory.getLogger(OutboxSweep.class);

    private final OutboxRelay relay;
    private final OutboxDocuments documents;
    private final SetAsideEvents setAside;
    private final TenantSchedule schedule;
    private final ServiceCalls calls;
    private final EventsProperties properties;
    private final InstantSource time;
    private final List<String> collections;
    private final boolean everythingShared;
    private final MultiGauge waiting;
    private final Set<String> wereShut = new HashSet<>();
    private volatile double age = Double.NaN;
    private volatile double aside = Double.NaN;
    private volatile double unmeasured = Double.NaN;

    /** @param collections where aggregates with an outbox live
     *  @param everythingShared whether this service keeps no database per tenant
     */
    OutboxSweep(
            OutboxRelay relay,
            OutboxDocuments documents,
            SetAsideEvents setAside,
            TenantSchedule schedule,
            ServiceCalls calls,
            EventsProperties properties,
            InstantSource time,
            List<String> collections,
            boolean everythingShared,
            MeterRegistry meters) {
        this.relay = relay;
        this.documents = documents;
        this.setAside = setAside;
        this.schedule = schedule;
        this.calls = calls;
        this.properties = properties;
        this.time = time;
        this.collections = List.copyOf(collections);
        this.everythingShared = everythingShared;
        this.waiting = MultiGauge.builder("lienthong.events.waiting")
                .description("Aggregates whose next event a subscriber has not taken")
                .register(meters);
        Gauge.builder("lienthong.events.backlog.age", () -> age)
                .description("Age of the oldest event that a subscriber has not acknowledged")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("lienthong.events.set_aside", () -> aside)
                .description("Events refused for good that nobody has sent again")
                .register(meters);
        Gauge.builder("lienthong.events.unmeasured", () -> unmeasured)
                .description("Tenants whose waiting events could not be measured")
                .register(meters);
    }

    /** What one database holds. */
    private record Backlog(@Nullable Instant oldest, Map<String, Long> stuck, long setAside) {}

    /** How the subscribers stand at the beginning of a sweep. */
    private record Doors(Set<String> shut, Set<String> tryAgain, Set<String> back) {}

    @Scheduled(fixedDelayString = "${lienthong.events.sweep:3s}", initialDelayString = "${lienthong.events.sweep:1s}")
    void run() {
        var doors = doors();
        if (everythingShared) {
            try {
                show(List.of(one(doors)), 0);
            } catch (RuntimeException failure) {
                log.atError().setCause(failure).log("events not swept");
                show(List.of(), 1);
            }
        } else {
            var answers = schedule.ask("outbox-sweep", properties.lease(), () -> one(doors));
            show(answers.byTenant().values(), answers.missing());
        }
    }

    private Doors doors() {
        var shut = new HashSet<String>();
        var tryAgain = new HashSet<String>();
        var back = new HashSet<String>();
        for (var subscriber : properties.subscribers().keySet()) {
            var permit = calls.permit(subscriber);
            permit.ifPresent(ServiceCalls.Permit::giveBack);
            if (permit.isEmpty()) {
                shut.add(subscriber);
                wereShut.add(subscriber);
            } else if (!calls.isClosed(subscriber)) {
                tryAgain.add(subscriber);
                wereShut.add(subscriber);
            } else if (wereShut.remove(subscriber)) {
                back.add(subscriber);
            }
        }
        return new Doors(shut, tryAgain, back);
    }

    private Backlog one(Doors doors) {
        Instant oldest = null;
        Map<String, Long> stuck = new HashMap<>();
        RuntimeException unmeasurable = null;
        for (var collection : collections) {
            try {
                var here = sweep(collection, doors);
                if (here.oldest() != null && (oldest == null || here.oldest().isBefore(oldest))) {
                    oldest = here.oldest();
                }
                here.stuck().forEach((subscriber, number) -> stuck.merge(subscriber, number, Long::sum));
            } catch (RuntimeException failure) {
                unmeasurable = failure;
            }
        }
        if (unmeasurable != null) {
            throw unmeasurable;
        }
        return new Backlog(oldest, stuck, setAside.countHere());
    }

    private OutboxDocuments.Waiting sweep(String collection, Doors doors) {
        OutboxDocuments.Waiting found;
        try {
            found = documents.measure(collection);
        } catch (RuntimeException unmeasurable) {
            // What cannot be measured is delivered all the same.
            relay.sweep(collection, doors.shut(), doors.tryAgain());
            throw unmeasurable;
        }
        if (found.aggregates() > 0) {
            doors.back().forEach(subscriber -> documents.hurry(collection, subscriber, time.instant()));
            relay.sweep(collection, doors.shut(), doors.tryAgain());
        }
        return found;
    }

    private void show(Collection<Backlog> measured, int missing) {
        unmeasured = missing;
        if (missing > 0) {
            age = Double.NaN;
            aside = Double.NaN;
            waiting.register(List.of(), true);
            return;
        }
        var now = time.instant();
        age = measured.stream()
                        .map(Backlog::oldest)
                        .filter(java.util.Objects::nonNull)
                        .mapToLong(oldest ->
                                Math.max(0, Duration.between(oldest, now).toMillis()))
                        .max()
                        .orElse(0)
                / 1000.0;
        aside = measured.stream().mapToLong(Backlog::setAside).sum();
        Map<String, Long> bySubscriber = new TreeMap<>();
        properties.subscribers().keySet().forEach(subscriber -> bySubscriber.put(subscriber, 0L));
        measured.forEach(each -> each.stuck().forEach((name, number) -> bySubscriber.merge(name, number, Long::sum)));
        waiting.register(
                bySubscriber.entrySet().stream()
                        .<MultiGauge.Row<?>>map(
                                row -> MultiGauge.Row.of(Tags.of("subscriber", row.getKey()), row.getValue()))
                        .toList(),
                true);
    }
}
