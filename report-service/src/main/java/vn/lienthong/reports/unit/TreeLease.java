package vn.lienthong.reports.unit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import net.javacrumbs.shedlock.core.ClockProvider;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.mongo.MongoLockProvider;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** For work that changes the tenant's tree, or freezes something of it, as a whole: one at a time over all replicas. */
@Component
public class TreeLease {

    private static final Duration AT_MOST = Duration.ofMinutes(5);

    private final MongoTemplate template;

    TreeLease(MongoTemplate template) {
        this.template = template;
    }

    /** Empty, without having done anything, while somebody else holds the tree. */
    public <T> Optional<T> holding(Supplier<T> work) {
        Optional<SimpleLock> lease = new MongoLockProvider(template.getCollection("locks"))
                .lock(new LockConfiguration(ClockProvider.now(), "unit-import", AT_MOST, Duration.ZERO));
        return lease.map(held -> {
            try {
                return work.get();
            } finally {
                held.unlock();
            }
        });
    }
}
