package vn.lienthong.starter.http;

import java.net.URI;
import java.util.List;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * Problem details (RFC 9457). {@code type} is stable and for programs; {@code detail} is Vietnamese, says what happened and
 * what to do, and never carries an exception's own words.
 */
public final class Problems {

    private static final String TYPES = "urn:lienthong:problem:";

    private Problems() {}

    /**
     * One thing that is wrong with the input.
     *
     * @param pointer JSON pointer (RFC 6901) into the request, or the name of a parameter
     */
    public record FieldError(String pointer, String detail) {}

    /** @param slug last part of the type, e.g. {@code stale-version} */
    public static ProblemDetail detail(HttpStatus status, String slug, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPES + slug));
        problem.setTitle(status.getReasonPhrase());
        var trace = MDC.get("traceId");
        if (trace != null) {
            problem.setProperty("traceId", trace);
        }
        return problem;
    }

    public static ProblemDetail detail(HttpStatus status, String slug, String detail, List<FieldError> errors) {
        var problem = detail(status, slug, detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    public static ResponseEntity<ProblemDetail> problem(HttpStatus status, String slug, String detail) {
        return response(detail(status, slug, detail));
    }

    public static ResponseEntity<ProblemDetail> problem(
            HttpStatus status, String slug, String detail, List<FieldError> errors) {
        return response(detail(status, slug, detail, errors));
    }

    /** The answer for what does not exist and for what the caller may not know to exist. */
    public static ResponseEntity<ProblemDetail> notFound() {
        return problem(
                HttpStatus.NOT_FOUND,
                "not-found",
                "Không tìm thấy nội dung này, hoặc đơn vị của bạn không được xem. Kiểm tra lại đường dẫn.");
    }

    public static ResponseEntity<ProblemDetail> forbidden() {
        return problem(
                HttpStatus.FORBIDDEN,
                "forbidden",
                "Tài khoản của bạn không có quyền làm việc này. Nhờ quản trị của tỉnh cấp quyền nếu cần.");
    }

    public static ResponseEntity<ProblemDetail> staleVersion() {
        return problem(
                HttpStatus.PRECONDITION_FAILED,
                "stale-version",
                "Nội dung đã được người khác sửa sau khi bạn mở. Tải lại bản mới, rồi nhập lại phần của bạn.");
    }

    public static ResponseEntity<ProblemDetail> response(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
