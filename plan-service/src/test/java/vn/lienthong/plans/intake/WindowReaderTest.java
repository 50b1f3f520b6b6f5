package vn.lienthong.plans.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.plans.content.Boundary;
import vn.lienthong.plans.content.WindowKind;

class WindowReaderTest {

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Năm 2024 | WITHIN | 2024-01-01 | 2024-12-31 | INCLUSIVE",
                "trong năm 2022. | WITHIN | 2022-01-01 | 2022-12-31 | INCLUSIVE",
                "Tháng 01 và tháng 6/2024 | WITHIN | 2024-01-01 | 2024-06-30 | INCLUSIVE",
                "trong tháng 2 năm 2024 | WITHIN | 2024-02-01 | 2024-02-29 | INCLUSIVE",
                "Tháng 3 - 5/2026 | WITHIN | 2026-03-01 | 2026-05-31 | INCLUSIVE",
                "Từ tháng 9 đến tháng 12 năm 2026 | WITHIN | 2026-09-01 | 2026-12-31 | INCLUSIVE",
                "Tháng 5 | WITHIN | 2026-05-01 | 2026-05-31 | INCLUSIVE",
                "Quý I năm 2019 | WITHIN | 2019-01-01 | 2019-03-31 | INCLUSIVE",
                "Quý IV/2025 | WITHIN | 2025-10-01 | 2025-12-31 | INCLUSIVE",
                "Quý II và quý III năm 2026 | WITHIN | 2026-04-01 | 2026-09-30 | INCLUSIVE",
                "6 tháng cuối năm 2026 | WITHIN | 2026-07-01 | 2026-12-31 | INCLUSIVE",
                "Thường xuyên trong năm 2024 | CONTINUOUS | 2024-01-01 | 2024-12-31 | INCLUSIVE",
                "Thực hiện thường xuyên | CONTINUOUS | 2026-01-01 | 2026-12-31 | INCLUSIVE",
                "Khi có yêu cầu | ON_REQUEST | - | - | -",
                "Ngày 19/5/2026 | ON_DATE | 2026-05-19 | 2026-05-19 | INCLUSIVE",
                "ngày 05 tháng 9 năm 2026 | ON_DATE | 2026-09-05 | 2026-09-05 | INCLUSIVE",
                "Từ ngày 01/3/2026 đến ngày 15/4/2026 | WITHIN | 2026-03-01 | 2026-04-15 | INCLUSIVE",
                "Từ ngày 01/3/2026 đến hết ngày 31/5/2026 | WITHIN | 2026-03-01 | 2026-05-31 | INCLUSIVE",
                "Từ 01/3 đến 31/5/2026 | WITHIN | 2026-03-01 | 2026-05-31 | INCLUSIVE",
                "15/3 - 30/4/2026 | WITHIN | 2026-03-15 | 2026-04-30 | INCLUSIVE",
                "15/3–30/4/2025 | WITHIN | 2025-03-15 | 2025-04-30 | INCLUSIVE",
                "01/10/2025 đến hết 31/3/2026 | WITHIN | 2025-10-01 | 2026-03-31 | INCLUSIVE",
                "từ ngày 05 tháng 9 đến ngày 20 tháng 10 năm 2026 | WITHIN | 2026-09-05 | 2026-10-20 | INCLUSIVE",
                "Từ ngày 01/3 đến trước ngày 31/5/2026 | WITHIN | 2026-03-01 | 2026-05-31 | EXCLUSIVE",
                "Từ 01/3 đến 31/5 | WITHIN | 2026-03-01 | 2026-05-31 | INCLUSIVE",
                "01/3/2025 - 31/5 | WITHIN | 2025-03-01 | 2025-05-31 | INCLUSIVE",
                "Từ ngày 01 đến ngày 15/3/2026 | WITHIN | 2026-03-01 | 2026-03-15 | INCLUSIVE",
                "Từ ngày 31/02 đến ngày 15/3/2026 | NONE | - | - | -",
                "Từ ngày 01/6/2026 đến ngày 15/3/2026 | NONE | - | - | -",
                "Quý 1 - 2/2026 | WITHIN | 2026-01-01 | 2026-06-30 | INCLUSIVE",
                "trước ngày 10/11/2025 | WITHIN | - | 2025-11-10 | EXCLUSIVE",
                "Chậm nhất ngày 10/11 | WITHIN | - | 2026-11-10 | INCLUSIVE",
                "đến hết ngày 30/6/2026 | WITHIN | - | 2026-06-30 | INCLUSIVE",
                "sau Tết | NONE | - | - | -",
                "Năm học 2025-2026 | NONE | - | - | -",
                "ngày 31/02/2026 | NONE | - | - | -"
            })
    void wordsBecomeWindows(
            String text, WindowKind kind, @Nullable String from, @Nullable String to, @Nullable Boundary boundary) {
        var read = new WindowReader(2026).read(text);

        assertThat(read.window().kind()).isEqualTo(kind);
        assertThat(read.window().from()).isEqualTo(date(from));
        assertThat(read.window().to()).isEqualTo(date(to));
        assertThat(read.window().boundary()).isEqualTo(boundary);
        assertThat(read.window().text()).isEqualTo(text.replaceFirst("\\.$", ""));
        boolean open = kind == WindowKind.NONE || text.startsWith("Tháng 01 và");
        assertThat(read.doubt() != null).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "15/3 và 30/4/2026 | ON_DATE | 2026-04-30 | 2026-04-30",
                "Trước 05/6 và 05/11/2026 | WITHIN | - | 2026-06-05",
                "Từ ngày 01/3/2026, xong trước ngày 31/5/2026 | WITHIN | - | 2026-05-31",
                "01/3 - 15/3/2026; 01/9 - 15/9/2026 | WITHIN | 2026-03-01 | 2026-03-15",
                "Tháng 3/2026 (15/3) | WITHIN | 2026-03-01 | 2026-03-31"
            })
    void aDayThatTheWindowLeavesOutIsSaid(String text, WindowKind kind, @Nullable String from, @Nullable String to) {
        var read = new WindowReader(2026).read(text);

        assertThat(read.window().kind()).isEqualTo(kind);
        assertThat(read.window().from()).isEqualTo(date(from));
        assertThat(read.window().to()).isEqualTo(date(to));
        assertThat(read.doubt()).contains("xem lại mốc thời gian");
    }

    @Test
    void aRangeOverNewYearBeginsTheYearBeforeAndIsSaid() {
        var read = new WindowReader(2026).read("Từ 15/12 đến 31/01/2026");

        assertThat(read.window().from()).isEqualTo(LocalDate.of(2025, 12, 15));
        assertThat(read.window().to()).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(read.doubt()).contains("năm 2025");
    }

    @Test
    void withoutAYearNothingIsInvented() {
        assertThat(new WindowReader(null).read("Quý II").window().from()).isNull();
        assertThat(new WindowReader(null).read("Quý II").doubt()).contains("bổ sung năm");
        assertThat(new WindowReader(null).read("Từ 01/3 đến 31/5").doubt()).contains("bổ sung năm");
        assertThat(new WindowReader(null).read("trước ngày 10/6").doubt()).contains("bổ sung năm");
    }

    @Test
    void runningTextGivesOnlyLimits() {
        var reader = new WindowReader(2026);

        assertThat(reader.inSentence("Kỷ niệm 80 năm ngày thành lập trong năm 2025"))
                .isEmpty();
        assertThat(reader.inSentence("Nộp kế hoạch trước ngày 10/3/2026 về phòng")
                        .orElseThrow()
                        .window()
                        .to())
                .isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(reader.inSentence("Trưng bày từ ngày 01/3 đến hết ngày 31/5/2026 tại thư viện")
                        .orElseThrow()
                        .window())
                .satisfies(window -> {
                    assertThat(window.from()).isEqualTo(LocalDate.of(2026, 3, 1));
                    assertThat(window.to()).isEqualTo(LocalDate.of(2026, 5, 31));
                });
        assertThat(reader.inSentence("Kỷ niệm 80 năm (19/8/1945 - 19/8/2025)")).isEmpty();
        assertThat(reader.inSentence("Hoàn thành trong tháng 2 năm 2026")
                        .orElseThrow()
                        .window()
                        .from())
                .isEqualTo(LocalDate.of(2026, 2, 1));
    }
}
