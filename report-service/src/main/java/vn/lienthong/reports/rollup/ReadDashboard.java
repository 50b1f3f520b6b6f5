package vn.lienthong.reports.rollup;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Forms;
import vn.lienthong.reports.form.Indicator;
import vn.lienthong.reports.form.IndicatorType;
import vn.lienthong.reports.report.Report;
import vn.lienthong.reports.report.ReportStanding;
import vn.lienthong.reports.report.ReportStandings;
import vn.lienthong.reports.round.Lateness;
import vn.lienthong.reports.round.Obliged;
import vn.lienthong.reports.round.Ref;
import vn.lienthong.reports.round.Roster;
import vn.lienthong.reports.round.Rosters;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.time.VietnamTime;

/** Reads dashboards from stored roll-ups; reports are not scanned. */
@Component
class ReadDashboard {

    private final Rollups rollups;
    private final ReportStandings reports;
    private final Rosters rosters;
    private final Forms forms;
    private final Clock clock;

    ReadDashboard(Rollups rollups, ReportStandings reports, Rosters rosters, Forms forms, Clock clock) {
        this.rollups = rollups;
        this.reports = reports;
        this.rosters = rosters;
        this.forms = forms;
        this.clock = clock;
    }

    /** Empty when there is no such unit in the round or the caller may not know of it. */
    Optional<Dashboard> find(String round, String unit, Caller caller) {
        return rosters.find(round)
                .filter(frozen -> frozen.roster().find(unit).isPresent())
                .filter(frozen -> maySee(frozen.roster(), unit, caller))
                .map(frozen ->
                        frozen.roster().isInner(unit) ? inner(frozen, unit, caller) : leaf(frozen, unit, caller));
    }

    /** Own unit and everything below it; who reads the whole province sees every unit. */
    static boolean maySee(Roster roster, String unit, Caller caller) {
        return readsEverything(caller) || roster.isWithin(unit, caller.unit());
    }

    private static boolean readsEverything(Caller caller) {
        return caller.hasAny(Role.TENANT_ADMIN, Role.AUDITOR);
    }

    private Dashboard inner(Rosters.Frozen frozen, String unit, Caller caller) {
        String round = frozen.round().id();
        Form form = forms.findById(frozen.form()).orElseThrow();
        Instant now = clock.instant();
        @Nullable Rollup stored = rollups.findById(Rollup.id(round, unit)).orElse(null);
        Contents contents = stored == null ? RollupRefresh.untouched(frozen.roster(), form, unit) : stored.contents();
        List<Dashboard.OverdueUnit> overdue = new ArrayList<>();
        collectOverdue(frozen, form, contents, now, overdue);
        overdue.sort(comparing(Dashboard.OverdueUnit::dueAt));
        return dashboard(
                frozen,
                form,
                unit,
                stored == null ? 0 : stored.version(),
                stored == null ? now : stored.asOf(),
                contents,
                contents.totals().tally(),
                overdue,
                now,
                caller);
    }

    /** A unit that nobody reports to has no roll-up: its own report is the one row. */
    private Dashboard leaf(Rosters.Frozen frozen, String unit, Caller caller) {
        String round = frozen.round().id();
        Form form = forms.findById(frozen.form()).orElseThrow();
        Instant now = clock.instant();
        List<ReportStanding> found = reports.find(List.of(Report.id(round, unit)));
        @Nullable ReportStanding report = found.isEmpty() ? null : found.getFirst();
        Contents alone = Contents.of(
                frozen.roster(),
                form,
                unit,
                report == null ? Map.of() : Map.of(unit, report),
                child -> RollupRefresh.untouched(frozen.roster(), form, child).asChild());
        OwnReport own = alone.own();
        List<Totals.Day> pace = own.firstSubmittedAt() == null
                ? List.of()
                : List.of(new Totals.Day(LocalDate.ofInstant(own.firstSubmittedAt(), VietnamTime.ZONE), 1));
        Contents row = new Contents(
                own,
                List.of(new Contents.Row(own, null)),
                new Totals(
                        Tally.of(own),
                        pace,
                        alone.totals().accepted(),
                        alone.totals().submitted()));
        List<Dashboard.OverdueUnit> overdue = new ArrayList<>();
        collectOverdue(frozen, form, row, now, overdue);
        return dashboard(
                frozen,
                form,
                unit,
                report == null ? 0 : report.version(),
                now,
                row,
                row.totals().tally(),
                overdue,
                now,
                caller);
    }

    /** Goes down only where the counts say that somebody is overdue. */
    private void collectOverdue(
            Rosters.Frozen frozen, Form form, Contents contents, Instant now, List<Dashboard.OverdueUnit> overdue) {
        Roster roster = frozen.roster();
        String round = frozen.round().id();
        List<String> further = new ArrayList<>();
        for (Contents.Row row : contents.rows()) {
            if (row.own().lateness(now) == Lateness.OVERDUE) {
                overdue.add(overdueUnit(roster, round, row.own()));
            }
            if (row.below() != null && row.below().overdue(now) > 0) {
                further.add(row.own().unit());
            }
        }
        if (further.isEmpty()) {
            return;
        }
        Map<String, Contents> stored = new HashMap<>();
        rollups.findAllById(further.stream().map(unit -> Rollup.id(round, unit)).toList())
                .forEach(rollup -> stored.put(rollup.unit(), rollup.contents()));
        for (String unit : further) {
            @Nullable Contents below = stored.get(unit);
            collectOverdue(
                    frozen, form, below == null ? RollupRefresh.untouched(roster, form, unit) : below, now, overdue);
        }
    }

    private static Dashboard.OverdueUnit overdueUnit(Roster roster, String round, OwnReport own) {
        Obliged line = roster.line(own.unit());
        @Nullable
        Ref superior =
                line.superior() == null ? null : roster.line(line.superior()).ref();
        return new Dashboard.OverdueUnit(
                line.ref(), line.kind(), superior, own.dueAt(), own.nudges(), Report.id(round, own.unit()));
    }

    private static Dashboard dashboard(
            Rosters.Frozen frozen,
            Form form,
            String unit,
            long version,
            Instant asOf,
            Contents contents,
            Tally tally,
            List<Dashboard.OverdueUnit> overdue,
            Instant now,
            Caller caller) {
        Roster roster = frozen.roster();
        String round = frozen.round().id();
        OwnReport own = contents.own();
        return new Dashboard(
                frozen.round(),
                roster.line(unit).ref(),
                roster.line(unit).kind(),
                version,
                path(roster, unit, caller),
                asOf,
                tally.expected(),
                tally.submitted(),
                tally.accepted(),
                tally.returned(),
                tally.onTime(),
                tally.late(),
                tally.overdue(now),
                tally.waiting(),
                0,
                tally.notDue(now),
                new Dashboard.OwnView(
                        Report.id(round, unit), own.state(), own.dueAt(), own.firstSubmittedAt(), own.lateness(now)),
                form.indicators().stream()
                        .filter(indicator -> indicator.type() != IndicatorType.TEXT)
                        .map(indicator -> row(indicator, contents.totals()))
                        .toList(),
                contents.rows().stream()
                        .map(row -> row(roster, round, row, now))
                        .toList(),
                overdue,
                contents.totals().pace().stream()
                        .map(day -> new Dashboard.Pace(day.date(), day.submitted()))
                        .toList());
    }

    private static List<Ref> path(Roster roster, String unit, Caller caller) {
        List<Ref> path = new ArrayList<>();
        for (String above : roster.ancestors(unit).reversed()) {
            if (maySee(roster, above, caller)) {
                path.add(roster.line(above).ref());
            }
        }
        path.add(roster.line(unit).ref());
        return path;
    }

    private static Dashboard.IndicatorRow row(Indicator indicator, Totals totals) {
        return new Dashboard.IndicatorRow(
                indicator.code(),
                indicator.name(),
                indicator.unitOfMeasure(),
                totals.accepted().get(indicator.code()),
                totals.submitted().get(indicator.code()),
                null);
    }

    private static Dashboard.ChildRow row(Roster roster, String round, Contents.Row row, Instant now) {
        Obliged line = roster.line(row.own().unit());
        Tally tally = row.tally();
        return new Dashboard.ChildRow(
                line.ref(),
                line.kind(),
                tally.expected(),
                tally.submitted(),
                tally.accepted(),
                tally.returned(),
                tally.waiting(),
                tally.late(),
                tally.overdue(now),
                tally.onTime(),
                tally.notDue(now),
                row.own().state(),
                row.own().lateness(now),
                Report.id(round, line.unit()),
                row.below() != null);
    }
}
