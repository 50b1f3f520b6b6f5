package vn.lienthong.gateway.routing;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import vn.lienthong.starter.http.Problems;

/** A request body went on beyond what its path takes. */
final class BodyTooLarge extends CallerFault {

    BodyTooLarge() {
        super("the request body is too large");
    }

    @Override
    ProblemDetail problem() {
        return Problems.detail(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "Nội dung gửi lên quá lớn nên không được nhận: tệp nhập tối đa 20 MB, nội dung khác tối đa 1 MB. Chia nhỏ"
                        + " hoặc giảm dung lượng rồi gửi lại.");
    }
}
