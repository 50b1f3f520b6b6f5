package vn.lienthong.gateway.account;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import vn.lienthong.starter.http.Problems;

/** As many passwords wait to be looked at as may: from this address, or from all together. */
public class PasswordsBusy extends Exception {

    private final boolean ofAddress;
    private final Duration pause;

    PasswordsBusy(boolean ofAddress, Duration pause) {
        super(null, null, false, false);
        this.ofAddress = ofAddress;
        this.pause = pause;
    }

    public HttpStatus status() {
        return ofAddress ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.SERVICE_UNAVAILABLE;
    }

    /** For {@code Retry-After}. */
    public long seconds() {
        return PasswordThrottle.seconds(pause);
    }

    public String words() {
        return (ofAddress
                        ? "Địa chỉ mạng của bạn đang có quá nhiều lần đăng nhập cùng lúc."
                        : "Quá nhiều người đang đăng nhập cùng lúc.")
                + " Thử lại sau " + seconds() + " giây.";
    }

    public ResponseEntity<ProblemDetail> problem() {
        return ResponseEntity.status(status())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.detail(status(), ofAddress ? "too-many-requests" : "busy", words()));
    }
}
