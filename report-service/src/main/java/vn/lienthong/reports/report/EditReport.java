package vn.lienthong.reports.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vn.lienthong.reports.form.CellReading;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Forms;
import vn.lienthong.reports.form.Indicator;
import vn.lienthong.reports.form.Value;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.text.VietnameseText;

/** Saves own figures of a report that is being filled in. All cells are taken over, or none. */
@Component
class EditReport {

    static final int CELLS_AT_MOST = 500;
    static final int NOTE_AT_MOST = 1_000;
    /** Above every indicator's own limit; beyond it a figure is noise, and sums must stay within a long. */
    static final long FIGURE_AT_MOST = 1_000_000_000_000_000L;

    static final int TEXT_AT_MOST = 20_000;

    private final Reports reports;
    private final ReportDesk desk;
    private final Forms forms;

    EditReport(Reports reports, ReportDesk desk, Forms forms) {
        this.reports = reports;
        this.desk = desk;
        this.forms = forms;
    }

    record Cell(
            String code, @Nullable JsonNode value, @Nullable String note) {}

    Outcome edit(String id, long version, List<Cell> cells, Caller caller) {
        return desk.change(
                id,
                version,
                caller,
                Standpoint::mayEdit,
                report -> desk.notOpen(report).orElseGet(() -> write(report, cells, Actor.of(caller))));
    }

    private Outcome write(Report report, List<Cell> cells, Actor by) {
        Form form = forms.findById(report.form()).orElseThrow();
        Map<String, @Nullable Value> values = new LinkedHashMap<>();
        Map<String, @Nullable String> notes = new LinkedHashMap<>();
        List<Outcome.Fault> faults = read(form, cells, values, notes);
        if (!faults.isEmpty()) {
            return new Outcome.Unreadable(faults);
        }
        report.edit(values, notes, by);
        return new Outcome.Done(reports.save(report));
    }

    private static List<Outcome.Fault> read(
            Form form, List<Cell> cells, Map<String, @Nullable Value> values, Map<String, @Nullable String> notes) {
        List<Outcome.Fault> faults = new ArrayList<>();
        if (cells.size() > CELLS_AT_MOST) {
            faults.add(new Outcome.Fault("/cells", "Gửi tối đa %d ô một lần.".formatted(CELLS_AT_MOST)));
            return faults;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            String pointer = "/cells/" + i;
            @Nullable Indicator indicator = form.indicator(cell.code()).orElse(null);
            if (indicator == null) {
                faults.add(new Outcome.Fault(pointer + "/code", "Biểu mẫu không có chỉ tiêu này."));
            } else if (!seen.add(cell.code())) {
                faults.add(
                        new Outcome.Fault(pointer + "/code", "Chỉ tiêu %s được gửi hai lần.".formatted(cell.code())));
            } else {
                read(indicator, cell, pointer, values, notes, faults);
            }
        }
        return faults;
    }

    private static void read(
            Indicator indicator,
            Cell cell,
            String pointer,
            Map<String, @Nullable Value> values,
            Map<String, @Nullable String> notes,
            List<Outcome.Fault> faults) {
        switch (CellReading.read(indicator, cell.value())) {
            case CellReading.Refused(var field, var detail) ->
                faults.add(new Outcome.Fault(pointer + "/value" + (field.isEmpty() ? "" : "/" + field), detail));
            case CellReading.Read(var value) -> {
                @Nullable String excess = value == null ? null : excess(value);
                if (excess != null) {
                    faults.add(new Outcome.Fault(pointer + "/value", excess));
                }
                values.put(cell.code(), value);
            }
        }
        @Nullable String note = cell.note() == null ? null : VietnameseText.nfc(cell.note());
        if (note != null && note.length() > NOTE_AT_MOST) {
            faults.add(new Outcome.Fault(
                    pointer + "/note", "Ghi chú dài quá %d ký tự. Rút gọn rồi lưu lại.".formatted(NOTE_AT_MOST)));
        }
        notes.put(cell.code(), note == null || note.isEmpty() ? null : note);
    }

    private static @Nullable String excess(Value value) {
        if (isExcessive(value.number()) || isExcessive(value.numerator()) || isExcessive(value.denominator())) {
            return "Số quá lớn. Kiểm tra lại số và đơn vị tính.";
        }
        if (value.text() != null && value.text().length() > TEXT_AT_MOST) {
            return "Nội dung dài quá 20.000 ký tự. Rút gọn rồi lưu lại.";
        }
        return null;
    }

    private static boolean isExcessive(@Nullable Long figure) {
        return figure != null && (figure > FIGURE_AT_MOST || figure < -FIGURE_AT_MOST);
    }
}
