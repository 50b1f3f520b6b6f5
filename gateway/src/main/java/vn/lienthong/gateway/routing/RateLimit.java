package vn.lienthong.gateway.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.gateway.limit.ClientAddress;

/**
 * Counts a request twice looked at: at the door by its session's cookie, before anything asks the database, and inside, where
 * it is known whose it is. A session seen within the last minute pays for its account from the door on; everybody else pays
 * for their address, and gets that back when they turn out to be signed in. So a flood costs no look at the database.
 */
final class RateLimit {

    private static final String ON_ADDRESS = RateLimit.class.getName() + ".onAddress";

    private record Account(String tenant, String id) {}

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Rates rates;
    private final RoutingProperties.Door door;
    private final LimitProblems problems;
    private final CookieSerializer cookies;
    private final Cache<String, Account> seen = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    /** Requests not answered yet, by account or address; as many entries as there are connections at most. */
    private final ConcurrentMap<Object, Integer> underWay = new ConcurrentHashMap<>();

    RateLimit(Rates rates, RoutingProperties.Door door, LimitProblems problems, CookieSerializer cookies) {
        this.rates = rates;
        this.door = door;
        this.problems = problems;
        this.cookies = cookies;
    }

    final class AtTheDoor extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var account = seenAccount(request);
            if (Route.STREAM.equals(request.getRequestURI())) {
                count(account, request, response, chain);
                return;
            }
            Object whose = account == null ? ClientAddress.of(request.getRemoteAddr()) : account;
            if (!enter(whose, account == null ? door.perAddress() : door.perAccount())) {
                var full = account == null ? Rates.Whose.ADDRESS : Rates.Whose.ACCOUNT;
                problems.tooFast(response, full.name(), full.words, A_MOMENT);
                return;
            }
            try {
                count(account, request, response, chain);
            } finally {
                underWay.computeIfPresent(whose, (key, requests) -> requests > 1 ? requests - 1 : null);
            }
        }

        private boolean enter(Object whose, int most) {
            var entered = new AtomicBoolean();
            underWay.compute(whose, (key, requests) -> {
                var already = requests == null ? 0 : requests;
                entered.set(already < most);
                return entered.get() ? Integer.valueOf(already + 1) : requests;
            });
            return entered.get();
        }

        private void count(
                @Nullable Account account, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Optional<Rates.TooFast> refused;
            if (account == null) {
                refused = rates.take(request.getRemoteAddr());
                request.setAttribute(ON_ADDRESS, true);
            } else {
                refused = rates.take(account.tenant(), account.id());
            }
            passOn(refused, request, response, chain);
        }

        private @Nullable Account seenAccount(HttpServletRequest request) {
            for (var session : cookies.readCookieValues(request)) {
                var account = seen.getIfPresent(session);
                if (account != null) {
                    return account;
                }
            }
            return null;
        }
    }

    final class Inside extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var authentication = SecurityContextHolder.getContext().getAuthentication();
            if (request.getAttribute(ON_ADDRESS) == null
                    || authentication == null
                    || !(authentication.getPrincipal() instanceof SignedIn caller)) {
                chain.doFilter(request, response);
                return;
            }
            rates.giveBack(request.getRemoteAddr());
            seen.put(caller.session(), new Account(caller.tenant().value(), caller.account()));
            passOn(rates.take(caller.tenant().value(), caller.account()), request, response, chain);
        }
    }

    private void passOn(
            Optional<Rates.TooFast> refused,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        if (refused.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var whose = refused.get().whose();
        problems.tooFast(response, whose.name(), whose.words, refused.get().pause());
    }
}
