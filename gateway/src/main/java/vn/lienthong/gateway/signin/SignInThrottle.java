package vn.lienthong.gateway.signin;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: per sign-in name, whether or not there is such an account, and per address. Only wrong attempts
 * cost. Each replica counts for itself, so the limit of a deployment is at most this times its replicas.
 */
@Component
class SignInThrottle {

    private static final int REMEMBERED = 100_000;

    private final LoadingCache<String, Bucket> accounts;
    private final LoadingCache<String, Bucket> addresses;

    @Autowired
    SignInThrottle(SignInProperties properties) {
        this(properties, TimeMeter.SYSTEM_MILLISECONDS);
    }

    SignInThrottle(SignInProperties properties, TimeMeter time) {
        this.accounts = buckets(properties.triesPerAccount(), properties.window(), time);
        this.addresses = buckets(properties.triesPerAddress(), properties.window(), time);
    }

    private static LoadingCache<String, Bucket> buckets(int tries, Duration window, TimeMeter time) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(window)
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, window))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** Takes one try of both; when either has none left, says how long to wait. */
    Optional<Duration> take(String account, String address) {
        var ofAddress = addresses.get(address).tryConsumeAndReturnRemaining(1);
        if (!ofAddress.isConsumed()) {
            return Optional.of(Duration.ofNanos(ofAddress.getNanosToWaitForRefill()));
        }
        var ofAccount = accounts.get(account).tryConsumeAndReturnRemaining(1);
        return ofAccount.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(ofAccount.getNanosToWaitForRefill()));
    }

    /** The attempt was right: it costs nothing, and earlier slips of this account are forgotten. */
    void giveBack(String account, String address) {
        accounts.get(account).reset();
        addresses.get(address).addTokens(1);
    }
}
