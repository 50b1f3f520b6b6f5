package vn.lienthong.starter.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.util.DisconnectedClientHelper;
import vn.lienthong.starter.security.ServiceUnavailable;
import vn.lienthong.starter.tenancy.DatabaseTrouble;

/**
 * Outermost: refuses addresses that nobody behind could read, and turns whatever escapes from the filters behind it into a
 * problem. Directly inside the observation, so that the problem carries the trace.
 */
class ProblemFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(ProblemFilter.class);

    private final SecurityProblems problems;

    ProblemFilter(SecurityProblems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        var fault = Address.fault(request.getRequestURI(), request.getQueryString());
        if (fault != null) {
            problems.write(response, Problems.detail(HttpStatus.BAD_REQUEST, "invalid", fault));
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (Exception escaped) {
            if (DisconnectedClientHelper.isClientDisconnectedException(escaped)) {
                return;
            }
            ServerHttpObservationFilter.findObservationContext(request).ifPresent(context -> context.setError(escaped));
            answer(escaped, response);
        }
    }

    private void answer(Exception escaped, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            log.atError().setCause(escaped).log("request failed while it was answered");
            return;
        }
        var problem = problem(escaped);
        response.reset();
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Problems.PAUSE);
        }
        problems.write(response, problem);
    }

    private static ProblemDetail problem(Exception escaped) {
        if (DatabaseTrouble.in(escaped)) {
            log.atError().setCause(escaped).log("database unavailable");
            return Problems.withoutDatabase();
        }
        return switch (escaped) {
            case ProblemException known -> known.problem();
            case ServiceUnavailable away -> {
                log.atWarn().addKeyValue("service", away.service()).log("service unavailable");
                yield Problems.withoutService();
            }
            // A form that nobody can read; found by whoever asks for its first value.
            case InvalidParameterException unreadable -> Problems.ofStatus(unreadable.getErrorCode());
            default -> {
                log.atError().setCause(escaped).log("request failed");
                yield Problems.ofStatus(HttpStatus.INTERNAL_SERVER_ERROR.value());
            }
        };
    }

    /** An asynchronous answer can fail as well. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
