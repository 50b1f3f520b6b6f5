package vn.lienthong.starter.events;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.size;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The relay's commands on the aggregates' documents in the database of the current scope. They change nothing but {@code
 * outbox}, and never by replacing it: an aggregate saved meanwhile keeps its new events. Saving with an older copy can bring
 * back an acknowledged event; subscribers know its id.
 */
class OutboxDocuments {

    private final MongoTemplate template;
    private final EventsProperties properties;
    private final String owner;

    OutboxDocuments(MongoTemplate template, EventsProperties properties, String owner) {
        this.template = template;
        this.properties = properties;
        this.owner = owner;
    }

    /**
     * Aggregates with events that wait.
     *
     * @param oldest when the oldest of them was added; absent when none waits
     * @param stuck how many aggregates wait for each subscriber that has not taken its next event
     */
    record Waiting(long aggregates, @Nullable Instant oldest, Map<String, Long> stuck) {}

    /** @throws UnreadableOutbox when there is one of which nobody can say how long it has been waiting */
    Waiting measure(String collection) {
        var groups = template.getCollection(collection)
                .aggregate(List.of(
                        new Document("$match", new Document("outbox.oldest", new Document("$exists", true))),
                        new Document(
                                "$group",
                                new Document("_id", "$outbox.stuck.subscriber")
                                        .append("count", new Document("$sum", 1))
                                        .append("first", new Document("$min", "$outbox.oldest"))
                                        .append("last", new Document("$max", "$outbox.oldest")))));
        var aggregates = 0L;
        Instant oldest = null;
        Map<String, Long> stuck = new HashMap<>();
        for (var group : groups) {
            var count = group.get("count") instanceof Number number ? number.longValue() : 0;
            aggregates += count;
            if (!(group.get("first") instanceof Date first) || !(group.get("last") instanceof Date)) {
                throw new UnreadableOutbox(collection);
            }
            oldest = oldest == null || first.toInstant().isBefore(oldest) ? first.toInstant() : oldest;
            if (group.get("_id") instanceof Collection<?> subscribers) {
                subscribers.forEach(subscriber -> stuck.merge(String.valueOf(subscriber), count, Long::sum));
            }
        }
        return new Waiting(aggregates, oldest, stuck);
    }

    static final class UnreadableOutbox extends RuntimeException {
        UnreadableOutbox(String collection) {
            super("an outbox in " + collection + " does not say since when it waits");
        }
    }

    /** @param types of its events, as far as they can be read */
    record Due(Object id, @Nullable String tenant, Set<String> types) {}

    /**
     * Aggregates whose time has come, longest due first.
     *
     * @param shut subscribers to whom nothing is sent now: what waits for them alone is left out
     */
    List<Due> due(String collection, Set<String> shut, Instant now, int limit) {
        Bson time = or(exists("outbox.due", false), eq("outbox.due", null), lte("outbox.due", Date.from(now)));
        var filters = new ArrayList<Bson>(List.of(exists("outbox.oldest"), time, free(now)));
        if (!shut.isEmpty()) {
            filters.add(or(size("outbox.events", 0), elemMatch("outbox.events", wanted(shut))));
        }
        return find(collection, and(filters), limit);
    }

    /** Some that wait for a subscriber because it could not be reached, whether or not their time has come. */
    List<Due> waitingFor(String subscriber, String collection, Instant now, int limit) {
        return find(
                collection,
                and(
                        exists("outbox.oldest"),
                        free(now),
                        elemMatch("outbox.stuck", and(eq("subscriber", subscriber), eq("refused", false)))),
                limit);
    }

    private List<Due> find(String collection, Bson filter, int limit) {
        var found = new ArrayList<Due>();
        for (var document : template.getCollection(collection)
                .find(filter)
                .projection(Projections.include("tenant", "outbox.events.type"))
                .sort(Sorts.ascending("outbox.due", "_id"))
                .limit(limit)) {
            var tenant = document.get("tenant") instanceof String text ? text : null;
            found.add(new Due(java.util.Objects.requireNonNull(document.get("_id")), tenant, types(document)));
        }
        return found;
    }

    private static Set<String> types(Document aggregate) {
        var types = new HashSet<String>();
        if (aggregate.get("outbox") instanceof Document outbox && outbox.get("events") instanceof List<?> events) {
            for (var event : events) {
                if (event instanceof Document known && known.get("type") instanceof String type) {
                    types.add(type);
                }
            }
        }
        return types;
    }

    /** An event that a subscriber who is not shut has still to get, or that nobody is to get. */
    private Bson wanted(Set<String> shut) {
        var wanted = new ArrayList<Bson>();
        var known = new HashSet<String>();
        for (var subscriber : properties.subscribers().keySet()) {
            known.addAll(properties.typesOf(subscriber));
            if (!shut.contains(subscriber)) {
                wanted.add(and(in("type", properties.typesOf(subscriber)), ne("delivered", subscriber)));
            }
        }
        wanted.add(nin("type", known));
        return or(wanted);
    }

    private Bson free(Instant now) {
        return or(
                exists("outbox.lease", false),
                eq("outbox.lease", null),
                // Ours but not being worked on: an aggregate saved from a copy that was read while we held it has
                // brought the lease back.
                eq("outbox.lease.owner", owner),
                lt("outbox.lease.until", Date.from(now)));
    }

    /** @return the aggregate's {@code outbox} and {@code tenant}; nothing when another relay has it or nothing waits */
    @Nullable
    Document lease(String collection, Object id, Instant now) {
        return template.getCollection(collection)
                .findOneAndUpdate(
                        and(eq("_id", id), exists("outbox.oldest"), free(now)),
                        Updates.set(
                                "outbox.lease",
                                new Document("owner", owner).append("until", Date.from(now.plus(properties.lease())))),
                        new FindOneAndUpdateOptions()
                                .returnDocument(ReturnDocument.AFTER)
                                .projection(Projections.include("outbox", "tenant")));
    }

    /**
     * What is to be written down after a round.
     *
     * @param finished ids of events that everybody has
     * @param remaining the others, with those who have them now
     * @param acknowledged who has newly got which of the remaining, by event id
     */
    record Settlement(
            Outbox seen,
            Set<String> finished,
            List<OutboxEntry> remaining,
            Map<String, Set<String>> acknowledged,
            List<Outbox.Stuck> stuck,
            Instant due) {}

    /** Acknowledges, removes and releases: one command, unless events differ in who has newly got them. */
    void settle(String collection, Object id, Settlement settlement) {
        var documents = template.getCollection(collection);
        Bson ours = and(eq("_id", id), or(eq("outbox.lease.owner", owner), eq("outbox.lease", null)));
        if (settlement.remaining().isEmpty()) {
            // The sequence has not moved: nothing was added since we looked.
            var cleared = documents.updateOne(
                    and(ours, eq("outbox.sequence", settlement.seen().sequence())),
                    Updates.combine(
                            Updates.set("outbox.events", List.of()),
                            Updates.unset("outbox.oldest"),
                            Updates.unset("outbox.due"),
                            Updates.unset("outbox.stuck"),
                            Updates.unset("outbox.lease")));
            if (cleared.getMatchedCount() == 1) {
                return;
            }
        }
        var release = new ArrayList<Bson>(List.of(
                Updates.set("outbox.due", Date.from(settlement.due())),
                settlement.stuck().isEmpty()
                        ? Updates.unset("outbox.stuck")
                        : Updates.set(
                                "outbox.stuck",
                                settlement.stuck().stream()
                                        .map(OutboxDocuments::write)
                                        .toList()),
                Updates.unset("outbox.lease")));
        if (!settlement.remaining().isEmpty()) {
            release.add(Updates.set(
                    "outbox.oldest", Date.from(settlement.remaining().getFirst().time())));
        }
        acknowledge(documents, id, ours, settlement, release);
    }

    private static void acknowledge(
            MongoCollection<Document> documents, Object id, Bson ours, Settlement settlement, List<Bson> release) {
        Map<Set<String>, List<String>> bySubscribers = new HashMap<>();
        settlement
                .acknowledged()
                .forEach((event, subscribers) -> bySubscribers
                        .computeIfAbsent(subscribers, _ -> new ArrayList<>())
                        .add(event));
        var groups = new ArrayList<>(bySubscribers.entrySet());
        for (var i = 0; i < groups.size(); i++) {
            var update = Updates.addEachToSet(
                    "outbox.events.$[event].delivered",
                    List.copyOf(groups.get(i).getKey()));
            var events = new UpdateOptions()
                    .arrayFilters(List.of(in("event.eventId", groups.get(i).getValue())));
            if (i == groups.size() - 1 && settlement.finished().isEmpty()) {
                release.add(update);
                documents.updateOne(ours, Updates.combine(release), events);
                return;
            }
            // Without a look at the lease: it has arrived, whoever holds it now.
            documents.updateOne(eq("_id", id), update, events);
        }
        if (!settlement.finished().isEmpty()) {
            release.add(Updates.pullByFilter(new Document(
                    "outbox.events", new Document("eventId", new Document("$in", settlement.finished())))));
        }
        documents.updateOne(ours, Updates.combine(release));
    }

    private static Document write(Outbox.Stuck stuck) {
        return new Document("subscriber", stuck.subscriber())
                .append("eventId", stuck.eventId())
                .append("refused", stuck.refused())
                .append("since", Date.from(stuck.since()))
                .append("attempts", stuck.attempts())
                .append("reason", stuck.reason())
                .append("next", Date.from(stuck.next()));
    }

    /** Looks again later at an aggregate that cannot be read. */
    void postpone(String collection, Object id, Duration pause, Instant now) {
        template.getCollection(collection)
                .updateOne(
                        eq("_id", id),
                        Updates.combine(
                                Updates.set("outbox.due", Date.from(now.plus(pause))), Updates.unset("outbox.lease")));
    }

    /** Makes due at once what waits because the subscriber could not be reached. */
    void hurry(String collection, String subscriber, Instant now) {
        template.getCollection(collection)
                .updateMany(
                        and(
                                gt("outbox.due", Date.from(now)),
                                elemMatch("outbox.stuck", and(eq("subscriber", subscriber), eq("refused", false)))),
                        Updates.combine(
                                Updates.set("outbox.due", Date.from(now)),
                                Updates.set("outbox.stuck.$[each].next", Date.from(now))),
                        new UpdateOptions().arrayFilters(List.of(eq("each.subscriber", subscriber))));
    }
}
