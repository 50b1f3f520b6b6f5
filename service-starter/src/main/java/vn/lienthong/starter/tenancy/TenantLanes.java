package vn.lienthong.starter.tenancy;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * A few slots shared fairly: work waits in its tenant's lane, the lanes take turns, and no tenant has more than its part of
 * the slots. However much one tenant has waiting, another's single piece of work is next in turn.
 */
public final class TenantLanes {

    private final int slots;
    private final int slotsPerTenant;
    private final int waitingPerTenant;
    private final Executor threads;
    private final Map<TenantId, Lane> lanes = new HashMap<>();
    /** Lanes that may start something, in turn. */
    private final ArrayDeque<Lane> ready = new ArrayDeque<>();

    private int running;

    /** @param waitingPerTenant what does not fit is refused: whoever brings it knows where to find it again */
    public TenantLanes(int slots, int slotsPerTenant, int waitingPerTenant, Executor threads) {
        this.slots = slots;
        this.slotsPerTenant = slotsPerTenant;
        this.waitingPerTenant = waitingPerTenant;
        this.threads = threads;
    }

    private static final class Lane {
        private final TenantId tenant;
        private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
        private int running;
        private boolean isReady;

        private Lane(TenantId tenant) {
            this.tenant = tenant;
        }
    }

    /** @return whether it will run; {@code false} when the tenant's lane is full */
    public synchronized boolean submit(TenantId tenant, Runnable work) {
        var lane = lanes.computeIfAbsent(tenant, Lane::new);
        if (lane.waiting.size() >= waitingPerTenant) {
            return false;
        }
        lane.waiting.add(work);
        offer(lane);
        startWhatMay();
        return true;
    }

    /** Whether more of a tenant's work would be taken in. */
    public synchronized boolean hasRoom(TenantId tenant) {
        var lane = lanes.get(tenant);
        return lane == null || lane.waiting.size() < waitingPerTenant;
    }

    public synchronized boolean isIdle(TenantId tenant) {
        return !lanes.containsKey(tenant);
    }

    private void offer(Lane lane) {
        if (!lane.isReady && !lane.waiting.isEmpty() && lane.running < slotsPerTenant) {
            lane.isReady = true;
            ready.add(lane);
        }
    }

    private void startWhatMay() {
        while (running < slots && !ready.isEmpty()) {
            var lane = ready.remove();
            lane.isReady = false;
            var work = lane.waiting.remove();
            running++;
            lane.running++;
            offer(lane);
            try {
                threads.execute(() -> {
                    try {
                        work.run();
                    } finally {
                        over(lane);
                    }
                });
            } catch (RejectedExecutionException shuttingDown) {
                running--;
                lane.running--;
                lane.waiting.clear();
            }
        }
    }

    private synchronized void over(Lane lane) {
        running--;
        lane.running--;
        if (lane.running == 0 && lane.waiting.isEmpty()) {
            lanes.remove(lane.tenant);
        }
        offer(lane);
        startWhatMay();
    }
}
