package vn.lienthong.starter.events;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import vn.lienthong.starter.security.ServiceCalls;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantLanes;
import vn.lienthong.starter.tenancy.TenantScope;

/**
 * Carries events out of the aggregates' documents to their subscribers: at least once, in order per aggregate and
 * subscriber, one subscriber's outage not holding up another, one tenant's backlog not holding up another tenant (ADR 0009).
 *
 * <p>An aggregate is leased in the database while its events are being delivered, so that several replicas do not mix up
 * their order. Nothing is leased or written for subscribers whose breaker is open.
 */
class OutboxRelay {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final OutboxDocuments documents;
    private final MongoConverter converter;
    private final EventsProperties properties;
    private final ServiceCalls calls;
    private final Courier courier;
    private final ExecutorService executor;
    private final InstantSource time;
    private final TenantLanes lanes;
    private final OneAtATime<Target, String> work = new OneAtATime<>();

    OutboxRelay(
            OutboxDocuments documents,
            MongoConverter converter,
            EventsProperties properties,
            ServiceCalls calls,
            Courier courier,
            ExecutorService executor,
            InstantSource time) {
        this.documents = documents;
        this.converter = converter;
        this.properties = properties;
        this.calls = calls;
        this.courier = courier;
        this.executor = executor;
        this.time = time;
        this.lanes = new TenantLanes(
                properties.slots(), properties.slotsPerTenant(), properties.waitingPerTenant(), executor);
    }

    private record Target(TenantId tenant, String collection, Object id) {}

    /**
     * Delivers an aggregate's events soon, on another thread. Called right after it was saved; what finds no room is left to
     * the sweep.
     *
     * @param types of the events that wait
     */
    void kick(TenantId tenant, String collection, Object id, Set<String> types) {
        bringUp(new Target(tenant, collection, id), types);
    }

    /**
     * Delivers what a crash or an outage left behind in a collection of the current scope's database.
     *
     * @param shut subscribers that cannot be called now
     * @param back subscribers that may be tried again, whether or not an aggregate's time has come
     */
    void sweep(String collection, Set<String> shut, Set<String> back) {
        var now = time.instant();
        var due = new ArrayList<>(documents.due(collection, shut, now, properties.waitingPerTenant()));
        for (var subscriber : back) {
            due.addAll(documents.waitingFor(subscriber, collection, now, 1));
        }
        for (var aggregate : due) {
            var tenant = TenantScope.find().map(TenantId::value).orElse(aggregate.tenant());
            if (tenant == null || !TenantId.isWellFormed(tenant)) {
                log.atError().addKeyValue("collection", collection).log("an aggregate names no tenant");
                documents.postpone(collection, aggregate.id(), properties.lastRetry(), now);
            } else {
                bringUp(new Target(new TenantId(tenant), collection, aggregate.id()), aggregate.types());
            }
        }
    }

    private void bringUp(Target target, Set<String> types) {
        if (work.bringUp(target, types)) {
            queue(target);
        }
    }

    private void queue(Target target) {
        if (!lanes.submit(target.tenant(), () -> run(target))) {
            work.drop(target);
        }
    }

    private void run(Target target) {
        var types = work.begin(target);
        try {
            // In a shared database the scope is only for the calls.
            TenantScope.inTenant(target.tenant(), () -> deliver(target, types));
        } catch (RuntimeException failure) {
            // The events are still in their document; the sweep comes again.
            log.atWarn()
                    .setCause(failure)
                    .addKeyValue("collection", target.collection())
                    .log("relay failed");
        } finally {
            if (work.end(target)) {
                queue(target);
            }
        }
    }

    private void deliver(Target target, Set<String> types) {
        var permits = new HashMap<String, ServiceCalls.Permit>();
        try {
            var wanted = new HashSet<String>();
            types.forEach(type -> wanted.addAll(properties.subscribersOf(type)));
            wanted.forEach(subscriber -> calls.permit(subscriber).ifPresent(permit -> permits.put(subscriber, permit)));
            if (permits.isEmpty() && !wanted.isEmpty()) {
                return;
            }
            var leased = documents.lease(target.collection(), target.id(), time.instant());
            if (leased != null) {
                round(target, leased, permits);
            }
        } finally {
            permits.values().forEach(ServiceCalls.Permit::giveBack);
        }
    }

    private void round(Target target, Document leased, Map<String, ServiceCalls.Permit> permits) {
        var now = time.instant();
        Outbox outbox;
        try {
            outbox = converter.read(Outbox.class, leased.get("outbox", Document.class));
        } catch (RuntimeException unreadable) {
            documents.postpone(target.collection(), target.id(), properties.lastRetry(), now);
            throw unreadable;
        }
        var deadline = now.plus(properties.lease().dividedBy(2));
        var progress = new TreeMap<String, Courier.Progress>();
        var rounds = new ArrayList<Callable<Courier.Progress>>();
        for (var subscriber : properties.subscribers().keySet()) {
            var waiting = outbox.events().stream()
                    .filter(entry -> properties.typesOf(subscriber).contains(entry.type())
                            && !entry.delivered().contains(subscriber))
                    .toList();
            if (waiting.isEmpty()) {
                continue;
            }
            var stuck = outbox.stuckAt(subscriber);
            var before =
                    stuck != null && stuck.eventId().equals(waiting.getFirst().eventId()) ? stuck : null;
            var permit = before != null && before.next().isAfter(now) && calls.isClosed(subscriber)
                    ? null
                    : take(subscriber, permits);
            if (permit == null) {
                progress.put(subscriber, Courier.Progress.none(subscriber, before));
            } else {
                rounds.add(() -> TenantScope.inTenant(
                        target.tenant(), () -> courier.carry(subscriber, waiting, before, permit, deadline)));
            }
        }
        together(rounds).forEach(each -> progress.put(each.subscriber(), each));
        documents.settle(target.collection(), target.id(), settlement(outbox, progress));
    }

    private ServiceCalls.@Nullable Permit take(String subscriber, Map<String, ServiceCalls.Permit> permits) {
        var taken = permits.remove(subscriber);
        return taken != null ? taken : calls.permit(subscriber).orElse(null);
    }

    /** Subscribers side by side: a slow one is no reason to wait for the others. */
    private List<Courier.Progress> together(List<Callable<Courier.Progress>> rounds) {
        try {
            if (rounds.size() == 1) {
                return List.of(rounds.getFirst().call());
            }
            var all = new ArrayList<Courier.Progress>();
            for (var round : executor.invokeAll(rounds)) {
                all.add(round.get());
            }
            return all;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while delivering", stopping);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private OutboxDocuments.Settlement settlement(Outbox outbox, Map<String, Courier.Progress> progress) {
        var now = time.instant();
        var finished = new HashSet<String>();
        var remaining = new ArrayList<OutboxEntry>();
        var acknowledged = new HashMap<String, Set<String>>();
        for (var entry : outbox.events()) {
            var newly = new HashSet<String>();
            var open = false;
            for (var subscriber : properties.subscribersOf(entry.type())) {
                if (!entry.delivered().contains(subscriber)) {
                    var made = progress.get(subscriber);
                    if (made != null && made.done().contains(entry.eventId())) {
                        newly.add(subscriber);
                    } else {
                        open = true;
                    }
                }
            }
            if (!open) {
                finished.add(entry.eventId());
            } else {
                remaining.add(entry);
                if (!newly.isEmpty()) {
                    acknowledged.put(entry.eventId(), newly);
                }
            }
        }
        var stuck = progress.values().stream()
                .map(Courier.Progress::stuck)
                .filter(java.util.Objects::nonNull)
                .toList();
        // Whoever is not stuck gets the rest as soon as it can be called: the sweep asks its breaker.
        var everybodyStuck = progress.values().stream().allMatch(made -> made.stuck() != null || made.everything());
        var due = everybodyStuck
                ? stuck.stream().map(Outbox.Stuck::next).min(Instant::compareTo).orElse(now)
                : now;
        return new OutboxDocuments.Settlement(outbox, finished, remaining, acknowledged, stuck, due);
    }
}
