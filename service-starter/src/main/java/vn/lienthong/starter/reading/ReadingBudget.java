package vn.lienthong.starter.reading;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import vn.lienthong.starter.http.ProblemException;
import vn.lienthong.starter.tenancy.TenantScope;

/**
 * How much this process reads at the same time, weighed in bytes of memory. A tenant holds half of it at most; who waits
 * is served in turn by tenant, and in order of arrival within one. Permits are for files that have already arrived: no
 * client's slowness holds one.
 */
public final class ReadingBudget {

    private static final Duration RETRY = Duration.ofSeconds(10);

    private final long capacity;
    private final long most;
    private final ReadingProperties limits;
    private final ReentrantLock lock = new ReentrantLock();
    /** Tenants with somebody waiting; the first one's turn is next. */
    private final Map<String, ArrayDeque<Waiter>> queues = new LinkedHashMap<>();

    private final Map<String, Long> heldBy = new HashMap<>();
    private long inUse;
    private int waiting;

    private final Counter full;
    private final Counter late;
    private final Timer duration;
    private final Timer waited;

    public ReadingBudget(ReadingProperties limits, MeterRegistry meters) {
        this.limits = limits;
        this.capacity = limits.capacity().toBytes();
        this.most = capacity / 2;
        Gauge.builder("lienthong.reading.permits", this, budget -> budget.reading(() -> budget.inUse))
                .baseUnit("bytes")
                .description("Memory granted to readings under way")
                .register(meters);
        Gauge.builder("lienthong.reading.waiting", this, budget -> budget.reading(() -> budget.waiting))
                .description("Files that wait for their turn to be read")
                .register(meters);
        this.full = refused(meters, "full");
        this.late = refused(meters, "late");
        this.duration = Timer.builder("lienthong.reading.duration")
                .description("From the permit to its return")
                .register(meters);
        this.waited = Timer.builder("lienthong.reading.wait")
                .description("From the file's arrival to the permit")
                .register(meters);
    }

    private static Counter refused(MeterRegistry meters, String reason) {
        return Counter.builder("lienthong.reading.refused")
                .description("Files not read because too many were")
                .tag("reason", reason)
                .register(meters);
    }

    /**
     * Waits for room for the current tenant.
     *
     * @param weight bytes of memory that the reading may take; more than half of all counts as half
     * @throws ProblemException 503 {@code busy} when too many wait or the wait takes too long
     */
    public Permit take(long weight) {
        var tenant = TenantScope.find().map(Object::toString).orElse("");
        var waiter = new Waiter(tenant, Math.clamp(weight, 1, most), lock.newCondition());
        long arrived = System.nanoTime();
        lock.lock();
        try {
            enqueue(waiter);
            grant();
            await(waiter);
        } finally {
            lock.unlock();
        }
        waited.record(System.nanoTime() - arrived, TimeUnit.NANOSECONDS);
        return new Permit(waiter);
    }

    private void enqueue(Waiter waiter) {
        var queue = queues.get(waiter.tenant);
        boolean free = waiting == 0 && fits(waiter);
        if (!free && (waiting >= limits.waiting() || queue != null && queue.size() >= limits.waitingOfTenant())) {
            full.increment();
            throw busy();
        }
        if (queue == null) {
            queue = new ArrayDeque<>();
            queues.put(waiter.tenant, queue);
        }
        queue.add(waiter);
        waiting++;
    }

    private void await(Waiter waiter) {
        long left = limits.patience().toNanos();
        try {
            while (!waiter.granted) {
                if (left <= 0) {
                    late.increment();
                    throw busy();
                }
                left = waiter.turn.awaitNanos(left);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            if (!waiter.granted) {
                throw busy();
            }
        } finally {
            if (!waiter.granted) {
                leave(waiter);
            }
        }
    }

    private void leave(Waiter waiter) {
        var queue = queues.get(waiter.tenant);
        if (queue != null && queue.remove(waiter)) {
            waiting--;
            if (queue.isEmpty()) {
                queues.remove(waiter.tenant);
            }
            grant();
        }
    }

    /**
     * In turn by tenant. Who has its share already is passed over; who only lacks room is waited for, or else small files
     * would keep a large one out for ever.
     */
    private void grant() {
        for (boolean granted = true; granted; ) {
            granted = false;
            for (Iterator<Map.Entry<String, ArrayDeque<Waiter>>> turns =
                            queues.entrySet().iterator();
                    turns.hasNext(); ) {
                var turn = turns.next();
                var next = turn.getValue().getFirst();
                if (heldBy.getOrDefault(next.tenant, 0L) + next.weight > most) {
                    continue;
                }
                if (inUse + next.weight <= capacity) {
                    turns.remove();
                    admit(next, turn.getValue());
                    granted = true;
                }
                break;
            }
        }
    }

    private void admit(Waiter waiter, ArrayDeque<Waiter> queue) {
        queue.removeFirst();
        waiting--;
        if (!queue.isEmpty()) {
            queues.put(waiter.tenant, queue); // last in line again
        }
        inUse += waiter.weight;
        heldBy.merge(waiter.tenant, waiter.weight, Long::sum);
        waiter.granted = true;
        waiter.turn.signal();
    }

    private boolean fits(Waiter waiter) {
        return inUse + waiter.weight <= capacity && heldBy.getOrDefault(waiter.tenant, 0L) + waiter.weight <= most;
    }

    private double reading(java.util.function.LongSupplier value) {
        lock.lock();
        try {
            return value.getAsLong();
        } finally {
            lock.unlock();
        }
    }

    static ProblemException busy() {
        return ProblemException.busy(
                RETRY, "Nhiều tệp đang được đọc cùng lúc. Thử lại sau %d giây; chưa có gì được lưu.");
    }

    private static final class Waiter {

        private final String tenant;
        private final long weight;
        private final Condition turn;
        private boolean granted;

        private Waiter(String tenant, long weight, Condition turn) {
            this.tenant = tenant;
            this.weight = weight;
            this.turn = turn;
        }
    }

    /** Room for one file; to be closed as soon as nothing of the file is held any more. */
    public final class Permit implements AutoCloseable {

        private final Waiter holder;
        private final long since = System.nanoTime();
        private boolean returned;

        private Permit(Waiter holder) {
            this.holder = holder;
        }

        /** Bytes. */
        public long weight() {
            return holder.weight;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (returned) {
                    return;
                }
                returned = true;
                inUse -= holder.weight;
                heldBy.computeIfPresent(
                        holder.tenant, (key, held) -> held > holder.weight ? held - holder.weight : null);
                grant();
            } finally {
                lock.unlock();
            }
            duration.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
        }
    }
}
