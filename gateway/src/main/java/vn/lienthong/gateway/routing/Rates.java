package vn.lienthong.gateway.routing;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.lienthong.gateway.limit.ClientAddress;

/** How many requests an account, its province, and an address without a session may still send now. */
@Component
class Rates {

    private static final int REMEMBERED = 100_000;
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final LoadingCache<String, Bucket> accounts;
    private final LoadingCache<String, Bucket> tenants;
    private final LoadingCache<String, Bucket> addresses;

    @Autowired
    Rates(RoutingProperties properties) {
        this(properties.rates(), TimeMeter.SYSTEM_NANOTIME);
    }

    Rates(RoutingProperties.Rates limits, TimeMeter time) {
        this.accounts = buckets(limits.accountBurst(), limits.accountPerSecond(), time);
        this.tenants = buckets(limits.tenantBurst(), limits.tenantPerSecond(), time);
        this.addresses = buckets(limits.addressBurst(), limits.addressPerSecond(), time);
    }

    private static LoadingCache<String, Bucket> buckets(int burst, int perSecond, TimeMeter time) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(FORGOTTEN)
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** A refusal: whose rate it was and how long until it lets one through. */
    record TooFast(Whose whose, Duration pause) {}

    enum Whose {
        ACCOUNT("Tài khoản của bạn gửi quá nhiều yêu cầu trong một lúc."),
        TENANT("Tỉnh của bạn gửi quá nhiều yêu cầu trong một lúc."),
        ADDRESS("Địa chỉ mạng của bạn gửi quá nhiều yêu cầu chưa đăng nhập trong một lúc.");

        final String words;

        Whose(String words) {
            this.words = words;
        }
    }

    /** One request of an account; nothing is taken when either has nothing left. */
    Optional<TooFast> take(String tenant, String account) {
        var ofAccount = accounts.get(account);
        var refused = take(ofAccount, Whose.ACCOUNT);
        if (refused.isEmpty()) {
            refused = take(tenants.get(tenant), Whose.TENANT);
            if (refused.isPresent()) {
                ofAccount.addTokens(1);
            }
        }
        return refused;
    }

    Optional<TooFast> take(String address) {
        return take(addresses.get(ClientAddress.of(address)), Whose.ADDRESS);
    }

    /** The request turned out to be of somebody signed in. */
    void giveBack(String address) {
        addresses.get(ClientAddress.of(address)).addTokens(1);
    }

    private static Optional<TooFast> take(Bucket bucket, Whose whose) {
        var taken = bucket.tryConsumeAndReturnRemaining(1);
        return taken.isConsumed()
                ? Optional.empty()
                : Optional.of(new TooFast(whose, Duration.ofNanos(taken.getNanosToWaitForRefill())));
    }
}
