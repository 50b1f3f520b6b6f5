package vn.lienthong.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import vn.lienthong.starter.http.Problems;

/**
 * Stands between a request and its service with the service's circuit breaker. It looks at the answer's head only: how long
 * a body or a live stream takes does not concern it. No answer counts against the service, and its own word that it cannot
 * answer now (502, 503, 504). Everything else is an answer to one request: nobody may close a service for all others by
 * asking it what it fails at.
 */
final class Guard implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger log = LoggerFactory.getLogger(Guard.class);

    private static final Set<Integer> UNABLE = Set.of(502, 503, 504);

    private final CircuitBreaker breaker;
    private final Duration retryAfter;

    Guard(CircuitBreaker breaker, Duration retryAfter) {
        this.breaker = breaker;
        this.retryAfter = retryAfter;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> service) throws Exception {
        if (!breaker.tryAcquirePermission()) {
            return unavailable(request);
        }
        var start = breaker.getCurrentTimestamp();
        try {
            var answer = service.handle(request);
            if (UNABLE.contains(answer.statusCode().value())) {
                failed(start, new IOException("answered " + answer.statusCode().value()));
            } else {
                breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
            }
            if (answer.statusCode().value() == HttpStatus.UNAUTHORIZED.value()) {
                return tokenRefused(request);
            }
            return answer;
        } catch (Exception failure) {
            if (cause(failure, BodyTooLarge.class) != null) {
                breaker.releasePermission();
                return answer(BodyTooLarge.problem(), null);
            }
            if (cause(failure, BadRequestException.class) != null) {
                breaker.releasePermission();
                return answer(
                        Problems.detail(
                                HttpStatus.BAD_REQUEST,
                                "invalid",
                                "Không đọc được nội dung gửi lên: yêu cầu bị đứt hoặc sai cách gửi. Gửi lại."),
                        null);
            }
            if (cause(failure, ConnectionRequestTimeoutException.class) != null) {
                // All our connections are in use: that is about us.
                breaker.releasePermission();
                log.atWarn()
                        .addKeyValue("service", Routes.routeOf(request).service())
                        .log("no connection left");
                return unavailable(request);
            }
            if (cause(failure, ClientAbortException.class) != null || cause(failure, IOException.class) == null) {
                // The client went away, or the fault is in here: neither says anything about the service.
                breaker.releasePermission();
                throw failure;
            }
            failed(start, failure);
            log.atWarn()
                    .setCause(failure)
                    .addKeyValue("service", Routes.routeOf(request).service())
                    .log("service did not answer");
            return unavailable(request);
        }
    }

    private void failed(long start, Exception failure) {
        breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), failure);
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
                                + " lưu vẫn còn. Thử lại sau ít giây."),
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
            answer = answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
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
