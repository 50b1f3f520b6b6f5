package vn.lienthong.starter.events;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An event that a subscriber refused for good, kept until somebody sends it again. It left its aggregate, so that what
 * happened later goes on.
 *
 * @param reason status and problem of the last answer; no content
 * @param attempts how often it was tried
 */
@Document("set_aside")
record SetAsideEvent(
        @Id String id, String tenant, String subscriber, OutboxEntry event, String reason, int attempts, Instant at) {

    static SetAsideEvent of(
            String tenant, String subscriber, OutboxEntry event, String reason, int attempts, Instant at) {
        return new SetAsideEvent(
                idOf(tenant, subscriber, event.eventId()), tenant, subscriber, event, reason, attempts, at);
    }

    static String idOf(String tenant, String subscriber, String event) {
        return tenant + "|" + subscriber + "|" + event;
    }

    /** Without the data: operators run the platform and see no tenant's content. */
    SetAsideEvents.Item item() {
        return new SetAsideEvents.Item(
                tenant, event.eventId(), event.type(), event.subject(), subscriber, reason, attempts, event.time(), at);
    }
}
