package vn.lienthong.gateway.signin;

import java.time.Duration;

/** The words of the refusals, alike as JSON and on the page. */
final class Wording {

    static final String BAD_CREDENTIALS =
            "Tỉnh, tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra lại cả ba; nếu quên mật khẩu, liên hệ quản trị của"
                    + " tỉnh.";
    static final String SUSPENDED =
            "Tỉnh của bạn đang tạm ngừng sử dụng hệ thống. Dữ liệu vẫn được giữ nguyên. Liên hệ quản trị của tỉnh.";

    private Wording() {}

    static String throttled(Duration wait) {
        var minutes = Math.max(1, (seconds(wait) + 59) / 60);
        return "Đã nhập sai nhiều lần. Thử lại sau " + minutes + " phút.";
    }

    static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
