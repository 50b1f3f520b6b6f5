package vn.lienthong.reports.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of one unit in agreement with each other; its relations still name their superiors by code. */
record UnitDraft(
        String id,
        String code,
        Span life,
        UnitKind kind,
        @Nullable SchoolLevel schoolLevel,
        List<DatedName> names,
        List<StatedRow> rows,
        Map<StatedRow, Span> spans) {

    /** Brings the rows together, or says in {@code errors} where they contradict each other. */
    static Optional<UnitDraft> of(String id, List<StatedRow> rows, List<CellError> errors) {
        return new Assembly(rows, errors).draft(id);
    }

    Span spanOf(StatedRow row) {
        return Objects.requireNonNull(spans.get(row));
    }

    private static final class Assembly {

        private final List<StatedRow> rows;
        private final List<CellError> errors;
        private boolean sound = true;

        Assembly(List<StatedRow> rows, List<CellError> errors) {
            this.rows = rows;
            this.errors = errors;
        }

        Optional<UnitDraft> draft(String id) {
            StatedRow first = rows.getFirst();
            LocalDate to = agreed(Column.DEN_NGAY, StatedRow::to);
            if (to != null && !first.from().isBefore(to)) {
                refuse(
                        first,
                        Column.DEN_NGAY,
                        "Ngày kết thúc phải sau tu_ngay (%s).".formatted(Days.shown(first.from())));
                return Optional.empty();
            }
            Span life = new Span(first.from(), to);
            UnitKind kind = agreed(Column.LOAI, StatedRow::kind);
            SchoolLevel level = agreed(Column.CAP_HOC, StatedRow::schoolLevel);
            if (kind == null) {
                refuse(first, Column.LOAI, "Ô này bắt buộc. " + Column.LOAI.guidance);
            } else if (kind == UnitKind.SCHOOL && level == null) {
                refuse(first, Column.CAP_HOC, "Trường phải có cấp học: Mầm non, Tiểu học, THCS, THPT hoặc Liên cấp.");
            } else if (kind != UnitKind.SCHOOL && level != null) {
                refuse(first, Column.CAP_HOC, "Chỉ trường mới có cấp học. Xóa ô này hoặc sửa loai.");
            }
            Map<StatedRow, Span> spans = new HashMap<>();
            for (StatedRow row : rows) {
                relation(row, life).ifPresent(span -> spans.put(row, span));
            }
            if (!sound || kind == null) {
                return Optional.empty();
            }
            List<DatedName> names = names(life, spans);
            return sound
                    ? Optional.of(new UnitDraft(id, first.code(), life, kind, level, names, rows, spans))
                    : Optional.empty();
        }

        private <T> @Nullable T agreed(Column column, Function<StatedRow, @Nullable T> part) {
            T agreed = null;
            int since = 0;
            for (StatedRow row : rows) {
                T said = part.apply(row);
                if (said != null && agreed != null && !said.equals(agreed)) {
                    refuse(
                            row,
                            column,
                            "Khác với dòng %d của cùng đơn vị. Ghi giống nhau ở mọi dòng.".formatted(since));
                } else if (said != null && agreed == null) {
                    agreed = said;
                    since = row.number();
                }
            }
            return agreed;
        }

        private Optional<Span> relation(StatedRow row, Span life) {
            LocalDate from = row.relatedFrom() == null ? life.from() : row.relatedFrom();
            LocalDate to = row.relatedTo() == null ? life.to() : row.relatedTo();
            if (to != null && !from.isBefore(to)) {
                Column wrong = row.relatedTo() == null ? Column.QUAN_HE_TU_NGAY : Column.QUAN_HE_DEN_NGAY;
                return refuse(row, wrong, "Quan hệ phải kết thúc sau ngày bắt đầu (%s).".formatted(Days.shown(from)));
            }
            Span span = new Span(from, to);
            if (life.encloses(span)) {
                return Optional.of(span);
            }
            Column wrong = from.isBefore(life.from()) ? Column.QUAN_HE_TU_NGAY : Column.QUAN_HE_DEN_NGAY;
            return refuse(
                    row, wrong, "Quan hệ vượt ra ngoài thời gian tồn tại của đơn vị (%s).".formatted(Days.shown(life)));
        }

        private List<DatedName> names(Span life, Map<StatedRow, Span> spans) {
            List<StatedRow> naming = rows.stream()
                    .filter(row -> row.name() != null)
                    .sorted(Comparator.comparing((StatedRow row) -> startOf(row, spans)))
                    .toList();
            if (naming.isEmpty()) {
                refuse(rows.getFirst(), Column.TEN, "Ô này bắt buộc. " + Column.TEN.guidance);
                return List.of();
            }
            List<DatedName> names = new ArrayList<>();
            String current = Objects.requireNonNull(naming.getFirst().name());
            LocalDate since = life.from();
            StatedRow before = naming.getFirst();
            for (StatedRow row : naming) {
                String name = Objects.requireNonNull(row.name());
                if (!name.equals(current)) {
                    LocalDate start = startOf(row, spans);
                    Span earlier = Objects.requireNonNull(spans.get(before));
                    if (earlier.contains(start)) {
                        refuse(
                                row,
                                Column.TEN,
                                "Cùng ngày %s dòng %d ghi tên khác. Ghi quan_he_den_ngay ở dòng trước khi đổi tên."
                                        .formatted(Days.shown(start), before.number()));
                        return List.of();
                    }
                    names.add(new DatedName(current, since, start));
                    current = name;
                    since = start;
                }
                before = row;
            }
            names.add(new DatedName(current, since, life.to()));
            return names;
        }

        private static LocalDate startOf(StatedRow row, Map<StatedRow, Span> spans) {
            return Objects.requireNonNull(spans.get(row)).from();
        }

        private <T> Optional<T> refuse(StatedRow row, Column column, String detail) {
            sound = false;
            errors.add(new CellError(row.number(), column.heading(), detail));
            return Optional.empty();
        }
    }
}
