package vn.lienthong.starter.http;

import java.net.URI;
import java.util.List;
import java.util.Objects;
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

    /** Seconds after which another try makes sense, as {@code Retry-After} of a 503. */
    static final String PAUSE = "5";

    static final String TYPES = "urn:lienthong:problem:";
    private static final String INVALID = "Yêu cầu có chỗ chưa hợp lệ. Xem từng mục bên dưới, sửa rồi gửi lại.";

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

    static ResponseEntity<ProblemDetail> invalid(List<FieldError> errors) {
        return problem(HttpStatus.BAD_REQUEST, "invalid", INVALID, errors);
    }

    static ProblemDetail withoutDatabase() {
        return detail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                "Kho dữ liệu đang tạm ngừng. Nội dung đã lưu vẫn còn; thử lại sau ít giây.");
    }

    static ProblemDetail withoutService() {
        return detail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                "Một phần của hệ thống đang tạm ngừng. Nội dung đã lưu vẫn còn; thử lại sau ít giây.");
    }

    /** A refusal of which nothing but the status is known: by Spring, by a filter, by the server. */
    static ProblemDetail ofStatus(int status) {
        var known = HttpStatus.resolve(status);
        return switch (known == null ? HttpStatus.valueOf(status / 100 * 100) : known) {
            case UNAUTHORIZED ->
                detail(
                        HttpStatus.UNAUTHORIZED,
                        "unauthenticated",
                        "Phiên làm việc đã hết hoặc bạn chưa đăng nhập. Đăng nhập rồi thử lại.");
            case FORBIDDEN -> body(forbidden());
            case NOT_FOUND -> body(notFound());
            case METHOD_NOT_ALLOWED ->
                detail(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "Địa chỉ này không nhận cách gọi đó.");
            case NOT_ACCEPTABLE ->
                detail(
                        HttpStatus.NOT_ACCEPTABLE,
                        "not-acceptable",
                        "Không trả lời được bằng kiểu nội dung bạn yêu cầu.");
            case CONTENT_TOO_LARGE ->
                detail(HttpStatus.CONTENT_TOO_LARGE, "too-large", "Nội dung gửi lên quá lớn. Chia nhỏ rồi gửi lại.");
            case UNSUPPORTED_MEDIA_TYPE ->
                detail(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-media-type",
                        "Kiểu nội dung gửi lên không được nhận ở đây.");
            case SERVICE_UNAVAILABLE -> withoutService();
            case HttpStatus other
            when other.is5xxServerError() ->
                detail(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal",
                        "Hệ thống gặp lỗi khi xử lý yêu cầu này. Nội dung đã lưu trước đó vẫn còn. Thử lại; nếu vẫn"
                                + " lỗi, gửi mã truy vết cho người vận hành.");
            case HttpStatus other
            when other.is4xxClientError() ->
                detail(other, "invalid", "Yêu cầu không đọc được hoặc không hợp lệ. Mở lại trang rồi thử lại.");
            default -> body(notFound());
        };
    }

    private static ProblemDetail body(ResponseEntity<ProblemDetail> problem) {
        return Objects.requireNonNull(problem.getBody());
    }

    public static ResponseEntity<ProblemDetail> response(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
