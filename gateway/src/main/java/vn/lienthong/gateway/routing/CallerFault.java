package vn.lienthong.gateway.routing;

import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import vn.lienthong.starter.http.Problems;

/** What a caller sent could not be received. Says nothing about any service. */
abstract sealed class CallerFault extends IOException permits BodyTooLarge, CallerFault.TooSlow, CallerFault.Broken {

    CallerFault(String message) {
        super(message);
    }

    abstract ProblemDetail problem();

    /** The body came slower than we wait for. */
    static final class TooSlow extends CallerFault {

        TooSlow() {
            super("the request body came too slowly");
        }

        @Override
        ProblemDetail problem() {
            return Problems.detail(
                    HttpStatus.REQUEST_TIMEOUT,
                    "too-slow",
                    "Nội dung gửi lên quá chậm nên đã bị dừng; chưa có gì được lưu từ lần gửi này. Kiểm tra đường truyền"
                            + " rồi gửi lại.");
        }
    }

    /** The body broke off or was not sent as HTTP asks for. */
    static final class Broken extends CallerFault {

        Broken(IOException cause) {
            super("the request body broke off");
            initCause(cause);
        }

        @Override
        ProblemDetail problem() {
            return unreadable();
        }
    }

    static ProblemDetail unreadable() {
        return Problems.detail(
                HttpStatus.BAD_REQUEST,
                "invalid",
                "Không đọc được yêu cầu: bị đứt giữa chừng, hoặc có ký tự hay mã hóa sai. Kiểm tra rồi gửi lại.");
    }
}
