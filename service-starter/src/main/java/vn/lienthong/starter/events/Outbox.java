package vn.lienthong.starter.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.data.mongodb.core.index.Indexed;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events of an aggregate that have not reached everybody yet, kept in the aggregate's own document: they are stored by
 * the same write that makes them true. The relay removes them one by one; it does not touch the aggregate's version.
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

    /** Which relay is delivering, and until when others keep away. */
    @SuppressWarnings("unused") // Written and compared by the relay in the database.
    private @Nullable Lease lease;

    record Lease(String owner, Instant until) {}

    /** @param at when it happened; the time of the event */
    public void add(Event event, Instant at) {
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
}
