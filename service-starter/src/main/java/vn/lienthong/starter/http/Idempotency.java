package vn.lienthong.starter.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.RequestPath;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Makes an {@link Idempotent} POST take effect once. It stands behind authentication, so that keys belong to an account,
 * and in the tenant's scope, where they are remembered. The answer to a repeated request is given by the handler again,
 * from what it made.
 */
class Idempotency extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    /** No handler takes more. */
    private static final long LARGEST_BODY = 21L * 1024 * 1024;

    private final RememberedKeys keys;
    private final Supplier<RequestMappingHandlerMapping> mapping;
    private final Supplier<HandlerExceptionResolver> problems;
    private volatile @Nullable List<PathPattern> addresses;

    /**
     * @param mapping knows the handlers; asked at the first request, since filters are made before handlers
     * @param problems words what goes wrong before a handler is reached
     */
    Idempotency(
            RememberedKeys keys,
            Supplier<RequestMappingHandlerMapping> mapping,
            Supplier<HandlerExceptionResolver> problems) {
        this.keys = keys;
        this.mapping = mapping;
        this.problems = problems;
    }

    /** Without a key the handler refuses; where nothing is remembered a key means nothing. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod()) || request.getHeader(HEADER) == null || !leadsToIdempotent(request);
    }

    private boolean leadsToIdempotent(HttpServletRequest request) {
        var path = RequestPath.parse(request.getRequestURI(), request.getContextPath())
                .pathWithinApplication();
        return addresses().stream().anyMatch(address -> address.matches(path));
    }

    private List<PathPattern> addresses() {
        var known = addresses;
        if (known == null) {
            known = mapping.get().getHandlerMethods().entrySet().stream()
                    .filter(handler -> handler.getValue().hasMethodAnnotation(Idempotent.class))
                    .flatMap(handler -> {
                        var paths = handler.getKey().getPathPatternsCondition();
                        return paths == null ? Stream.<PathPattern>of() : paths.getPatterns().stream();
                    })
                    .toList();
            addresses = known;
        }
        return known;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            chain.doFilter(request, response);
            return;
        }
        ReceivedBody received;
        try {
            requireWellFormed(request.getHeader(HEADER));
            received = ReceivedBody.receive(request.getInputStream(), LARGEST_BODY);
        } catch (ProblemException refused) {
            refuse(request, response, refused);
            return;
        }
        try (var body = received) {
            RememberedKeys.Claim claim;
            try {
                claim = keys.claim(authentication.getName(), request.getHeader(HEADER), new Fingerprint(request, body));
            } catch (RuntimeException trouble) {
                refuse(request, response, trouble);
                return;
            }
            switch (claim) {
                case RememberedKeys.Claim.Ours ours ->
                    perform(ours, new ReceivedRequest(request, body), response, chain);
                case RememberedKeys.Claim.Answered(var record)
                when record.headers() != null -> replay(record, record.headers(), response);
                case RememberedKeys.Claim.Answered(var record) -> {
                    response.setHeader(REPLAYED, "true");
                    request.setAttribute(IdempotencyKey.ATTRIBUTE, record.key());
                    chain.doFilter(new ReceivedRequest(request, body), response);
                }
                case RememberedKeys.Claim.UnderWay() -> refuse(request, response, underWay());
                case RememberedKeys.Claim.OfAnotherRequest() -> refuse(request, response, ofAnotherRequest());
                case RememberedKeys.Claim.Exhausted(var pause) -> refuse(request, response, exhausted(pause));
            }
        }
    }

    private void perform(
            RememberedKeys.Claim.Ours claim,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(IdempotencyKey.ATTRIBUTE, claim.key());
        // Held back until the end is written down: who reads the answer and asks again must not be told to wait.
        var answer = new ContentCachingResponseWrapper(response);
        var status = HttpStatus.INTERNAL_SERVER_ERROR.value();
        try {
            chain.doFilter(request, answer);
            status = answer.getStatus();
        } finally {
            keys.ended(claim, status);
        }
        answer.copyBodyToResponse();
    }

    /** An answer that release 0.1.0 kept. */
    private static void replay(IdempotencyRecord record, Map<String, String> headers, HttpServletResponse response)
            throws IOException {
        response.setStatus(record.status());
        headers.forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        if (record.body() != null) {
            response.getOutputStream().write(record.body());
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, RuntimeException why) {
        if (problems.get().resolveException(request, response, null, why) == null) {
            throw why;
        }
    }

    private static void requireWellFormed(String key) {
        if (!key.matches("[\\x21-\\x7e]{1,100}")) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid",
                    "Idempotency-Key phải gồm 1 đến 100 ký tự ASCII nhìn thấy được.");
        }
    }

    private static ProblemException underWay() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "idempotency-in-progress",
                "Yêu cầu này đang được xử lý. Chờ vài giây rồi thử lại, không gửi yêu cầu mới.");
    }

    private static ProblemException ofAnotherRequest() {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency-key-reused",
                "Khóa chống trùng (Idempotency-Key) này đã dùng cho một yêu cầu khác. Dùng khóa mới.");
    }

    private static ProblemException exhausted(Duration pause) {
        return ProblemException.tooMany(
                pause,
                "Tài khoản này đã tạo quá nhiều mục trong hôm nay. Từ ngày mai tạo tiếp được; việc khác vẫn làm được.");
    }
}
