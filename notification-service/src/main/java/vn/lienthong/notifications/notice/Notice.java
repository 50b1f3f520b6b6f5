package vn.lienthong.notifications.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What one account is told about one event, and how far its e-mail has come.
 *
 * @param id event and account: however often the event arrives, there is one notice
 * @param kind of the event, e.g. {@code plan.returned}
 * @param link path in the portal
 * @param at when it happened
 */
@Document("notices")
@CompoundIndex(name = "inbox", def = "{'account': 1, 'at': -1, '_id': -1}")
@CompoundIndex(name = "mail", def = "{'mail.state': 1, 'mail.next': 1}")
public record Notice(
        @Id String id,
        String account,
        String kind,
        String title,
        String body,
        String link,
        Instant at,
        @Nullable Instant readAt,
        Mail mail) {

    /** Where its e-mail is. */
    public enum MailState {
        /** Not to be mailed: the event is old news. */
        NONE,
        WAITING,
        SENT,
        /** Given up after many attempts; operations see it in a metric. */
        FAILED
    }

    /**
     * @param to address
     * @param attempts made so far
     * @param next when it may be tried (again)
     */
    public record Mail(MailState state, String to, int attempts, Instant next) {}
}
