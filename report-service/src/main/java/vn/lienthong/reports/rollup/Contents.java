package vn.lienthong.reports.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Indicator;
import vn.lienthong.reports.form.RollUp;
import vn.lienthong.reports.form.Value;
import vn.lienthong.reports.report.ReportStanding;
import vn.lienthong.reports.report.ReportState;
import vn.lienthong.reports.round.Obliged;
import vn.lienthong.reports.round.Roster;
import vn.lienthong.starter.time.VietnamTime;

/**
 * What a roll-up says, as a pure function of the roster, the unit's report, the reports of its leaf children and the
 * roll-ups of its inner children.
 *
 * @param own  the unit's own report
 * @param rows its direct children in the order of the roster
 */
record Contents(OwnReport own, List<Row> rows, Totals totals) {

    /** @param below counts over the child's own children; {@code null} for a leaf */
    record Row(OwnReport own, @Nullable Tally below) {

        /** Over whom the row counts: the units below the child, or the child itself when nobody reports to it. */
        Tally tally() {
            return below == null ? Tally.of(own) : below;
        }
    }

    /** An inner child as its superior needs it. */
    record Child(OwnReport own, Totals totals) {}

    /**
     * @param reports by unit: the unit's own and those of its leaf children; what is absent has not been touched yet
     * @param inner   by unit: the inner children
     */
    static Contents of(
            Roster roster, Form form, String unit, Map<String, ReportStanding> reports, Function<String, Child> inner) {
        Sums sums = new Sums(form);
        OwnReport own = OwnReport.of(roster.line(unit), reports.get(unit));
        sums.add(reports.get(unit));
        Tally tally = Tally.NONE;
        SortedMap<LocalDate, Integer> pace = new TreeMap<>();
        List<Row> rows = new ArrayList<>();
        for (Obliged line : roster.children(unit)) {
            Row row;
            if (roster.isInner(line.unit())) {
                Child child = inner.apply(line.unit());
                row = new Row(child.own(), child.totals().tally());
                tally = tally.plus(child.totals().tally());
                child.totals().pace().forEach(day -> pace.merge(day.date(), day.submitted(), Integer::sum));
                sums.add(child.totals());
            } else {
                row = new Row(OwnReport.of(line, reports.get(line.unit())), null);
                sums.add(reports.get(line.unit()));
            }
            rows.add(row);
            tally = tally.plus(Tally.of(row.own()));
            @Nullable Instant submitted = row.own().firstSubmittedAt();
            if (submitted != null) {
                pace.merge(LocalDate.ofInstant(submitted, VietnamTime.ZONE), 1, Integer::sum);
            }
        }
        List<Totals.Day> days = pace.entrySet().stream()
                .map(day -> new Totals.Day(day.getKey(), day.getValue()))
                .toList();
        return new Contents(own, List.copyOf(rows), new Totals(tally, days, sums.accepted, sums.submitted));
    }

    Child asChild() {
        return new Child(own, totals);
    }

    /** Sums by the rules of the form; an indicator that nobody answered has none. */
    private static final class Sums {

        private final List<Indicator> indicators;
        private final Map<String, Value> accepted = new LinkedHashMap<>();
        private final Map<String, Value> submitted = new LinkedHashMap<>();

        Sums(Form form) {
            this.indicators = form.indicators();
        }

        void add(@Nullable ReportStanding report) {
            if (report == null) {
                return;
            }
            if (report.state().kind().isStanding()) {
                add(submitted, report.own());
            }
            if (report.state().kind() == ReportState.Kind.ACCEPTED) {
                add(accepted, report.own());
            }
        }

        void add(Totals child) {
            add(submitted, child.submitted());
            add(accepted, child.accepted());
        }

        private void add(Map<String, Value> sums, Map<String, Value> figures) {
            for (Indicator indicator : indicators) {
                String code = indicator.code();
                @Nullable Value sum = RollUp.combine(indicator, sums.get(code), figures.get(code));
                if (sum != null) {
                    sums.put(code, sum);
                }
            }
        }
    }
}
