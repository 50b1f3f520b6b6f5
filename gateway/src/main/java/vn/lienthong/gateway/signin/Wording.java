package vn.lienthong.gateway.signin;

/** The words of the refusals, alike as JSON and on the page. */
final class Wording {

    static final String BAD_CREDENTIALS =
            "Tỉnh, tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra lại cả ba; nếu quên mật khẩu, liên hệ quản trị của"
                    + " tỉnh.";
    static final String SUSPENDED =
            "Tỉnh của bạn đang tạm ngừng sử dụng hệ thống. Dữ liệu vẫn được giữ nguyên. Liên hệ quản trị của tỉnh.";

    private Wording() {}
}
