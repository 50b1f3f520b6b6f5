package vn.lienthong.starter.http;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That a key was used and whether its request came to its end. The answer is not kept: the handler gives it again.
 *
 * @param id account, a bar, the key
 * @param fingerprint of method, address and body
 * @param status of the answer; 0 while the request is under way
 * @param holder the try that is under way; absent in records of release 0.1.0
 * @param leaseUntil when a try of a process that is gone counts as given up
 * @param expiresAt when the key may be forgotten; with the id it names what the request makes
 * @param headers only in records of release 0.1.0, which kept the answer
 * @param body only in records of release 0.1.0; absent there when the answer was large
 */
@Document("idempotency")
record IdempotencyRecord(
        @Id String id,
        String fingerprint,
        int status,
        @Nullable String holder,
        Instant leaseUntil,
        @Indexed Instant expiresAt,
        @Nullable Map<String, String> headers,
        byte @Nullable [] body) {

    boolean isUnderWay() {
        return status == 0;
    }

    IdempotencyKey key() {
        return IdempotencyKey.of(id + "|" + expiresAt.toEpochMilli(), !isUnderWay());
    }
}
