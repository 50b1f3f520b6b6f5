package vn.lienthong.gateway.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One line of the trail.
 *
 * @param id orders entries by time; unique
 * @param tenant whose people may read it
 * @param by account that did it; absent when nobody was signed in
 * @param subject id of the account or tenant it was done to, or the sign-in name that was tried
 * @param address network address the request came from; absent for what the system does itself
 * @param facts what changed, without secrets
 */
@Document("audit")
@CompoundIndex(name = "tenant_time", def = "{'tenant': 1, '_id': -1}")
public record AuditEntry(
        @Id String id,
        Instant at,
        String tenant,
        AuditAction action,
        @Nullable String by,
        String subject,
        @Nullable String address,
        Map<String, String> facts) {}
