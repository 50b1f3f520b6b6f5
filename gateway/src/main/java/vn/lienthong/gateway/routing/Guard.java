package vn.lienthong.gateway.routing;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.coyote.BadRequestException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import vn.lienthong.starter.http.Problems;

/**
 * Stands between a request and its service with the breaker of the request's lane. It looks at the answer's head only: how
 * long a body or a live stream takes does not concern it. Counted is that the service did not answer what was sent to it, or
 * that something between us and it said so in its place (502, 503, 504 that are no problem of ours). What the service says
 * itself is an answer, also that it is busy or has no database: its {@code Retry-After} goes to the one who asked, and the
 * others are not turned away for it. What is wrong with the caller's own request is not counted either, and of one
 * province's failures only so many: what they ask for may be at fault. See ADR 0008.
 */
final class Guard implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger log = LoggerFactory.getLogger(Guard.class);

    private static final Set<Integer> UNABLE = Set.of(502, 503, 504);
    private static final int PROVINCES = 10_000;

    private final Map<Lane, CircuitBreaker> breakers;
    private final Duration retryAfter;
    private final LoadingCache<String, Bucket> failuresOf;

    Guard(Map<Lane, CircuitBreaker> breakers, RoutingProperties properties) {
        this.breakers = breakers;
        this.retryAfter = properties.retryAfter();
        var limits = properties.breaker();
        this.failuresOf = Caffeine.newBuilder()
                .maximumSize(PROVINCES)
                .expireAfterAccess(limits.perTenantWindow().multipliedBy(2))
                .build(tenant -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(limits.perTenant())
                                .refillGreedy(limits.perTenant(), limits.perTenantWindow()))
                        .build());
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> service) throws Exception {
        var lane = Lane.of(request.method().name(), request.servletRequest().getServletPath());
        var breaker = Objects.requireNonNull(breakers.get(lane));
        if (!breaker.tryAcquirePermission()) {
            return unavailable(request);
        }
        var start = breaker.getCurrentTimestamp();
        try {
            var answer = service.handle(request);
            if (isFromBetween(answer)) {
                failed(
                        breaker,
                        start,
                        request,
                        new IOException("answered " + answer.statusCode().value()));
            } else {
                breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
            }
            if (answer.statusCode().value() == HttpStatus.UNAUTHORIZED.value()) {
                return tokenRefused(request);
            }
            return answer;
        } catch (Exception failure) {
            var broken = cause(failure, ServiceFailure.class);
            if (broken != null) {
                failed(breaker, start, request, broken);
                log.atWarn()
                        .addKeyValue("service", Routes.routeOf(request).service())
                        .addKeyValue("lane", lane.label())
                        .addKeyValue("why", String.valueOf(broken.getCause()))
                        .log("service did not answer");
                return unavailable(request);
            }
            breaker.releasePermission();
            if (cause(failure, ConnectionRequestTimeoutException.class) != null) {
                // All our connections are in use: that is about us.
                log.atWarn()
                        .addKeyValue("service", Routes.routeOf(request).service())
                        .log("no connection left");
                return unavailable(request);
            }
            if (isUnreadable(failure)) {
                // Its words may be the caller's.
                log.atInfo().addKeyValue("why", failure.getClass().getName()).log("request cannot be passed on");
                return answer(CallerFault.unreadable(), null);
            }
            throw failure;
        }
    }

    /** Names, values, addresses and headers that the caller sent and that cannot be read or passed on. */
    private static boolean isUnreadable(Exception failure) {
        return cause(failure, BadRequestException.class) != null
                || cause(failure, InvalidParameterException.class) != null
                || cause(failure, CharacterCodingException.class) != null
                || cause(failure, RequestRejectedException.class) != null
                || cause(failure, URISyntaxException.class) != null
                || cause(failure, IllegalArgumentException.class) != null;
    }

    private static boolean isFromBetween(ServerResponse answer) {
        var type = answer.headers().getFirst(HttpHeaders.CONTENT_TYPE);
        return UNABLE.contains(answer.statusCode().value())
                && (type == null || !type.startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE));
    }

    private void failed(CircuitBreaker breaker, long start, ServerRequest request, Exception failure) {
        if (failuresOf.get(Headers.callerOf(request).tenant().value()).tryConsume(1)) {
            breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), failure);
        } else {
            breaker.releasePermission();
        }
    }

    /** The person is signed in here; that a service does not accept our token is our trouble, not a reason to sign in. */
    private ServerResponse tokenRefused(ServerRequest request) {
        log.atError()
                .addKeyValue("service", Routes.routeOf(request).service())
                .log("service refused the gateway's token");
        ClientHttpResponse refused = MvcUtils.getAttribute(request, MvcUtils.CLIENT_RESPONSE_ATTR);
        if (refused != null) {
            refused.close();
        }
        return unavailable(request);
    }

    private ServerResponse unavailable(ServerRequest request) {
        return answer(
                Problems.detail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "service-unavailable",
                        unavailable(Routes.routeOf(request))
                                + " đang tạm ngừng. Các phần khác vẫn dùng được; nội dung đã"
                                + " lưu vẫn còn. Thử lại sau " + LimitProblems.seconds(retryAfter) + " giây."),
                retryAfter);
    }

    private static String unavailable(Route route) {
        return switch (route.service()) {
            case "plan-service" -> "Phần kế hoạch";
            case "reference-service" -> "Phần văn bản pháp lý";
            case "report-service" -> "Phần báo cáo";
            case "notification-service" -> "Phần thông báo";
            default -> throw new IllegalArgumentException("no such service: " + route.service());
        };
    }

    private static ServerResponse answer(ProblemDetail problem, @Nullable Duration retryAfter) {
        var answer = ServerResponse.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (retryAfter != null) {
            answer = answer.header(HttpHeaders.RETRY_AFTER, Long.toString(LimitProblems.seconds(retryAfter)));
        }
        return answer.body(problem);
    }

    private static <X extends Throwable> @Nullable X cause(Throwable failure, Class<X> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        return null;
    }
}
