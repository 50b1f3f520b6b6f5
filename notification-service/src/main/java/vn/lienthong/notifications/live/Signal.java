package vn.lienthong.notifications.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.security.Role;

/**
 * Something that open streams shall show at once. Kept for minutes only: a stream may be open at another replica than the
 * one that learns of it.
 *
 * @param name of the server-sent event
 * @param account who shall see it; absent when it is for a unit
 * @param unit whose people shall see it; absent when it is for an account
 * @param json data of the server-sent event
 * @param at when it was stored
 */
@Document("signals")
record Signal(
        @Id String id,
        String name,
        @Nullable String account,
        @Nullable String unit,
        String json,
        @Indexed Instant at) {

    /** What concerns a unit concerns those too who may read everything of the province. */
    boolean isFor(Caller caller) {
        return unit == null
                ? caller.account().equals(account)
                : unit.equals(caller.unit()) || caller.hasAny(Role.TENANT_ADMIN, Role.AUDITOR);
    }
}
