package vn.lienthong.gateway.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Divides what there is of something between groups, such as provinces, and their members, such as accounts. A group may
 * hold at most {@code greed} times what is still free (the dynamic threshold that switches share their buffers by: Choudhury
 * and Hahne, 1998). With 1.5, one group alone gets 60 %, the next one 60 % of what that left; and as requests end, those who
 * hold more than the others get nothing new until all have the same. Nothing waits here and nothing is remembered of those
 * who hold nothing, so there is nothing to expire. See ADR 0008.
 */
public final class FairShare {

    private final long capacity;
    private final double greed;
    private final long perMember;
    private final Map<String, Long> groups = new HashMap<>();
    private final Map<String, Long> members = new HashMap<>();
    private long taken;

    /**
     * @param capacity how much there is, in whatever unit the callers count
     * @param greed how many times what is left a group may hold; above 0
     * @param perMember the most that one member may hold
     */
    public FairShare(long capacity, double greed, long perMember) {
        if (capacity < 1 || greed <= 0 || perMember < 1) {
            throw new IllegalArgumentException("a share of nothing: " + capacity + ", " + greed + ", " + perMember);
        }
        this.capacity = capacity;
        this.greed = greed;
        this.perMember = perMember;
    }

    public sealed interface Answer {}

    /** Holds its part until it is closed; closing twice gives back once. */
    public final class Permit implements Answer, AutoCloseable {

        private final String group;
        private final String member;
        private final long amount;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Permit(String group, String member, long amount) {
            this.group = group;
            this.member = member;
            this.amount = amount;
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                leave(group, member, amount);
            }
        }
    }

    /** Whose part is used up. */
    public enum Full implements Answer {
        MEMBER,
        GROUP,
        ALL
    }

    public synchronized Answer enter(String group, String member, long amount) {
        var free = capacity - taken - amount;
        if (free < 0) {
            return Full.ALL;
        }
        var ofMember = members.getOrDefault(member, 0L) + amount;
        if (ofMember > perMember) {
            return Full.MEMBER;
        }
        var ofGroup = groups.getOrDefault(group, 0L) + amount;
        // Whoever holds nothing yet may have one thing, as long as there is one.
        if (ofGroup > amount && ofGroup > greed * free) {
            return Full.GROUP;
        }
        members.put(member, ofMember);
        groups.put(group, ofGroup);
        taken += amount;
        return new Permit(group, member, amount);
    }

    private synchronized void leave(String group, String member, long amount) {
        lower(members, member, amount);
        lower(groups, group, amount);
        taken -= amount;
    }

    private static void lower(Map<String, Long> held, String name, long amount) {
        held.computeIfPresent(name, (key, before) -> before == amount ? null : before - amount);
    }

    public synchronized long taken() {
        return taken;
    }
}
