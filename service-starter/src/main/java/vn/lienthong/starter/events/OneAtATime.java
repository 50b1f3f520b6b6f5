package vn.lienthong.starter.events;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Sees to it that something is worked on by one thread at a time and looked at once more when it was brought up meanwhile.
 * Every step is one atomic change of one entry: nothing brought up between two steps is lost.
 *
 * @param <K> what is worked on
 * @param <W> why; the reasons of what came together are put together
 */
final class OneAtATime<K, W> {

    private record Claim<W>(boolean running, boolean again, Set<W> why) {}

    private final ConcurrentMap<K, Claim<W>> claims = new ConcurrentHashMap<>();

    /** @return whether the caller has to see that it is worked on; else somebody will who has not begun yet */
    boolean bringUp(K key, Set<W> why) {
        var claim = claims.compute(key, (_, known) -> {
            if (known == null) {
                return new Claim<>(false, false, why);
            }
            var all = new HashSet<>(known.why());
            all.addAll(why);
            return new Claim<>(known.running(), known.running(), all);
        });
        // Identity: a claim that was put together with another is a new one with other reasons or flags.
        return claim.why() == why && !claim.running();
    }

    /** Begins; what is brought up from here on is looked at once more. */
    Set<W> begin(K key) {
        var why = new HashSet<W>();
        claims.compute(key, (_, known) -> {
            if (known != null) {
                why.addAll(known.why());
            }
            return new Claim<>(true, false, Set.of());
        });
        return why;
    }

    /** @return whether it has to be worked on once more: it is then as if it had been brought up by the caller */
    boolean end(K key) {
        var left = claims.computeIfPresent(
                key, (_, known) -> known.again() ? new Claim<>(false, false, known.why()) : null);
        return left != null;
    }

    /** What was brought up will not be worked on. */
    void drop(K key) {
        claims.remove(key);
    }
}
