package vn.lienthong.gateway.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.lienthong.gateway.limit.ClientAddress;
import vn.lienthong.starter.http.Problems;

/**
 * Slows down guessing of passwords: per sign-in name, whether or not there is such an account, and per address. Wrong attempts
 * cost most; right ones count towards a larger allowance, since each takes its work. Each replica counts for itself, so the limit of a deployment is at most this times its replicas.
 */
@Component
public class PasswordThrottle {

    private static final int REMEMBERED = 100_000;

    private final LoadingCache<String, Bucket> accounts;
    private final LoadingCache<String, Bucket> addresses;
    private final LoadingCache<String, Bucket> signInsOfAccounts;
    private final LoadingCache<String, Bucket> signInsOfAddresses;

    @Autowired
    PasswordThrottle(GuessLimits properties) {
        this(properties, TimeMeter.SYSTEM_MILLISECONDS);
    }

    PasswordThrottle(GuessLimits properties, TimeMeter time) {
        this.accounts = buckets(properties.triesPerAccount(), properties.window(), time);
        this.addresses = buckets(properties.triesPerAddress(), properties.window(), time);
        this.signInsOfAccounts = buckets(properties.signInsPerAccount(), properties.window(), time);
        this.signInsOfAddresses = buckets(properties.signInsPerAddress(), properties.window(), time);
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

    /** Takes one try of each; when one has none left, takes none and says how long to wait. */
    public Optional<Duration> take(String account, String address) {
        var client = ClientAddress.of(address);
        var taken = new ArrayList<Bucket>();
        for (var bucket : List.of(
                signInsOfAddresses.get(client),
                addresses.get(client),
                signInsOfAccounts.get(account),
                accounts.get(account))) {
            var tried = bucket.tryConsumeAndReturnRemaining(1);
            if (!tried.isConsumed()) {
                taken.forEach(each -> each.addTokens(1));
                return Optional.of(Duration.ofNanos(tried.getNanosToWaitForRefill()));
            }
            taken.add(bucket);
        }
        return Optional.empty();
    }

    /** The attempt was right: it was no guess, and earlier slips of this account are forgotten. */
    public void right(String account, String address) {
        accounts.get(account).reset();
        addresses.get(ClientAddress.of(address)).addTokens(1);
    }

    /** The attempt was not looked at: it costs nothing. */
    public void giveBack(String account, String address) {
        var client = ClientAddress.of(address);
        List.of(
                        signInsOfAddresses.get(client),
                        addresses.get(client),
                        signInsOfAccounts.get(account),
                        accounts.get(account))
                .forEach(bucket -> bucket.addTokens(1));
    }

    public static String words(Duration wait) {
        var minutes = Math.max(1, (seconds(wait) + 59) / 60);
        return "Đã thử đăng nhập quá nhiều lần. Thử lại sau " + minutes + " phút.";
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
