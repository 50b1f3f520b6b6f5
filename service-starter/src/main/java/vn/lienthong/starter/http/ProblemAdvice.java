package vn.lienthong.starter.http;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import vn.lienthong.starter.security.ServiceUnavailable;

/** Turns whatever reaches the edge of a service into a problem that its reader can act on. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> known(ProblemException exception) {
        return ResponseEntity.status(exception.problem().getStatus())
                .headers(exception.headers())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(exception.problem());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(OptimisticLockingFailureException exception) {
        return Problems.staleVersion();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(AccessDeniedException exception) {
        return Problems.forbidden();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(ServiceUnavailable exception) {
        log.atWarn().addKeyValue("service", exception.service()).log("service unavailable");
        return pause("Một phần của hệ thống đang tạm ngừng. Nội dung đã lưu vẫn còn; thử lại sau ít giây.");
    }

    /** The one thing that every request needs is away: said as such, so that whoever stands before us lets us rest. */
    @ExceptionHandler({DataAccessResourceFailureException.class, MongoTimeoutException.class, MongoSocketException.class
    })
    ResponseEntity<ProblemDetail> withoutDatabase(Exception exception) {
        log.atError().setCause(exception).log("database unavailable");
        return pause("Kho dữ liệu đang tạm ngừng. Nội dung đã lưu vẫn còn; thử lại sau ít giây.");
    }

    private static ResponseEntity<ProblemDetail> pause(String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.detail(HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable", detail));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> violated(ConstraintViolationException exception) {
        var errors = exception.getConstraintViolations().stream()
                .map(violation ->
                        new Problems.FieldError(String.valueOf(violation.getPropertyPath()), violation.getMessage()))
                .toList();
        return Problems.problem(HttpStatus.BAD_REQUEST, "invalid", INVALID, errors);
    }

    /** What nobody expected: its words stay in the log, the reader gets the trace to quote. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(Exception exception) {
        log.atError().setCause(exception).log("request failed");
        return Problems.problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                "Hệ thống gặp lỗi khi xử lý yêu cầu này. Nội dung đã lưu trước đó vẫn còn. Thử lại; nếu vẫn lỗi, gửi mã"
                        + " truy vết cho người vận hành.");
    }

    private static final String INVALID = "Yêu cầu có chỗ chưa hợp lệ. Xem từng mục bên dưới, sửa rồi gửi lại.";

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = exception.getBindingResult().getFieldErrors().stream()
                .map(error ->
                        new Problems.FieldError(pointer(error.getField()), String.valueOf(error.getDefaultMessage())))
                .toList();
        return object(Problems.problem(HttpStatus.BAD_REQUEST, "invalid", INVALID, errors));
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        List<Problems.FieldError> errors = new ArrayList<>();
        for (var result : exception.getParameterValidationResults()) {
            if (result instanceof ParameterErrors body) {
                body.getFieldErrors()
                        .forEach(error -> errors.add(new Problems.FieldError(
                                pointer(error.getField()), String.valueOf(error.getDefaultMessage()))));
            } else {
                result.getResolvableErrors()
                        .forEach(error -> errors.add(new Problems.FieldError(
                                String.valueOf(result.getMethodParameter().getParameterName()),
                                String.valueOf(error.getDefaultMessage()))));
            }
        }
        return object(Problems.problem(HttpStatus.BAD_REQUEST, "invalid", INVALID, errors));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = exception.getCause() instanceof JacksonException json
                        && !json.getPath().isEmpty()
                ? List.of(new Problems.FieldError(
                        pointer(json),
                        json instanceof UnrecognizedPropertyException
                                ? "Trường này không có trong mẫu."
                                : "Giá trị không đúng kiểu của trường này."))
                : List.<Problems.FieldError>of();
        return object(Problems.problem(
                HttpStatus.BAD_REQUEST,
                "invalid",
                "Không đọc được nội dung gửi lên: sai kiểu dữ liệu hoặc sai cú pháp. Sửa rồi gửi lại.",
                errors));
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = exception instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(exception.getPropertyName());
        return object(Problems.problem(
                HttpStatus.BAD_REQUEST,
                "invalid",
                INVALID,
                List.of(new Problems.FieldError(name, "Giá trị không đúng kiểu hoặc không có trong danh sách."))));
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return object(Problems.problem(
                HttpStatus.BAD_REQUEST,
                "invalid",
                INVALID,
                List.of(new Problems.FieldError(exception.getParameterName(), "Thiếu giá trị này."))));
    }

    /** The remaining ones of Spring: keep the status, say it in our words. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var known = HttpStatus.resolve(status.value());
        if (known == null || known.is5xxServerError()) {
            return object(unknown(exception));
        }
        var problem = switch (known) {
            case NOT_FOUND -> Problems.notFound();
            case METHOD_NOT_ALLOWED ->
                Problems.problem(known, "method-not-allowed", "Địa chỉ này không nhận cách gọi đó.");
            case UNSUPPORTED_MEDIA_TYPE ->
                Problems.problem(known, "unsupported-media-type", "Kiểu nội dung gửi lên không được nhận ở đây.");
            case NOT_ACCEPTABLE ->
                Problems.problem(known, "not-acceptable", "Không trả lời được bằng kiểu nội dung bạn yêu cầu.");
            case CONTENT_TOO_LARGE ->
                Problems.problem(known, "too-large", "Nội dung gửi lên quá lớn. Chia nhỏ rồi gửi lại.");
            default -> Problems.problem(known, "invalid", INVALID);
        };
        return ResponseEntity.status(problem.getStatusCode())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.getBody());
    }

    /** {@code cells[2].value} as {@code /cells/2/value}. */
    private static String pointer(String path) {
        return "/" + path.replace("[", "/").replace("]", "").replace('.', '/');
    }

    private static String pointer(JacksonException exception) {
        var pointer = new StringBuilder();
        for (var step : exception.getPath()) {
            pointer.append('/').append(step.getPropertyName() != null ? step.getPropertyName() : step.getIndex());
        }
        return pointer.toString();
    }

    private static ResponseEntity<Object> object(ResponseEntity<ProblemDetail> problem) {
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .body(problem.getBody());
    }
}
