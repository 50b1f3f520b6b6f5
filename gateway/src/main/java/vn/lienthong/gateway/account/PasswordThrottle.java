package vn.lienthong.gateway.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.lienthong.starter.http.Problems;

/**
 * Slows down guessing of passwords: per sign-in name, whether or not there is such an account, and per address. Only wrong attempts
 * cost. Each replica counts for itself, so the limit of a deployment is at most this times its replicas.
 */
@Component
public class PasswordThrottle {

    private static final int REMEMBERED = 100_000;

    private final LoadingCache<String, Bucket> accounts;
    private final LoadingCache<String, Bucket> addresses;

    @Autowired
    PasswordThrottle(GuessLimits properties) {
        this(properties, TimeMeter.SYSTEM_MILLISECONDS);
    }

    PasswordThrottle(GuessLimits properties, TimeMeter time) {
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
    public Optional<Duration> take(String account, String address) {
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
    public void giveBack(String account, String address) {
        accounts.get(account).reset();
        addresses.get(address).addTokens(1);
    }

    public static String words(Duration wait) {
        var minutes = Math.max(1, (seconds(wait) + 59) / 60);
        return "Đã nhập sai nhiều lần. Thử lại sau " + minutes + " phút.";
    }

    /** For {@code Retry-After}. */
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    public static ResponseEntity<ProblemDetail> problem(Duration wait) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait)))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.detail(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", words(wait)));
    }
}
