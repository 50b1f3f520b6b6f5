package vn.lienthong.starter.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses an {@link Idempotent} request that carries no key. */
class IdempotencyKeyRequired implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(Idempotent.class)
                && request.getHeader(Idempotency.HEADER) == null) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key-required",
                    "Thiếu khóa chống trùng (Idempotency-Key). Gửi lại kèm một khóa mới cho mỗi việc tạo.");
        }
        return true;
    }
}
