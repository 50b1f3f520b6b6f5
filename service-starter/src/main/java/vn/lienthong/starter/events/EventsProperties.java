package vn.lienthong.starter.events;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Who is sent what, and how.
 *
 * @param subscribers by name of the service
 * @param inbox whether this service takes in events of others, where it has handlers
 * @param sweep how often the relay looks for events that a crash or an outage left behind
 * @param lease how long a relay that died keeps the others from an aggregate
 * @param slots aggregates delivered at a time; more would only queue at the subscribers
 * @param slotsPerTenant how many of the slots one tenant has at most
 * @param waitingPerTenant aggregates of a tenant that stand in line in memory; more are found by the next sweep
 * @param batch most events in one call
 * @param batchSize most data in one call; an event larger than that goes alone
 * @param firstRetry pause after the first failure of an aggregate at a subscriber; doubles with each further one
 * @param lastRetry longest pause
 * @param setAsideAfter how long an event may be refused before it is set aside: time for a roll-out that knows its type
 * @param inboxKept how long the ids of events are remembered where a handler needs it; longer than any repetition takes
 */
@Validated
@ConfigurationProperties(prefix = "lienthong.events", ignoreUnknownFields = false)
record EventsProperties(
        @DefaultValue Map<String, @Valid Subscriber> subscribers,
        @DefaultValue("true") boolean inbox,
        @DefaultValue("3s") @DurationMin(millis = 1) Duration sweep,
        @DefaultValue("30s") @DurationMin(seconds = 1) Duration lease,
        @DefaultValue("16") @Min(1) int slots,
        @DefaultValue("4") @Min(1) int slotsPerTenant,
        @DefaultValue("1000") @Min(1) @Max(100_000) int waitingPerTenant,
        @DefaultValue("50") @Min(1) @Max(Inbox.MOST_AT_ONCE) int batch,
        @DefaultValue("256KB") DataSize batchSize,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration firstRetry,
        @DefaultValue("5m") @DurationMin(millis = 1) Duration lastRetry,
        @DefaultValue("24h") @DurationMin(millis = 0) Duration setAsideAfter,
        @DefaultValue("30d") @DurationMin(hours = 1) Duration inboxKept) {

    record Subscriber(@NotEmpty(message = "says no types") Set<String> types) {}

    @AssertTrue(message = "lienthong.events.last-retry is shorter than first-retry")
    boolean isRetryInOrder() {
        return lastRetry.compareTo(firstRetry) >= 0;
    }

    /** Subscribers of a type of event, in a stable order. */
    List<String> subscribersOf(String type) {
        return subscribers.entrySet().stream()
                .filter(entry -> entry.getValue().types().contains(type))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    Set<String> typesOf(String subscriber) {
        var known = subscribers.get(subscriber);
        return known == null ? Set.of() : known.types();
    }
}
