package vn.lienthong.reports.rollup;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Forms;
import vn.lienthong.reports.report.ReportStanding;
import vn.lienthong.reports.report.ReportStandings;
import vn.lienthong.reports.round.Roster;
import vn.lienthong.reports.round.Rosters;

/** Recomputes all roll-ups of a round from its reports and compares them with what is stored. */
@Component
class RollupCheck {

    /** Work goes on while it reads; a difference that is there each time is one. */
    private static final int READINGS = 5;

    private final Rollups rollups;
    private final ReportStandings reports;
    private final Forms forms;

    RollupCheck(Rollups rollups, ReportStandings reports, Forms forms) {
        this.rollups = rollups;
        this.reports = reports;
        this.forms = forms;
    }

    /**
     * @param checked     how many roll-ups were compared
     * @param pending     reports whose last change is still on its way up; the units above them were not compared
     * @param differences must be empty
     */
    record Result(int checked, int pending, List<Difference> differences) {}

    /** @param part which part of the roll-up differs */
    record Difference(String unit, String part, String stored, String computed) {}

    Result check(Rosters.Frozen frozen) {
        Result result = read(frozen);
        Set<Difference> lasting = new LinkedHashSet<>(result.differences());
        for (int reading = 2; reading <= READINGS && !lasting.isEmpty(); reading++) {
            result = read(frozen);
            lasting.retainAll(new HashSet<>(result.differences()));
        }
        return new Result(result.checked(), result.pending(), List.copyOf(lasting));
    }

    private Result read(Rosters.Frozen frozen) {
        Roster roster = frozen.roster();
        String round = frozen.round().id();
        Form form = forms.findById(frozen.form()).orElseThrow();
        Map<String, Rollup> stored =
                rollups
                        .findAllById(roster.innerDeepestFirst().stream()
                                .map(unit -> Rollup.id(round, unit))
                                .toList())
                        .stream()
                        .collect(toMap(Rollup::unit, Function.identity()));
        List<ReportStanding> standings = reports.ofRound(round);
        Map<String, ReportStanding> byUnit =
                standings.stream().collect(toMap(report -> report.unit().id(), Function.identity()));
        Set<String> onTheWay = new HashSet<>();
        int pending = 0;
        for (ReportStanding report : standings) {
            if (report.isPending()) {
                pending++;
                onTheWay.add(report.unit().id());
                onTheWay.addAll(roster.ancestors(report.unit().id()));
            }
        }
        Map<String, Contents> computed = new HashMap<>();
        List<Difference> differences = new ArrayList<>();
        int checked = 0;
        for (String unit : roster.innerDeepestFirst()) {
            Contents contents = Contents.of(
                    roster,
                    form,
                    unit,
                    byUnit,
                    child -> Objects.requireNonNull(computed.get(child)).asChild());
            computed.put(unit, contents);
            if (!onTheWay.contains(unit)) {
                checked++;
                @Nullable Rollup rollup = stored.get(unit);
                compare(
                        unit,
                        rollup == null ? RollupRefresh.untouched(roster, form, unit) : rollup.contents(),
                        contents,
                        differences);
            }
        }
        return new Result(checked, pending, differences);
    }

    private static void compare(String unit, Contents stored, Contents computed, List<Difference> differences) {
        compare(unit, "own", stored.own(), computed.own(), differences);
        compare(unit, "rows", stored.rows(), computed.rows(), differences);
        compare(unit, "tally", stored.totals().tally(), computed.totals().tally(), differences);
        compare(unit, "pace", stored.totals().pace(), computed.totals().pace(), differences);
        compare(unit, "accepted", stored.totals().accepted(), computed.totals().accepted(), differences);
        compare(
                unit,
                "submitted",
                stored.totals().submitted(),
                computed.totals().submitted(),
                differences);
    }

    private static void compare(
            String unit, String part, Object stored, Object computed, List<Difference> differences) {
        if (!stored.equals(computed)) {
            differences.add(new Difference(unit, part, stored.toString(), computed.toString()));
        }
    }
}
