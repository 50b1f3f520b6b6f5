package vn.lienthong.starter.events;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import vn.lienthong.starter.security.ServiceCalls;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantSchedule;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.tenancy.Tenants;

/** What this service could not deliver: set aside, listed, and sent again when somebody says so. */
public class SetAsideEvents {

    private static final Logger log = LoggerFactory.getLogger(SetAsideEvents.class);
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final MongoTemplate template;
    private final Tenants tenants;
    private final TenantSchedule schedule;
    private final ServiceCalls calls;
    private final Delivery delivery;
    private final InstantSource time;

    SetAsideEvents(
            MongoTemplate template,
            Tenants tenants,
            TenantSchedule schedule,
            ServiceCalls calls,
            Delivery delivery,
            InstantSource time) {
        this.template = template;
        this.tenants = tenants;
        this.schedule = schedule;
        this.calls = calls;
        this.delivery = delivery;
        this.time = time;
    }

    /** @param id of the event, unique within this service's tenant */
    public record Item(
            String tenant,
            String id,
            String type,
            String subject,
            String subscriber,
            String reason,
            int attempts,
            Instant occurredAt,
            Instant setAsideAt) {}

    /** @param complete whether every tenant's could be read */
    public record Listing(List<Item> items, boolean complete) {}

    /** What came of sending it again. */
    public sealed interface Replay {
        record Taken() implements Replay {}

        record NotThere() implements Replay {}

        /** It stays set aside, with the new reason. */
        record StillRefused() implements Replay {}

        record Unreachable() implements Replay {}
    }

    /** Repeatable: the aggregate lets go of the event only afterwards. */
    void keep(SetAsideEvent event) {
        template.save(event);
        log.atError()
                .addKeyValue("event", event.event().eventId())
                .addKeyValue("subscriber", event.subscriber())
                .addKeyValue("reason", event.reason())
                .log("event set aside");
    }

    long countHere() {
        return template.getCollection("set_aside").countDocuments();
    }

    /** Of all tenants, longest set aside first. */
    public Listing list(int limit) {
        if (tenants.isEverythingShared()) {
            return new Listing(here(limit), true);
        }
        var answers = schedule.ask("set-aside", ANSWER, () -> here(limit));
        var items = new ArrayList<Item>();
        answers.byTenant().values().forEach(items::addAll);
        return new Listing(
                items.stream().sorted(comparing(Item::setAsideAt)).limit(limit).toList(), answers.isComplete());
    }

    private List<Item> here(int limit) {
        return template.find(new Query().with(Sort.by("at", "_id")).limit(limit), SetAsideEvent.class).stream()
                .map(SetAsideEvent::item)
                .toList();
    }

    /** Tries once, at once. */
    public Replay replay(String tenant, String event, String subscriber) {
        if (!TenantId.isWellFormed(tenant)) {
            return new Replay.NotThere();
        }
        var its = new TenantId(tenant);
        if (!tenants.isEverythingShared() && !tenants.all().contains(its)) {
            return new Replay.NotThere();
        }
        return TenantScope.inTenant(its, () -> replayHere(SetAsideEvent.idOf(tenant, subscriber, event)));
    }

    private Replay replayHere(String id) {
        var kept = template.findById(id, SetAsideEvent.class);
        if (kept == null) {
            return new Replay.NotThere();
        }
        var permit = calls.permit(kept.subscriber());
        if (permit.isEmpty()) {
            return new Replay.Unreachable();
        }
        return switch (delivery.deliver(List.of(kept.event()), kept.subscriber(), permit.get())
                .getFirst()) {
            case Delivery.Outcome.Taken() -> {
                template.remove(kept);
                log.atInfo()
                        .addKeyValue("event", kept.event().eventId())
                        .addKeyValue("subscriber", kept.subscriber())
                        .log("event sent again");
                yield new Replay.Taken();
            }
            case Delivery.Outcome.RefusedForGood(var reason) -> refused(kept, reason);
            case Delivery.Outcome.Refused(var reason) -> refused(kept, reason);
            case Delivery.Outcome.Unavailable(var reason) -> new Replay.Unreachable();
        };
    }

    private Replay refused(SetAsideEvent kept, String reason) {
        template.updateFirst(
                Query.query(Criteria.where("_id").is(kept.id())),
                new Update().set("reason", reason).inc("attempts", 1).set("at", time.instant()),
                SetAsideEvent.class);
        return new Replay.StillRefused();
    }
}
