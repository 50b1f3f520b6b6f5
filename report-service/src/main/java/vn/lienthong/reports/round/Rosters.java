package vn.lienthong.reports.round;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantScope;

/**
 * Rosters of the current tenant, kept in memory: a roster never changes once it is frozen, and every change of a report
 * and every dashboard asks for it.
 */
@Component
public class Rosters {

    /** A roster of 600 units takes about 200 kB. */
    private static final int KEPT_AT_MOST = 200;

    private final Rounds rounds;
    private final Cache<Key, Frozen> known =
            Caffeine.newBuilder().maximumSize(KEPT_AT_MOST).build();

    Rosters(Rounds rounds) {
        this.rounds = rounds;
    }

    public Optional<Frozen> find(String round) {
        Key key = new Key(TenantScope.current(), round);
        @Nullable Frozen frozen = known.getIfPresent(key);
        if (frozen != null) {
            return Optional.of(frozen);
        }
        Optional<Frozen> read = rounds.findById(round).map(Frozen::of);
        read.ifPresent(found -> known.put(key, found));
        return read;
    }

    /** @throws NoSuchElementException when there is no such round */
    public Frozen of(String round) {
        return find(round).orElseThrow(() -> new NoSuchElementException("No round " + round));
    }

    /** What of a round never changes. */
    public record Frozen(Ref round, String form, Roster roster) {

        static Frozen of(Round round) {
            return new Frozen(round.ref(), round.form(), round.roster());
        }
    }

    private record Key(TenantId tenant, String round) {}
}
