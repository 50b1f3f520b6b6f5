package vn.lienthong.reports.unit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.mapping.event.AbstractMongoEventListener;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveEvent;
import org.springframework.stereotype.Component;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantScope;

/**
 * The trees of the current tenant, kept in memory.
 *
 * <p>A change made by this replica is seen at once; one made by another replica after {@link #STALE_AT_MOST} at the
 * latest. Whoever freezes something for good (a roster) takes {@link #freshOn}.
 */
@Component
public class UnitTrees extends AbstractMongoEventListener<Unit> {

    static final Duration STALE_AT_MOST = Duration.ofSeconds(10);
    private static final int DATES_AT_MOST = 64;

    private final Units units;
    private final Clock clock;
    private final Cache<TenantId, Known> known;

    @Autowired
    UnitTrees(Units units, Clock clock) {
        this(units, clock, Ticker.systemTicker());
    }

    UnitTrees(Units units, Clock clock, Ticker ticker) {
        this.units = units;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(STALE_AT_MOST)
                .ticker(ticker)
                .build();
    }

    public UnitTree today() {
        return on(LocalDate.now(clock));
    }

    public UnitTree on(LocalDate date) {
        return known.get(TenantScope.current(), _ -> new Known(units.findAll())).on(date);
    }

    /** The tree as the database has it now. */
    public UnitTree freshOn(LocalDate date) {
        return UnitTree.of(date, units.findAll());
    }

    @Override
    public void onAfterSave(AfterSaveEvent<Unit> event) {
        known.invalidate(TenantScope.current());
    }

    /** All units of a tenant at one reading, and the trees made of them so far. */
    private record Known(List<Unit> units, Map<LocalDate, UnitTree> trees) {

        Known(List<Unit> units) {
            this(units, new ConcurrentHashMap<>());
        }

        UnitTree on(LocalDate date) {
            UnitTree tree = trees.get(date);
            if (tree == null) {
                tree = UnitTree.of(date, units);
                // Any date can be asked for; a few are asked for all the time.
                if (trees.size() < DATES_AT_MOST) {
                    trees.put(date, tree);
                }
            }
            return tree;
        }
    }
}
