package vn.lienthong.plans.unit;

import com.mongodb.client.result.UpdateResult;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.ReplaceOptions;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantScope;

/** The unit tree of the current tenant. */
@Component
public class Units {

    /** How long another replica's change may stay unseen here; our own are seen at once. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final MongoTemplate template;
    private final Map<TenantId, Loaded> trees = new ConcurrentHashMap<>();

    Units(MongoTemplate template) {
        this.template = template;
    }

    private record Loaded(UnitTree tree, long nanos) {
        boolean isFresh() {
            return System.nanoTime() - nanos < FRESH.toNanos();
        }
    }

    public UnitTree tree() {
        TenantId tenant = TenantScope.current();
        Loaded loaded = trees.get(tenant);
        if (loaded == null || !loaded.isFresh()) {
            // Taken before reading: what changes while we read is then read again.
            long now = System.nanoTime();
            loaded = new Loaded(new UnitTree(template.findAll(Unit.class)), now);
            trees.put(tenant, loaded);
        }
        return loaded.tree();
    }

    /**
     * Keeps the snapshot unless a newer or the same one is here already; events may come late, twice and out of order.
     *
     * @return whether it was kept
     */
    boolean keep(Unit snapshot) {
        try {
            UpdateResult result = template.replace(
                    Query.query(Criteria.where("_id")
                            .is(snapshot.id())
                            .and("version")
                            .lt(snapshot.version())),
                    snapshot,
                    ReplaceOptions.replaceOptions().upsert());
            trees.remove(TenantScope.current());
            return result.getModifiedCount() == 1 || result.getUpsertedId() != null;
        } catch (DuplicateKeyException newerIsHere) {
            return false;
        }
    }
}
