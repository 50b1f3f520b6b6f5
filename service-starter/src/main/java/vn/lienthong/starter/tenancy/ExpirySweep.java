package vn.lienthong.starter.tenancy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Removes what has outlived its use, in small steps and on one replica at a time. Correctness never hangs on it, only space:
 * what one run leaves, the next one takes.
 */
public class ExpirySweep {

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int STEP = 500;
    /** A run that has this much to do leaves the rest to the next one. */
    private static final int STEPS = 100;

    private final TenantSchedule schedule;
    private final MongoTemplate template;

    ExpirySweep(TenantSchedule schedule, MongoTemplate template) {
        this.schedule = schedule;
        this.template = template;
    }

    /**
     * In every tenant's database, or in the only one.
     *
     * @param field an indexed date
     * @param before documents with an earlier date go
     */
    public void remove(String collection, String field, Instant before) {
        schedule.everyTenant("expiry-" + collection, LEASE, () -> removeHere(collection, field, before));
    }

    private void removeHere(String collection, String field, Instant before) {
        var documents = template.getCollection(collection);
        for (var step = 0; step < STEPS; step++) {
            var ids = new ArrayList<Object>();
            for (var document : documents
                    .find(Filters.lt(field, Date.from(before)))
                    .projection(Projections.include("_id"))
                    .limit(STEP)) {
                ids.add(document.get("_id"));
            }
            if (ids.isEmpty()) {
                return;
            }
            // Once more by date: what was renewed meanwhile stays.
            documents.deleteMany(Filters.and(Filters.in("_id", ids), Filters.lt(field, Date.from(before))));
        }
    }
}
