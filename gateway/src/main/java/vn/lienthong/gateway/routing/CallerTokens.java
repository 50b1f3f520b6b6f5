package vn.lienthong.gateway.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.stereotype.Component;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.gateway.token.InternalTokens;
import vn.lienthong.gateway.token.TokenSubject;

/** Tokens of the people signed in: one per session and service, kept a minute less than it lives. */
@Component
class CallerTokens {

    /** For clocks that differ and for requests under way. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final InternalTokens tokens;
    private final Cache<Key, String> kept;

    CallerTokens(InternalTokens tokens) {
        this.tokens = tokens;
        this.kept = Caffeine.newBuilder()
                .maximumSize(50_000)
                .expireAfterWrite(tokens.life().minus(MARGIN))
                .build();
    }

    /** With the account's version: a token made before a role was taken is not used after. */
    private record Key(String session, String service, long accountVersion) {}

    String token(SignedIn caller, String service) {
        return kept.get(
                new Key(caller.session(), service, caller.accountVersion()),
                key -> tokens.mint(service, subject(caller)).value());
    }

    private static TokenSubject subject(SignedIn caller) {
        var unit = caller.unit();
        return new TokenSubject(
                caller.tenant(), caller.account(), unit == null ? "" : unit, caller.roles(), caller.title());
    }
}
