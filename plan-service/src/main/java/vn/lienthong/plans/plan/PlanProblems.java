package vn.lienthong.plans.plan;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import vn.lienthong.plans.intake.Reading;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.http.Problems.FieldError;

/** How refusals are told: what is the matter, and what to do. */
final class PlanProblems {

    private PlanProblems() {}

    static ResponseEntity<ProblemDetail> of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotVisible _ -> Problems.notFound();
            case Refusal.NotAllowed _ -> Problems.forbidden();
            case Refusal.Stale _ -> Problems.staleVersion();
            case Refusal.WrongState(var state, var act) ->
                Problems.problem(HttpStatus.CONFLICT, "wrong-state", wrongState(state, act));
        };
    }

    static ResponseEntity<ProblemDetail> unknownUnit() {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "unknown-unit",
                "Đơn vị của tài khoản chưa có trong cây đơn vị của tỉnh. Nhờ quản trị của tỉnh nhập đơn vị rồi làm lại.");
    }

    static ResponseEntity<ProblemDetail> noSuperior() {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "no-superior",
                "Đơn vị không có cơ quan cấp trên theo tuyến báo cáo, nên kế hoạch có hiệu lực ngay khi ban hành và không phải nộp.");
    }

    static ResponseEntity<ProblemDetail> invalid(List<Gap> gaps) {
        return Problems.problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "unprocessable",
                "Nội dung có chỗ chưa lưu được. Sửa từng mục bên dưới rồi gửi lại.",
                errors(gaps));
    }

    static ResponseEntity<ProblemDetail> incomplete(List<Gap> gaps) {
        return Problems.problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "incomplete",
                "Kế hoạch chưa đủ để ban hành. Bổ sung từng mục bên dưới.",
                errors(gaps));
    }

    static ResponseEntity<ProblemDetail> numberTaken(Issuing.NumberTaken taken) {
        var holder = taken.holder();
        var problem = Problems.detail(
                HttpStatus.CONFLICT,
                "number-taken",
                "Số %s của năm %d đã dùng cho kế hoạch “%s”. Lấy số khác trong sổ văn bản đi."
                        .formatted(taken.number().text(), taken.year(), holder.title()));
        problem.setProperty("plan", holder);
        return Problems.response(problem);
    }

    static ResponseEntity<ProblemDetail> notSuggested() {
        return Problems.problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "unprocessable",
                "Gợi ý sửa này không còn khớp với văn bản. Kiểm lại viện dẫn, rồi dùng gợi ý mới.");
    }

    static ResponseEntity<ProblemDetail> declarationRequired() {
        return Problems.problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "declaration-required",
                "Chưa có cam kết tệp không chứa bí mật nhà nước. Đánh dấu cam kết rồi tải lên lại; chưa có gì được lưu.");
    }

    static ResponseEntity<ProblemDetail> tooLarge() {
        return Problems.problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "Tệp lớn hơn 20 MB. Bỏ bớt hình ảnh hoặc phụ lục quét rồi tải lại; chưa có gì được lưu.");
    }

    static ResponseEntity<ProblemDetail> unreadable(Reading.Refusal refusal) {
        return switch (refusal) {
            case Reading.UnsupportedFile(var detail) ->
                Problems.problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-file", detail);
            case Reading.TooLarge(var detail) -> Problems.problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", detail);
            case Reading.Encrypted(var detail) -> unprocessable("file-encrypted", detail);
            case Reading.Unsafe(var detail) -> unprocessable("file-unsafe", detail);
            case Reading.NoText(var detail) -> unprocessable("no-text", detail);
            case Reading.StateSecret(var detail) -> unprocessable("state-secret", detail);
        };
    }

    private static ResponseEntity<ProblemDetail> unprocessable(String slug, String detail) {
        return Problems.problem(HttpStatus.UNPROCESSABLE_CONTENT, slug, detail);
    }

    private static List<FieldError> errors(List<Gap> gaps) {
        return gaps.stream()
                .map(gap -> new FieldError(gap.pointer(), gap.detail()))
                .toList();
    }

    private static String wrongState(PlanState.Type state, Act act) {
        String stands = switch (state) {
            case DRAFT -> "Kế hoạch đang là dự thảo";
            case ISSUED -> "Kế hoạch đã ban hành";
            case SUBMITTED -> "Kế hoạch đã nộp, đang chờ duyệt";
            case RETURNED -> "Kế hoạch đã bị trả lại";
            case ACCEPTED -> "Kế hoạch đã được duyệt";
        };
        String todo = switch (act) {
            case EDIT, ISSUE ->
                state == PlanState.Type.SUBMITTED
                        ? "nên chưa sửa được. Chờ cấp trên duyệt hoặc trả lại."
                        : "nên không sửa trực tiếp được. Tạo bản thay thế rồi sửa và ban hành bản đó.";
            case SUBMIT ->
                state == PlanState.Type.DRAFT
                        ? "nên chưa nộp được. Ban hành trước, rồi nộp."
                        : "nên không nộp lần nữa.";
            case RETURN, ACCEPT -> "nên không duyệt hay trả lại được. Chỉ xét bản đang chờ duyệt.";
            case REVISE ->
                state == PlanState.Type.SUBMITTED
                        ? "nên chưa tạo bản thay thế được. Chờ cấp trên duyệt hoặc trả lại."
                        : "nên cứ sửa dự thảo này, không cần tạo bản thay thế.";
            case CHECK -> "nên không kiểm được.";
        };
        return stands + ", " + todo;
    }
}
