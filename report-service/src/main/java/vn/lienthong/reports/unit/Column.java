package vn.lienthong.reports.unit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import vn.lienthong.starter.text.VietnameseText;

/** The columns of an import file, in the order of the template. */
enum Column {
    MA(
            true,
            Content.TEXT,
            "Mã chính thức của đơn vị. Mã có thể được cấp lại cho đơn vị khác sau khi đơn vị cũ kết thúc.",
            "07069"),
    TEN(
            true,
            Content.TEXT,
            "Tên đơn vị trong thời gian quan hệ của dòng. Đổi tên: thêm dòng cùng ma, tu_ngay với tên mới.",
            "Trường Mầm non Hoa Sen"),
    LOAI(true, Content.TEXT, "Sở GDĐT, Phòng GDĐT, UBND xã/phường/đặc khu, Trường hoặc Cụm trường.", "Trường"),
    CAP_HOC(false, Content.TEXT, "Chỉ ghi với trường: Mầm non, Tiểu học, THCS, THPT hoặc Liên cấp.", "Mầm non"),
    TU_NGAY(
            true,
            Content.DATE,
            "Ngày đơn vị bắt đầu tồn tại. ma và tu_ngay cùng nhau nhận ra một đơn vị.",
            "01/09/1995"),
    DEN_NGAY(
            false,
            Content.DATE,
            "Ngày đầu tiên đơn vị không còn tồn tại (Phòng GDĐT kết thúc hết ngày 30/06/2025: ghi 01/07/2025). Để trống nếu đang hoạt động.",
            ""),
    CHU_QUAN(false, Content.TEXT, "Mã của cơ quan chủ quản trong thời gian quan hệ.", "UBND-07069"),
    CHUYEN_MON(false, Content.TEXT, "Mã của cơ quan quản lý chuyên môn trong thời gian quan hệ.", "SGDDT"),
    TUYEN_BAO_CAO(
            false,
            Content.TEXT,
            "Nơi nhận báo cáo: mã đơn vị, hoặc “chủ quản”, “chuyên môn”, “không”. Để trống: chủ quản, không có chủ quản thì chuyên môn.",
            "chủ quản"),
    QUAN_HE_TU_NGAY(false, Content.DATE, "Ngày các quan hệ và tên của dòng bắt đầu. Để trống: tu_ngay.", "01/07/2025"),
    QUAN_HE_DEN_NGAY(false, Content.DATE, "Ngày đầu tiên các quan hệ của dòng không còn. Để trống: den_ngay.", ""),
    CUM(false, Content.TEXT, "Mã của cụm trường (không bắt buộc có cột này).", "");

    final boolean required;
    final Content content;
    final String guidance;
    final String example;

    Column(boolean required, Content content, String guidance, String example) {
        this.required = required;
        this.content = content;
        this.guidance = guidance;
        this.example = example;
    }

    String heading() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** People type headings with diacritics, spaces or capitals: "Từ ngày" is {@code tu_ngay}. */
    static Optional<Column> headed(String heading) {
        String folded = VietnameseText.fold(heading).strip().replaceAll("[\\s_-]+", "_");
        return Arrays.stream(values()).filter(c -> c.heading().equals(folded)).findFirst();
    }

    enum Content {
        TEXT,
        DATE
    }
}
