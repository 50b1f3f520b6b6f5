package vn.lienthong.gateway.routing;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.gateway.limit.FairShare;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.http.SecurityProblems;

/** Says that a limit is reached, whose it is and when to try again; counts it. */
@Component
class LimitProblems {

    private final SecurityProblems problems;
    private final MeterRegistry meters;

    LimitProblems(JsonMapper json, MeterRegistry meters) {
        this.problems = new SecurityProblems(json);
        this.meters = meters;
    }

    /** Too much under way at once. */
    void full(HttpServletResponse response, String what, FairShare.Full full, Duration wait) throws IOException {
        var seconds = seconds(wait);
        switch (full) {
            case MEMBER ->
                refuse(
                        response,
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "Tài khoản của bạn đang có quá nhiều việc chưa xong cùng lúc. Chờ " + seconds
                                + " giây rồi thử lại; nội dung đã lưu vẫn còn.",
                        seconds);
            case GROUP ->
                refuse(
                        response,
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "Tỉnh của bạn đang có quá nhiều việc chưa xong cùng lúc. Chờ " + seconds
                                + " giây rồi thử lại; nội dung đã lưu vẫn còn.",
                        seconds);
            case ALL ->
                refuse(
                        response,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        "Hệ thống đang bận. Chờ " + seconds + " giây rồi thử lại; nội dung đã lưu vẫn còn.",
                        seconds);
        }
        count(what, full.name());
    }

    /** Too many in too short a time. */
    void tooFast(HttpServletResponse response, String whose, String words, Duration wait) throws IOException {
        var seconds = seconds(wait);
        refuse(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                words + " Chờ " + seconds + " giây rồi làm tiếp; nội dung đã lưu vẫn còn.",
                seconds);
        count("rate", whose);
    }

    /** What cannot be received. The connection ends with the answer: nobody waits for the rest. */
    void fault(HttpServletResponse response, CallerFault fault) throws IOException {
        if (!(fault instanceof BodyTooLarge)) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        problems.write(response, fault.problem());
        count("uploads", fault.getClass().getSimpleName());
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String slug, String detail, long seconds)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        problems.write(response, Problems.detail(status, slug, detail));
    }

    private void count(String what, String whose) {
        meters.counter("lienthong.gateway.refused", "what", what, "whose", whose.toLowerCase(Locale.ROOT))
                .increment();
    }

    static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
