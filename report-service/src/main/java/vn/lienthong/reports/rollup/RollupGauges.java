package vn.lienthong.reports.rollup;

import static java.util.Comparator.comparing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.round.Obliged;
import vn.lienthong.reports.round.Rosters;
import vn.lienthong.reports.round.Rounds;
import vn.lienthong.starter.tenancy.TenantSchedule;

/**
 * How many reports of the open rounds are in which state, over all tenants together: rounds are few and have the same
 * ids everywhere, tenants would be one label too many.
 */
@Component
class RollupGauges {

    private final TenantSchedule schedule;
    private final Rounds rounds;
    private final Rosters rosters;
    private final Rollups rollups;
    private final MultiGauge reports;

    RollupGauges(TenantSchedule schedule, Rounds rounds, Rosters rosters, Rollups rollups, MeterRegistry meters) {
        this.schedule = schedule;
        this.rounds = rounds;
        this.rosters = rosters;
        this.rollups = rollups;
        this.reports = MultiGauge.builder("lienthong.reports")
                .description("Reports of open rounds by state, from the roll-ups at the top")
                .register(meters);
    }

    private record Label(String round, String state) {}

    @Scheduled(
            fixedDelayString = "${lienthong.rollups.gauges:PT30S}",
            initialDelayString = "${lienthong.rollups.gauges:PT30S}")
    void refresh() {
        TenantSchedule.Answers<Map<Label, Integer>> counted =
                schedule.ask("report-gauges", Duration.ofMinutes(1), this::count);
        Map<Label, Integer> counts = new TreeMap<>(comparing(Label::round).thenComparing(Label::state));
        counted.byTenant()
                .values()
                .forEach(province -> province.forEach((label, count) -> counts.merge(label, count, Integer::sum)));
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        // What could not be counted everywhere is absent: a part would pass for the whole.
        if (counted.isComplete()) {
            counts.forEach((label, count) ->
                    rows.add(MultiGauge.Row.of(Tags.of("round", label.round(), "state", label.state()), count)));
        }
        reports.register(rows, true);
    }

    private Map<Label, Integer> count() {
        Map<Label, Integer> counts = new HashMap<>();
        for (Rounds.Overview round : rounds.overviews()) {
            if (round.isClosed()) {
                continue;
            }
            for (Obliged line : rosters.of(round.id()).roster().lines()) {
                if (line.superior() == null) {
                    Tally tally = rollups.children(List.of(Rollup.id(round.id(), line.unit()))).stream()
                            .findFirst()
                            .map(top -> top.totals().tally().plus(Tally.of(top.own())))
                            .orElse(Tally.NONE);
                    counts.merge(new Label(round.id(), "submitted"), tally.waiting(), Integer::sum);
                    counts.merge(new Label(round.id(), "accepted"), tally.accepted(), Integer::sum);
                    counts.merge(new Label(round.id(), "returned"), tally.returned(), Integer::sum);
                    counts.merge(new Label(round.id(), "draft"), tally.expected() - tally.submitted(), Integer::sum);
                }
            }
        }
        return counts;
    }
}
