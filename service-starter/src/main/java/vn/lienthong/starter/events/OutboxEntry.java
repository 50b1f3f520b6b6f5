package vn.lienthong.starter.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * One waiting event.
 *
 * @param eventId unique within this service; stored under a name that is not the document's id
 * @param data the JSON object as it will be sent
 * @param trace W3C trace context of the request that caused it
 * @param delivered subscribers that have acknowledged it
 */
record OutboxEntry(
        @Field("eventId") String eventId,
        String type,
        String subject,
        Instant time,
        long sequence,
        String data,
        @Nullable String trace,
        List<String> delivered) {

    OutboxEntry {
        delivered = List.copyOf(delivered);
    }
}
