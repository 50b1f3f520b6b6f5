package vn.lienthong.gateway.routing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.gateway.limit.ClientAddress;
import vn.lienthong.gateway.limit.FairShare;

/**
 * Lets a request through when its body has arrived and its lane has room for its account and its province. The order
 * matters: whoever is still sending holds nothing that others wait for.
 */
class Admission extends OncePerRequestFilter {

    /** What a body takes at least of the space: so even a great many small ones are bounded. */
    private static final long LEAST = 256 * 1024;

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(30);

    private record Bulkhead(String service, Lane lane) {}

    private final RoutingProperties properties;
    private final LimitProblems problems;
    private final FairShare uploads;
    private final Map<Bulkhead, FairShare> bulkheads = new ConcurrentHashMap<>();

    Admission(RoutingProperties properties, LimitProblems problems, MeterRegistry meters) {
        this.properties = properties;
        this.problems = problems;
        this.uploads = new FairShare(
                properties.uploads().space().toBytes(),
                properties.greed(),
                properties.uploads().spacePerAccount().toBytes());
        meters.gauge("lienthong.gateway.upload.bytes", uploads, FairShare::taken);
        for (var route : Route.ALL) {
            for (var lane : Lane.values()) {
                var share = properties.share(lane);
                var bulkhead = new FairShare(share.atOnce(), properties.greed(), share.perAccount());
                bulkheads.put(new Bulkhead(route.service(), lane), bulkhead);
                meters.gauge(
                        "lienthong.gateway.under.way",
                        List.of(Tag.of("service", route.service()), Tag.of("lane", lane.label())),
                        bulkhead,
                        FairShare::taken);
            }
        }
    }

    /** On whose account something is taken: the person's, or for want of one the address's. */
    private record Payer(String group, String member) {

        static Payer of(@Nullable SignedIn caller, HttpServletRequest request) {
            if (caller != null) {
                return new Payer(caller.tenant().value(), caller.account());
            }
            var address = "address " + ClientAddress.of(request.getRemoteAddr());
            return new Payer(address, address);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var caller = authentication != null && authentication.getPrincipal() instanceof SignedIn person ? person : null;
        var payer = Payer.of(caller, request);
        if (request.getContentLengthLong() <= 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            admit(request, response, chain, payer);
            return;
        }
        switch (uploads.enter(payer.group(), payer.member(), space(request))) {
            case FairShare.Full full -> problems.full(response, "uploads", full, SOON);
            case FairShare.Permit permit -> {
                try (permit) {
                    receive(request, response, chain, payer);
                }
            }
        }
    }

    private long space(HttpServletRequest request) {
        var declared = request.getContentLengthLong();
        var expected = declared >= 0
                ? declared
                : properties.bodyLimit(request.getServletPath()).toBytes();
        return Math.max(LEAST, expected);
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Payer payer)
            throws ServletException, IOException {
        ReceivedBody body;
        try {
            body = ReceivedBody.from(request.getInputStream(), properties.uploads());
        } catch (CallerFault fault) {
            problems.fault(response, fault);
            return;
        }
        try (body) {
            admit(body.of(request), response, chain, payer);
        }
    }

    private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Payer payer)
            throws ServletException, IOException {
        var route = Route.of(request.getServletPath());
        if (route.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var lane = Lane.of(request.getMethod(), request.getServletPath());
        var bulkhead = bulkheads.get(new Bulkhead(route.get().service(), lane));
        if (bulkhead == null) {
            throw new IllegalStateException("no bulkhead for " + route.get().service());
        }
        switch (bulkhead.enter(payer.group(), payer.member(), 1)) {
            case FairShare.Full full ->
                problems.full(response, lane.label(), full, lane == Lane.STREAMS ? LATER : SOON);
            case FairShare.Permit permit -> {
                try (permit) {
                    chain.doFilter(request, response);
                }
            }
        }
    }
}
