package vn.lienthong.plans.intake;

import java.nio.charset.StandardCharsets;

/** Plans written for the tests: whole ones, and pieces to put defects in. */
final class PlanTexts {

    static final String HEADING = """
            UBND PHƯỜNG MẠO KHÊ
            TRƯỜNG TIỂU HỌC ÁNH DƯƠNG
            Số: 12/KH-THAD
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Mạo Khê, ngày 16 tháng 01 năm 2026
            """;

    static final String TITLE = """
            KẾ HOẠCH
            Công tác thông tin đối ngoại năm 2026
            """;

    static final String OPENING = """
            Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;
            Thực hiện Kế hoạch số 05/KH-UBND ngày 09/01/2026 của UBND phường về thông tin đối ngoại năm 2026.
            Trường Tiểu học Ánh Dương xây dựng Kế hoạch năm 2026 như sau:
            """;

    static final String BODY = """
            I. MỤC ĐÍCH, YÊU CẦU
            1. Mục đích
            - Giúp giáo viên và học sinh hiểu vai trò của thông tin đối ngoại.
            2. Yêu cầu
            - Việc làm cụ thể, có người phụ trách.
            II. NHIỆM VỤ, GIẢI PHÁP
            1. Quán triệt văn bản chỉ đạo
            - Phổ biến văn bản trong sinh hoạt chuyên môn.
            - Đăng toàn văn trên trang thông tin của trường trước ngày 15/02/2026.
            2. Giới thiệu quê hương
            a) Tổ chức cuộc thi vẽ tranh về biển, đảo.
            Thời gian thực hiện: Quý II năm 2026.
            b) Viết bài giới thiệu di tích.
            Thời gian thực hiện: thường xuyên trong năm 2026.
            III. TỔ CHỨC THỰC HIỆN
            1. Đối với tổ chuyên môn
            - Lồng ghép nội dung vào môn học và hoạt động trải nghiệm.
            2. Chế độ báo cáo
            - Các bộ phận báo cáo 6 tháng (trước ngày 05/6), hàng năm (05/11) về Ban Giám hiệu.
            Trên đây là Kế hoạch năm 2026 của trường, các bộ phận tổ chức thực hiện./.
            """;

    static final String RECIPIENTS = """
            Nơi nhận:
            - Phòng VH-XH phường (Để B/c);
            - Các tổ chuyên môn (t/h);
            - Công đoàn trường (p/h);
            - Lưu: VT.
            """;

    static final String SIGNATURE = """
            KT. HIỆU TRƯỞNG
            PHÓ HIỆU TRƯỞNG
            """;

    static final String PLAN = HEADING + TITLE + OPENING + BODY + RECIPIENTS + SIGNATURE;

    private PlanTexts() {}

    static Reading read(String text) {
        return new PlanReader().read(text.getBytes(StandardCharsets.UTF_8), "ke-hoach.txt");
    }

    static Reading.Draft draft(String text) {
        return draft(read(text));
    }

    static Reading.Draft draft(Reading reading) {
        return switch (reading) {
            case Reading.Draft draft -> draft;
            case Reading.Refusal refusal -> throw new AssertionError("refused: " + refusal);
        };
    }

    /** A plan whose body is the given one. */
    static Reading.Draft withBody(String body) {
        return draft(HEADING + TITLE + OPENING + body + RECIPIENTS + SIGNATURE);
    }
}
