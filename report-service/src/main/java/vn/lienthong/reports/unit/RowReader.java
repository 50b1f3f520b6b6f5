package vn.lienthong.reports.unit;

import static vn.lienthong.reports.unit.Column.CAP_HOC;
import static vn.lienthong.reports.unit.Column.CHUYEN_MON;
import static vn.lienthong.reports.unit.Column.CHU_QUAN;
import static vn.lienthong.reports.unit.Column.CUM;
import static vn.lienthong.reports.unit.Column.DEN_NGAY;
import static vn.lienthong.reports.unit.Column.LOAI;
import static vn.lienthong.reports.unit.Column.MA;
import static vn.lienthong.reports.unit.Column.QUAN_HE_DEN_NGAY;
import static vn.lienthong.reports.unit.Column.QUAN_HE_TU_NGAY;
import static vn.lienthong.reports.unit.Column.TEN;
import static vn.lienthong.reports.unit.Column.TUYEN_BAO_CAO;
import static vn.lienthong.reports.unit.Column.TU_NGAY;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reports.unit.StatedRow.RouteWish;
import vn.lienthong.starter.text.TypedText;
import vn.lienthong.starter.text.VietnameseText;

/** Reads the lines of an import file cell by cell; what it cannot read it names by row and column. */
final class RowReader {

    private static final int NAME_AT_MOST = 200;
    private static final int CODE_AT_MOST = 40;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);
    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT));
    private static final Map<String, UnitKind> KINDS = Map.ofEntries(
            Map.entry("department", UnitKind.DEPARTMENT),
            Map.entry("so", UnitKind.DEPARTMENT),
            Map.entry("so gddt", UnitKind.DEPARTMENT),
            Map.entry("so giao duc va dao tao", UnitKind.DEPARTMENT),
            Map.entry("district_office", UnitKind.DISTRICT_OFFICE),
            Map.entry("phong", UnitKind.DISTRICT_OFFICE),
            Map.entry("phong gddt", UnitKind.DISTRICT_OFFICE),
            Map.entry("phong giao duc va dao tao", UnitKind.DISTRICT_OFFICE),
            Map.entry("commune_office", UnitKind.COMMUNE_OFFICE),
            Map.entry("xa", UnitKind.COMMUNE_OFFICE),
            Map.entry("phuong", UnitKind.COMMUNE_OFFICE),
            Map.entry("dac khu", UnitKind.COMMUNE_OFFICE),
            Map.entry("ubnd xa", UnitKind.COMMUNE_OFFICE),
            Map.entry("ubnd phuong", UnitKind.COMMUNE_OFFICE),
            Map.entry("ubnd dac khu", UnitKind.COMMUNE_OFFICE),
            Map.entry("ubnd xa/phuong/dac khu", UnitKind.COMMUNE_OFFICE),
            Map.entry("school", UnitKind.SCHOOL),
            Map.entry("truong", UnitKind.SCHOOL),
            Map.entry("cluster", UnitKind.CLUSTER),
            Map.entry("cum", UnitKind.CLUSTER),
            Map.entry("cum truong", UnitKind.CLUSTER));
    private static final Map<String, SchoolLevel> LEVELS = Map.ofEntries(
            Map.entry("preschool", SchoolLevel.PRESCHOOL),
            Map.entry("mam non", SchoolLevel.PRESCHOOL),
            Map.entry("mau giao", SchoolLevel.PRESCHOOL),
            Map.entry("primary", SchoolLevel.PRIMARY),
            Map.entry("tieu hoc", SchoolLevel.PRIMARY),
            Map.entry("lower_secondary", SchoolLevel.LOWER_SECONDARY),
            Map.entry("thcs", SchoolLevel.LOWER_SECONDARY),
            Map.entry("trung hoc co so", SchoolLevel.LOWER_SECONDARY),
            Map.entry("upper_secondary", SchoolLevel.UPPER_SECONDARY),
            Map.entry("thpt", SchoolLevel.UPPER_SECONDARY),
            Map.entry("trung hoc pho thong", SchoolLevel.UPPER_SECONDARY),
            Map.entry("multi_level", SchoolLevel.MULTI_LEVEL),
            Map.entry("lien cap", SchoolLevel.MULTI_LEVEL),
            Map.entry("nhieu cap", SchoolLevel.MULTI_LEVEL));

    private final List<CellError> errors;

    RowReader(List<CellError> errors) {
        this.errors = errors;
    }

    /** The readable rows; each unreadable cell leaves an error and takes its row out. */
    List<StatedRow> rows(Table table) {
        List<Table.Line> lines =
                table.lines().stream().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            errors.add(new CellError(0, "", "Tệp không có dòng nào. Tải tệp mẫu, điền đơn vị rồi gửi lại."));
            return List.of();
        }
        if (lines.size() - 1 > Table.LINES_AT_MOST) {
            errors.add(new CellError(
                    0, "", "Tệp có hơn 20.000 dòng đơn vị. Chia thành nhiều tệp rồi nhập lần lượt, cấp trên trước."));
            return List.of();
        }
        Map<Column, Integer> positions = positions(lines.getFirst());
        List<StatedRow> rows = new ArrayList<>();
        if (errors.isEmpty()) {
            lines.stream()
                    .skip(1)
                    .forEach(line -> new Line(line, positions).read().ifPresent(rows::add));
            if (lines.size() == 1) {
                errors.add(new CellError(0, "", "Tệp chỉ có dòng tiêu đề. Điền ít nhất một đơn vị rồi gửi lại."));
            }
        }
        return rows;
    }

    private Map<Column, Integer> positions(Table.Line heading) {
        Map<Column, Integer> positions = new EnumMap<>(Column.class);
        heading.cells().forEach((position, cell) -> {
            if (!(cell instanceof Cell.Text(String text))) {
                if (!(cell instanceof Cell.Blank)) {
                    errors.add(new CellError(heading.number(), "", "Dòng tiêu đề chỉ chứa tên cột bằng chữ."));
                }
                return;
            }
            Optional<Column> column = Column.headed(text);
            if (column.isEmpty()) {
                errors.add(new CellError(
                        heading.number(), shortened(text), "Không có cột này. Xóa cột hoặc sửa tên theo tệp mẫu."));
            } else if (positions.put(column.get(), position) != null) {
                errors.add(new CellError(
                        heading.number(), column.get().heading(), "Cột này có hai lần. Giữ lại một cột."));
            }
        });
        for (Column column : Column.values()) {
            if (column.required && !positions.containsKey(column)) {
                errors.add(new CellError(heading.number(), column.heading(), "Thiếu cột này. Thêm cột theo tệp mẫu."));
            }
        }
        return positions;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 40 ? text : text.substring(0, text.offsetByCodePoints(0, 40));
    }

    /** One line on its way to a row. */
    private final class Line {

        private final Table.Line line;
        private final Map<Column, Integer> positions;
        private boolean sound = true;

        Line(Table.Line line, Map<Column, Integer> positions) {
            this.line = line;
            this.positions = positions;
        }

        Optional<StatedRow> read() {
            String code = text(MA, CODE_AT_MOST);
            LocalDate from = day(TU_NGAY);
            require(MA, code);
            require(TU_NGAY, from);
            LocalDate to = day(DEN_NGAY);
            String name = text(TEN, NAME_AT_MOST);
            UnitKind kind = word(LOAI, KINDS, "Sở GDĐT, Phòng GDĐT, UBND xã/phường/đặc khu, Trường, Cụm trường");
            SchoolLevel level = word(CAP_HOC, LEVELS, "Mầm non, Tiểu học, THCS, THPT, Liên cấp");
            LocalDate relatedFrom = day(QUAN_HE_TU_NGAY);
            LocalDate relatedTo = day(QUAN_HE_DEN_NGAY);
            Map<EdgeType, String> superiors = new EnumMap<>(EdgeType.class);
            superior(superiors, EdgeType.ADMINISTRATIVE, CHU_QUAN);
            superior(superiors, EdgeType.PROFESSIONAL, CHUYEN_MON);
            superior(superiors, EdgeType.CLUSTER, CUM);
            RouteWish route = route(superiors);
            if (!sound || code == null || from == null) {
                return Optional.empty();
            }
            return Optional.of(new StatedRow(
                    line.number(), code, from, to, name, kind, level, relatedFrom, relatedTo, superiors, route));
        }

        private void superior(Map<EdgeType, String> superiors, EdgeType type, Column column) {
            String code = text(column, CODE_AT_MOST);
            if (code != null) {
                superiors.put(type, code);
            }
        }

        private RouteWish route(Map<EdgeType, String> superiors) {
            String wish = text(TUYEN_BAO_CAO, CODE_AT_MOST);
            if (wish == null) {
                return new RouteWish.Usual();
            }
            EdgeType type;
            switch (VietnameseText.fold(wish).replace('_', ' ')) {
                case "khong" -> {
                    return new RouteWish.None();
                }
                case "chu quan" -> type = EdgeType.ADMINISTRATIVE;
                case "chuyen mon" -> type = EdgeType.PROFESSIONAL;
                default -> {
                    return new RouteWish.To(wish);
                }
            }
            if (!superiors.containsKey(type)) {
                refuse(
                        TUYEN_BAO_CAO,
                        "Dòng này không ghi mã ở cột %s nên không thể báo cáo theo cột đó."
                                .formatted(
                                        type == EdgeType.ADMINISTRATIVE ? CHU_QUAN.heading() : CHUYEN_MON.heading()));
            }
            return new RouteWish.Along(type);
        }

        private Cell cell(Column column) {
            Integer position = positions.get(column);
            return position == null ? Cell.BLANK : line.cells().getOrDefault(position, Cell.BLANK);
        }

        private @Nullable String text(Column column, int longest) {
            String text = switch (cell(column)) {
                case Cell.Blank() -> null;
                case Cell.Text(String written) -> typed(column, written);
                case Cell.Figure(String shown) -> typed(column, shown);
                case Cell.Day(LocalDate _) ->
                    refuse(column, "Excel đã đổi nội dung ô này thành ngày. Định dạng cột là Văn bản rồi nhập lại.");
                case Cell.Formula() -> refuseFormula(column);
                case Cell.Faulty() -> refuse(column, "Ô báo lỗi trong Excel. Nhập lại nội dung.");
            };
            if (text != null && text.codePointCount(0, text.length()) > longest) {
                return refuse(column, "Nội dung dài quá %d ký tự. Rút gọn lại.".formatted(longest));
            }
            return text;
        }

        /** What looks alike is alike: a code pasted with a no-break space makes no second unit. */
        private @Nullable String typed(Column column, String written) {
            try {
                String line = TypedText.line(written);
                return line.isEmpty() ? null : line;
            } catch (TypedText.Unfit unfit) {
                return refuse(column, unfit.detail());
            }
        }

        private @Nullable LocalDate day(Column column) {
            LocalDate day = switch (cell(column)) {
                case Cell.Blank() -> null;
                case Cell.Day(LocalDate date) -> date;
                case Cell.Text(String written) -> {
                    LocalDate parsed = parsed(written);
                    yield parsed == null
                            ? refuse(
                                    column,
                                    "“%s” không phải ngày. Ghi dạng ngày/tháng/năm, ví dụ 01/07/2025."
                                            .formatted(shortened(written)))
                            : parsed;
                }
                case Cell.Figure(String shown) ->
                    refuse(
                            column,
                            "Ô là số %s, không phải ngày. Định dạng ô là Ngày, hoặc ghi 01/07/2025."
                                    .formatted(shortened(shown)));
                case Cell.Formula() -> refuseFormula(column);
                case Cell.Faulty() -> refuse(column, "Ô không phải ngày có thật. Ghi dạng 01/07/2025.");
            };
            if (day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
                return refuse(column, "Năm %d nằm ngoài 1900–2100. Kiểm tra lại năm.".formatted(day.getYear()));
            }
            return day;
        }

        private <T> @Nullable T word(Column column, Map<String, T> words, String choices) {
            String text = text(column, NAME_AT_MOST);
            if (text == null) {
                return null;
            }
            T meaning = words.get(VietnameseText.fold(text));
            return meaning == null
                    ? refuse(
                            column,
                            "“%s” không có trong danh sách. Chọn một trong: %s.".formatted(shortened(text), choices))
                    : meaning;
        }

        private void require(Column column, @Nullable Object content) {
            if (content == null && cell(column) instanceof Cell.Blank) {
                refuse(column, "Ô này bắt buộc. " + column.guidance);
            }
        }

        private <T> @Nullable T refuseFormula(Column column) {
            return refuse(column, "Ô chứa công thức. Sao chép rồi dán lại dưới dạng giá trị.");
        }

        private <T> @Nullable T refuse(Column column, String detail) {
            sound = false;
            errors.add(new CellError(line.number(), column.heading(), detail));
            return null;
        }
    }

    private static @Nullable LocalDate parsed(String written) {
        for (DateTimeFormatter form : DAYS) {
            try {
                return LocalDate.parse(written, form);
            } catch (DateTimeParseException another) {
                // The next form may fit.
            }
        }
        return null;
    }
}
