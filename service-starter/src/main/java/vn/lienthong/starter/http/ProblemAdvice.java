package vn.lienthong.starter.http;

import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
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
import vn.lienthong.starter.security.ServiceUnavailable;
import vn.lienthong.starter.tenancy.DatabaseTrouble;

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
        return pause(Problems.withoutService());
    }

    private static ResponseEntity<ProblemDetail> pause(ProblemDetail problem) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, Problems.PAUSE)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> violated(ConstraintViolationException exception) {
        var errors = exception.getConstraintViolations().stream()
                .map(violation ->
                        new Problems.FieldError(String.valueOf(violation.getPropertyPath()), violation.getMessage()))
                .toList();
        return Problems.invalid(errors);
    }

    /** What nobody expected: its words stay in the log, the reader gets the trace to quote. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(Exception exception) {
        if (DatabaseTrouble.in(exception)) {
            // The one thing that every request needs is away: whoever stands before us lets us rest.
            log.atError().setCause(exception).log("database unavailable");
            return pause(Problems.withoutDatabase());
        }
        log.atError().setCause(exception).log("request failed");
        return Problems.response(Problems.ofStatus(HttpStatus.INTERNAL_SERVER_ERROR.value()));
    }

    /** A form that nobody can read; found by whoever asks for its first value. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(InvalidParameterException exception) {
        return Problems.response(Problems.ofStatus(exception.getErrorCode()));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = exception.getBindingResult().getFieldErrors().stream()
                .map(error ->
                        new Problems.FieldError(pointer(error.getField()), String.valueOf(error.getDefaultMessage())))
                .toList();
        return object(Problems.invalid(errors));
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
        return object(Problems.invalid(errors));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return object(Problems.problem(
                HttpStatus.BAD_REQUEST,
                "invalid",
                "Không đọc được nội dung gửi lên: sai kiểu dữ liệu hoặc sai cú pháp. Sửa rồi gửi lại.",
                JsonFaults.of(exception)));
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = exception instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(exception.getPropertyName());
        return object(Problems.invalid(
                List.of(new Problems.FieldError(name, "Giá trị không đúng kiểu hoặc không có trong danh sách."))));
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return object(
                Problems.invalid(List.of(new Problems.FieldError(exception.getParameterName(), "Thiếu giá trị này."))));
    }

    /** The remaining ones of Spring: keep the status, say it in our words. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (status.is5xxServerError()) {
            return object(unknown(exception));
        }
        var problem = Problems.ofStatus(status.value());
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** {@code cells[2].value} as {@code /cells/2/value}. */
    private static String pointer(String path) {
        return "/" + path.replace("[", "/").replace("]", "").replace('.', '/');
    }

    private static ResponseEntity<Object> object(ResponseEntity<ProblemDetail> problem) {
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .body(problem.getBody());
    }
}
