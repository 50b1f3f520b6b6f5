package vn.lienthong.gateway.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.lienthong.starter.tenancy.TenantId;

/** Entries are added and read. There is no way to change or remove one. */
@Component
public class AuditTrail {

    private final MongoTemplate database;
    private final Clock clock;

    AuditTrail(MongoTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param address network address of the request; absent for what the system does itself */
    public void add(
            TenantId tenant,
            AuditAction action,
            @Nullable String by,
            String subject,
            @Nullable String address,
            Map<String, String> facts) {
        var at = clock.instant();
        database.insert(new AuditEntry(idAt(at), at, tenant.value(), action, by, subject, address, facts));
    }

    /** Whether something that happens once to a subject is in the trail. */
    public boolean knows(TenantId tenant, AuditAction action, String subject) {
        return database.exists(
                Query.query(Criteria.where("tenant")
                        .is(tenant.value())
                        .and("action")
                        .is(action)
                        .and("subject")
                        .is(subject)),
                AuditEntry.class);
    }

    /** The newest entries of a tenant first, those after {@code before} when it is given. */
    public List<AuditEntry> newest(TenantId tenant, @Nullable String before, int limit) {
        var criteria = Criteria.where("tenant").is(tenant.value());
        if (before != null) {
            criteria = criteria.and("_id").lt(before);
        }
        return database.find(
                Query.query(criteria).with(Sort.by(Sort.Direction.DESC, "_id")).limit(limit), AuditEntry.class);
    }

    /** Time first, so that the order of ids is the order of entries; then enough randomness to be alone. */
    private static String idAt(Instant at) {
        var random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        return HexFormat.of().toHexDigits(at.toEpochMilli()).substring(4) + random;
    }
}
