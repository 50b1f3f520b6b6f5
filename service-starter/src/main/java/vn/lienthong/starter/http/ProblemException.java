package vn.lienthong.starter.http;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A problem found where no answer can be returned: in converters, argument resolvers and streams. */
public class ProblemException extends RuntimeException {

    private final transient ProblemDetail problem;
    private final @Nullable Duration retryAfter;

    public ProblemException(HttpStatus status, String slug, String detail) {
        this(Problems.detail(status, slug, detail), null);
    }

    public ProblemException(HttpStatus status, String slug, String detail, List<Problems.FieldError> errors) {
        this(Problems.detail(status, slug, detail, errors), null);
    }

    private ProblemException(ProblemDetail problem, @Nullable Duration retryAfter) {
        super(String.valueOf(problem.getType()));
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /**
     * As much is under way as the process can bear; nothing was stored.
     *
     * @param detail with %d for the seconds
     */
    public static ProblemException busy(Duration retryAfter, String detail) {
        return new ProblemException(
                Problems.detail(HttpStatus.SERVICE_UNAVAILABLE, "busy", detail.formatted(retryAfter.toSeconds())),
                retryAfter);
    }

    public ProblemDetail problem() {
        return problem;
    }

    /** {@code Retry-After}, where waiting helps. */
    public HttpHeaders headers() {
        var headers = new HttpHeaders();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()));
        }
        return headers;
    }
}
