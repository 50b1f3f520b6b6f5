package vn.lienthong.starter.events;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import vn.lienthong.starter.security.ServiceCalls;
import vn.lienthong.starter.tenancy.TenantScope;

/** Takes one aggregate's events to one subscriber, as far as it gets, and decides about what is not taken. */
class Courier {

    private final EventsProperties properties;
    private final ServiceCalls calls;
    private final Delivery delivery;
    private final SetAsideEvents setAside;
    private final InstantSource time;

    Courier(
            EventsProperties properties,
            ServiceCalls calls,
            Delivery delivery,
            SetAsideEvents setAside,
            InstantSource time) {
        this.properties = properties;
        this.calls = calls;
        this.delivery = delivery;
        this.setAside = setAside;
        this.time = time;
    }

    /**
     * How far it got.
     *
     * @param done ids of events that need not be sent again: taken, or set aside
     * @param stuck what stopped it; absent when nothing did, or when the subscriber cannot be called
     * @param everything whether nothing is left for the subscriber
     */
    record Progress(String subscriber, Set<String> done, Outbox.@Nullable Stuck stuck, boolean everything) {

        static Progress none(String subscriber, Outbox.@Nullable Stuck before) {
            return new Progress(subscriber, Set.of(), before, false);
        }
    }

    /**
     * @param entries what the subscriber has not got, in order
     * @param before what stopped it at the first of them the last time
     */
    Progress carry(
            String subscriber,
            List<OutboxEntry> entries,
            Outbox.@Nullable Stuck before,
            ServiceCalls.Permit first,
            Instant deadline) {
        var done = new HashSet<String>();
        var at = 0;
        ServiceCalls.@Nullable Permit permit = first;
        while (at < entries.size()) {
            // The lease may not outlast us; the rest goes in the next round.
            if (permit == null || time.instant().isAfter(deadline)) {
                if (permit != null) {
                    permit.giveBack();
                }
                return new Progress(subscriber, done, null, false);
            }
            for (var outcome : delivery.deliver(batch(entries, at), subscriber, permit)) {
                var entry = entries.get(at);
                var known = before != null && before.eventId().equals(entry.eventId()) ? before : null;
                var stuck = stuck(subscriber, entry, outcome, known);
                if (stuck != null) {
                    return new Progress(subscriber, done, stuck, false);
                }
                done.add(entry.eventId());
                at++;
            }
            permit = at < entries.size() ? calls.permit(subscriber).orElse(null) : null;
        }
        return new Progress(subscriber, done, null, true);
    }

    private List<OutboxEntry> batch(List<OutboxEntry> entries, int from) {
        var end = from + 1;
        var size = (long) entries.get(from).data().length();
        while (end < entries.size() && end - from < properties.batch()) {
            size += entries.get(end).data().length();
            if (size > properties.batchSize().toBytes()) {
                break;
            }
            end++;
        }
        return entries.subList(from, end);
    }

    /** @return what keeps the subscriber from going on; nothing when the event was taken or is set aside now */
    private Outbox.@Nullable Stuck stuck(
            String subscriber, OutboxEntry entry, Delivery.Outcome outcome, Outbox.@Nullable Stuck before) {
        var now = time.instant();
        var attempts = before == null ? 1 : before.attempts() + 1;
        return switch (outcome) {
            case Delivery.Outcome.Taken() -> null;
            case Delivery.Outcome.RefusedForGood(var reason) -> {
                setAside(subscriber, entry, reason, attempts, now);
                yield null;
            }
            case Delivery.Outcome.Refused(var reason) -> {
                var since = before != null && before.refused() ? before.since() : now;
                if (!now.isBefore(since.plus(properties.setAsideAfter()))) {
                    setAside(subscriber, entry, reason, attempts, now);
                    yield null;
                }
                yield new Outbox.Stuck(
                        subscriber, entry.eventId(), true, since, attempts, reason, now.plus(pause(attempts)));
            }
            case Delivery.Outcome.Unavailable(var reason) -> {
                // An outage in between does not make the refusal forgotten.
                var refused = before != null && before.refused();
                var since = before != null ? before.since() : now;
                yield new Outbox.Stuck(
                        subscriber, entry.eventId(), refused, since, attempts, reason, now.plus(pause(attempts)));
            }
        };
    }

    private void setAside(String subscriber, OutboxEntry entry, String reason, int attempts, Instant now) {
        setAside.keep(SetAsideEvent.of(TenantScope.current().value(), subscriber, entry, reason, attempts, now));
    }

    /** Doubling, and never quite the same, so that what failed together does not come back together. */
    private Duration pause(int attempts) {
        var doubled = properties.firstRetry().toMillis() << Math.min(attempts - 1, 20);
        var longest = Math.min(doubled, properties.lastRetry().toMillis());
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }
}
