package vn.lienthong.starter.http;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A problem found where no answer can be returned: in converters, argument resolvers and streams. */
public class ProblemException extends RuntimeException {

    private final transient ProblemDetail problem;

    public ProblemException(HttpStatus status, String slug, String detail) {
        this(Problems.detail(status, slug, detail));
    }

    public ProblemException(HttpStatus status, String slug, String detail, List<Problems.FieldError> errors) {
        this(Problems.detail(status, slug, detail, errors));
    }

    private ProblemException(ProblemDetail problem) {
        super(String.valueOf(problem.getType()));
        this.problem = problem;
    }

    public ProblemDetail problem() {
        return problem;
    }
}
