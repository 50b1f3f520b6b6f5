package vn.lienthong.gateway.routing;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.http.SecurityProblems;

/** Keeps one session from taking the system for itself. Generous: no person reaches it, a runaway script does. */
class RateLimit extends OncePerRequestFilter {

    private final LoadingCache<String, Bucket> sessions;
    private final SecurityProblems problems;

    RateLimit(RoutingProperties properties, SecurityProblems problems) {
        this.problems = problems;
        this.sessions = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(session -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(properties.burst())
                                .refillGreedy(properties.perSecond(), Duration.ofSeconds(1)))
                        .build());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn caller)) {
            chain.doFilter(request, response);
            return;
        }
        var taken = sessions.get(caller.session()).tryConsumeAndReturnRemaining(1);
        if (taken.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        var wait = Duration.ofNanos(taken.getNanosToWaitForRefill())
                .plusMillis(999)
                .toSeconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait)));
        problems.write(
                response,
                Problems.detail(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "Phiên này gửi quá nhiều yêu cầu trong một lúc. Chờ vài giây rồi làm tiếp; nội dung đã lưu vẫn còn."));
    }
}
