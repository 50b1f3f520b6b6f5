package vn.lienthong.starter.events;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantScope;

/**
 * Carries events out of the aggregates' documents to their subscribers: at least once, in order per aggregate and
 * subscriber, one subscriber's outage not holding up another.
 *
 * <p>An aggregate is leased in the database while its events are being delivered, so that several replicas do not mix up
 * their order. The relay changes nothing but {@code outbox}, and never by replacing it: an aggregate saved meanwhile keeps
 * its new events. Saving with an older copy can bring back an acknowledged event; subscribers know its id.
 */
class OutboxRelay {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int SWEEP_BATCH = 500;
    /** More at a time would only queue at the subscribers. */
    private static final int AT_ONCE = 16;

    private final MongoTemplate template;
    private final EventsProperties properties;
    private final Delivery delivery;
    private final ExecutorService executor;
    private final String owner;
    private final List<String> collections;
    private final boolean tenantInDocument;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final Set<Target> underWay = ConcurrentHashMap.newKeySet();
    private final Set<Target> again = ConcurrentHashMap.newKeySet();

    /** @param collections where aggregates with an outbox live
     *  @param tenantInDocument whether documents of all tenants share a database and name their tenant in {@code tenant}
     */
    OutboxRelay(
            MongoTemplate template,
            EventsProperties properties,
            Delivery delivery,
            ExecutorService executor,
            String owner,
            List<String> collections,
            boolean tenantInDocument) {
        this.template = template;
        this.properties = properties;
        this.delivery = delivery;
        this.executor = executor;
        this.owner = owner;
        this.collections = List.copyOf(collections);
        this.tenantInDocument = tenantInDocument;
    }

    private record Target(@Nullable TenantId tenant, String collection, Object id) {}

    /** Delivers an aggregate's events soon, on another thread. Called right after it was saved. */
    void kick(String collection, Object id) {
        submit(new Target(TenantScope.find().orElse(null), collection, id));
    }

    /**
     * Delivers what a crash or an outage left behind in the database of the current scope.
     *
     * @return age of the oldest waiting event
     */
    Duration sweep() {
        var oldest = Instant.MAX;
        for (var collection : collections) {
            var waiting = template.getCollection(collection)
                    .find(Filters.exists("outbox.oldest"))
                    .projection(Projections.include("outbox.oldest"))
                    .into(new ArrayList<>());
            for (var aggregate : waiting) {
                var at = aggregate.getEmbedded(List.of("outbox", "oldest"), Date.class);
                if (at != null && at.toInstant().isBefore(oldest)) {
                    oldest = at.toInstant();
                }
            }
            waiting.stream()
                    .limit(SWEEP_BATCH)
                    .forEach(aggregate -> kick(collection, Objects.requireNonNull(aggregate.get("_id"))));
        }
        var now = Instant.now();
        return oldest.isBefore(now) ? Duration.between(oldest, now) : Duration.ZERO;
    }

    private void submit(Target target) {
        if (!underWay.add(target)) {
            // Being delivered right now, maybe without the newest event: look once more afterwards.
            again.add(target);
            return;
        }
        executor.execute(() -> run(target));
    }

    private void run(Target target) {
        try {
            slots.acquire();
            try {
                if (target.tenant() == null) {
                    deliverAll(target);
                } else {
                    TenantScope.inTenant(target.tenant(), () -> deliverAll(target));
                }
            } finally {
                slots.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            // The event is still in its document; the sweep comes again.
            log.atWarn()
                    .setCause(failure)
                    .addKeyValue("collection", target.collection())
                    .log("relay failed");
        } finally {
            underWay.remove(target);
            if (again.remove(target)) {
                submit(target);
            }
        }
    }

    private void deliverAll(Target target) {
        var leased = lease(target);
        if (leased == null) {
            return;
        }
        try {
            var tenant = leased.getString("tenant");
            if (tenantInDocument && tenant != null) {
                TenantScope.inTenant(new TenantId(tenant), () -> deliver(target, leased));
            } else {
                deliver(target, leased);
            }
        } finally {
            release(target);
        }
    }

    private void deliver(Target target, Document leased) {
        var outbox = template.getConverter().read(Outbox.class, leased.get("outbox", Document.class));
        var stuck = new HashSet<String>();
        var deadline = Instant.now().plus(properties.lease().dividedBy(2));
        for (var entry : outbox.events()) {
            var open = 0;
            for (var subscriber : properties.subscribersOf(entry.type())) {
                if (entry.delivered().contains(subscriber)) {
                    continue;
                }
                if (Instant.now().isAfter(deadline)) {
                    // The lease may not outlast us; the rest goes in the next round.
                    return;
                }
                if (!stuck.contains(subscriber) && delivery.deliver(entry, subscriber)) {
                    acknowledge(target, entry, subscriber);
                } else {
                    stuck.add(subscriber);
                    open++;
                }
            }
            if (open == 0) {
                remove(target, entry);
            }
        }
    }

    private @Nullable Document lease(Target target) {
        var now = Instant.now();
        return template.getCollection(target.collection())
                .findOneAndUpdate(
                        Filters.and(
                                Filters.eq("_id", target.id()),
                                Filters.exists("outbox.oldest"),
                                Filters.or(
                                        Filters.exists("outbox.lease", false),
                                        Filters.eq("outbox.lease", null),
                                        // Ours but not being worked on: an aggregate saved from a copy that was read
                                        // while we held it has brought the lease back.
                                        Filters.eq("outbox.lease.owner", owner),
                                        Filters.lt("outbox.lease.until", Date.from(now)))),
                        Updates.set(
                                "outbox.lease",
                                new Document("owner", owner).append("until", Date.from(now.plus(properties.lease())))),
                        new FindOneAndUpdateOptions()
                                .returnDocument(ReturnDocument.AFTER)
                                .projection(Projections.include("outbox", "tenant")));
    }

    private void acknowledge(Target target, OutboxEntry entry, String subscriber) {
        template.getCollection(target.collection())
                .updateOne(
                        Filters.eq("_id", target.id()),
                        Updates.addToSet("outbox.events.$[event].delivered", subscriber),
                        new UpdateOptions().arrayFilters(List.of(Filters.eq("event.eventId", entry.eventId()))));
    }

    private void remove(Target target, OutboxEntry entry) {
        template.getCollection(target.collection())
                .updateOne(
                        Filters.eq("_id", target.id()),
                        Updates.pull("outbox.events", new Document("eventId", entry.eventId())));
    }

    /** Gives the lease back and, when nothing waits any more, takes the aggregate out of the sweep. */
    private void release(Target target) {
        var collection = template.getCollection(target.collection());
        Bson mine = Filters.and(Filters.eq("_id", target.id()), Filters.eq("outbox.lease.owner", owner));
        collection.updateOne(Filters.and(mine, Filters.size("outbox.events", 0)), Updates.unset("outbox.oldest"));
        collection.updateOne(mine, Updates.unset("outbox.lease"));
    }
}
