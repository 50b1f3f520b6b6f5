package vn.lienthong.starter.http;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What came of a request with a key.
 *
 * @param fingerprint SHA-256 of method, address, and body
 * @param status 0 while the request is under way
 * @param leaseUntil when an unfinished request counts as crashed
 * @param expiresAt when the key may be forgotten
 */
@Document("idempotency")
record IdempotencyRecord(
        @Id String id,
        String fingerprint,
        int status,
        Map<String, String> headers,
        byte @Nullable [] body,
        Instant leaseUntil,
        @Indexed Instant expiresAt) {

    boolean isUnderWay() {
        return status == 0;
    }
}
