package vn.lienthong.starter.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Field;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events of an aggregate that have not reached everybody yet, kept in the aggregate's own document: they are stored by
 * the same write that makes them true. The relay removes what has arrived; it does not touch the aggregate's version.
 *
 * <p>0.1.0 wrote {@code sequence}, {@code events}, {@code oldest} and {@code lease}; what it left behind is read and
 * delivered as it is.
 */
public final class Outbox {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Number of the last event ever added; makes event ids unique and gives their order. */
    private long sequence;

    // Not final: the mapping sets it when the document is read.
    @SuppressWarnings("FieldMayBeFinal")
    private List<OutboxEntry> events = new ArrayList<>();

    /** When the oldest waiting event was added; absent when none waits. What the sweep looks for. */
    @Indexed(sparse = true)
    private @Nullable Instant oldest;

    /** When the sweep is to look at it again; absent or past: now. */
    private @Nullable Instant due;

    /** Subscribers whose next event did not get through; absent when there are none. */
    @SuppressWarnings("FieldMayBeFinal")
    private @Nullable List<Stuck> stuck;

    /** Which relay is delivering, and until when others keep away. */
    @SuppressWarnings("unused") // Written and compared by the relay in the database.
    private @Nullable Lease lease;

    record Lease(String owner, Instant until) {}

    /**
     * What stands between a subscriber and its next event.
     *
     * @param refused whether the subscriber answered that it does not take this event; else it could not be reached
     * @param since when that began
     * @param next when it is tried again
     */
    record Stuck(
            String subscriber,
            @Field("eventId") String eventId,
            boolean refused,
            Instant since,
            int attempts,
            String reason,
            Instant next) {}

    /** @param at when it happened; the time of the event */
    public void add(Event event, Instant at) {
        var declared = event.getClass().getAnnotation(EventTypes.class);
        if (declared == null || !List.of(declared.value()).contains(event.type())) {
            throw new IllegalStateException(event.getClass() + " does not declare the type " + event.type());
        }
        sequence++;
        events.add(new OutboxEntry(
                event.type() + "/" + event.subject() + "/" + sequence,
                event.type(),
                event.subject(),
                at,
                sequence,
                JSON.writeValueAsString(event),
                traceOfThisRequest(),
                List.of()));
        if (oldest == null) {
            oldest = at;
        }
        if (due == null || due.isAfter(at)) {
            due = at;
        }
    }

    private static @Nullable String traceOfThisRequest() {
        var trace = MDC.get("traceId");
        var span = MDC.get("spanId");
        return trace == null || span == null ? null : "00-" + trace + "-" + span + "-01";
    }

    /** Types of the waiting events in order, for tests and logs. */
    public List<String> waiting() {
        return events.stream().map(OutboxEntry::type).toList();
    }

    /** JSON data of the waiting events in order, for tests. */
    public List<String> waitingData() {
        return events.stream().map(OutboxEntry::data).toList();
    }

    List<OutboxEntry> events() {
        return Collections.unmodifiableList(events);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    long sequence() {
        return sequence;
    }

    @Nullable
    Stuck stuckAt(String subscriber) {
        return stuck == null
                ? null
                : stuck.stream()
                        .filter(each -> each.subscriber().equals(subscriber))
                        .findFirst()
                        .orElse(null);
    }
}
