package vn.lienthong.starter.http;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.conversions.Bson;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes a POST that carries an {@code Idempotency-Key} take effect once. It stands behind authentication, so that keys
 * belong to an account, and in the tenant's scope, where the answers are kept.
 */
class Idempotency extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";

    /** How long an unfinished request keeps its key when its process died; longer than any request may take. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final Duration KEPT = Duration.ofDays(1);
    /** Bodies up to here are read without asking; of larger ones only a few are held at a time. */
    private static final int SMALL_BODY = 1024 * 1024;

    private static final int LARGE_AT_ONCE = 4;
    private static final Duration LARGE_WAIT = Duration.ofSeconds(20);
    private static final int LARGEST_BODY = 21 * 1024 * 1024;
    /** A document holds 16 MB; an answer beyond this is not replayed but answered as done. */
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

    private static final List<String> REPLAYED_HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, HttpHeaders.LOCATION);

    private final MongoTemplate template;
    private final SecurityProblems problems;
    private final Semaphore large = new Semaphore(LARGE_AT_ONCE);

    Idempotency(MongoTemplate template, SecurityProblems problems) {
        this.template = template;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod()) || request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !authentication.isAuthenticated()) {
            chain.doFilter(request, response);
            return;
        }
        var key = request.getHeader(HEADER);
        if (!key.matches("[\\x21-\\x7e]{1,100}")) {
            problems.write(
                    response,
                    Problems.detail(
                            HttpStatus.BAD_REQUEST,
                            "invalid",
                            "Idempotency-Key phải gồm 1 đến 100 ký tự ASCII nhìn thấy được."));
            return;
        }
        if (request.getContentLengthLong() > LARGEST_BODY) {
            // Too large for any handler: let the handler refuse it in its own words, nothing is remembered.
            chain.doFilter(request, response);
            return;
        }
        if (request.getContentLengthLong() >= 0 && request.getContentLengthLong() <= SMALL_BODY) {
            once(authentication.getName() + "|" + key, request, response, chain);
            return;
        }
        if (!takesTurn()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            problems.write(
                    response,
                    Problems.detail(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "service-unavailable",
                            "Nhiều tệp đang được tải lên cùng lúc. Thử lại sau ít giây."));
            return;
        }
        try {
            once(authentication.getName() + "|" + key, request, response, chain);
        } finally {
            large.release();
        }
    }

    private boolean takesTurn() {
        try {
            return large.tryAcquire(LARGE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void once(String id, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        var repeatable = new RepeatableRequest(request, body);
        if (body.length > LARGEST_BODY) {
            chain.doFilter(repeatable, response);
            return;
        }
        var fingerprint = fingerprint(request, body);
        var lease = newLease();
        if (claim(id, fingerprint, lease)) {
            perform(id, lease, repeatable, response, chain);
        } else {
            answerKnown(id, fingerprint, repeatable, response, chain);
        }
    }

    /** As MongoDB stores it: its end also tells whose it is. */
    private static Instant newLease() {
        return Instant.now().plus(LEASE).truncatedTo(ChronoUnit.MILLIS);
    }

    private boolean claim(String id, String fingerprint, Instant lease) {
        var record = new IdempotencyRecord(
                id, fingerprint, 0, Map.of(), null, lease, Instant.now().plus(KEPT));
        try {
            template.insert(record);
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    private void answerKnown(
            String id, String fingerprint, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var known = template.findById(id, IdempotencyRecord.class);
        if (known == null) {
            // The first request was refused meanwhile and gave its key back.
            problems.write(response, underWay());
        } else if (!known.fingerprint().equals(fingerprint)) {
            problems.write(
                    response,
                    Problems.detail(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "idempotency-key-reused",
                            "Khóa chống trùng (Idempotency-Key) này đã dùng cho một yêu cầu khác. Dùng khóa mới."));
        } else if (!known.isUnderWay()) {
            replay(known, response);
        } else {
            var lease = newLease();
            if (known.leaseUntil().isAfter(Instant.now()) || !takeOver(known, lease)) {
                problems.write(response, underWay());
            } else {
                perform(id, lease, request, response, chain);
            }
        }
    }

    /** The process that held the key is gone; one of those who ask again may go on. */
    private boolean takeOver(IdempotencyRecord abandoned, Instant lease) {
        return template.getCollection("idempotency")
                        .updateOne(
                                Filters.and(
                                        Filters.eq("_id", abandoned.id()),
                                        Filters.eq("leaseUntil", Date.from(abandoned.leaseUntil()))),
                                Updates.set("leaseUntil", Date.from(lease)))
                        .getModifiedCount()
                == 1;
    }

    private void perform(
            String id, Instant lease, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var recorded = new ContentCachingResponseWrapper(response);
        var finished = false;
        try {
            chain.doFilter(request, recorded);
            // Refusals leave nothing behind, so the same key may be tried again with the same or a mended request.
            if (recorded.getStatus() < 400) {
                remember(id, lease, recorded);
                finished = true;
            }
        } finally {
            if (!finished) {
                template.getCollection("idempotency").deleteOne(held(id, lease));
            }
        }
        recorded.copyBodyToResponse();
    }

    /** Whoever was so slow that another took over writes nothing over the other's outcome. */
    private static Bson held(String id, Instant lease) {
        return Filters.and(Filters.eq("_id", id), Filters.eq("leaseUntil", Date.from(lease)));
    }

    private void remember(String id, Instant lease, ContentCachingResponseWrapper recorded) {
        var headers = new LinkedHashMap<String, Object>();
        for (var name : REPLAYED_HEADERS) {
            var value = HttpHeaders.CONTENT_TYPE.equals(name) ? recorded.getContentType() : recorded.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        var body = recorded.getContentAsByteArray();
        template.getCollection("idempotency")
                .updateOne(
                        held(id, lease),
                        Updates.combine(
                                Updates.set("status", recorded.getStatus()),
                                Updates.set("headers", new org.bson.Document(headers)),
                                Updates.set(
                                        "body",
                                        body.length > LARGEST_ANSWER ? null : new org.bson.types.Binary(body))));
    }

    private static void replay(IdempotencyRecord known, HttpServletResponse response) throws IOException {
        response.setStatus(known.status());
        known.headers().forEach(response::setHeader);
        response.setHeader("Idempotency-Replayed", "true");
        if (known.body() != null) {
            response.getOutputStream().write(known.body());
        }
    }

    private static org.springframework.http.ProblemDetail underWay() {
        return Problems.detail(
                HttpStatus.CONFLICT,
                "idempotency-in-progress",
                "Yêu cầu này đang được xử lý. Chờ vài giây rồi thử lại, không gửi yêu cầu mới.");
    }

    private static String fingerprint(HttpServletRequest request, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The request with its body read ahead. */
    private static final class RepeatableRequest extends HttpServletRequestWrapper {

        private final byte[] body;

        private RepeatableRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return bytes.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("the body is read blocking");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
