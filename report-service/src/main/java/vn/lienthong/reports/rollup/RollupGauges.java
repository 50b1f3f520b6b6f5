package vn.lienthong.reports.rollup;

import static java.util.Comparator.comparing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.round.Obliged;
import vn.lienthong.reports.round.Rosters;
import vn.lienthong.reports.round.Rounds;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.tenancy.Tenants;

/**
 * How many reports of the open rounds are in which state, over all tenants together: rounds are few and have the same
 * ids everywhere, tenants would be one label too many.
 */
@Component
class RollupGauges {

    private static final Logger log = LoggerFactory.getLogger(RollupGauges.class);

    private final Tenants tenants;
    private final Rounds rounds;
    private final Rosters rosters;
    private final Rollups rollups;
    private final MultiGauge reports;

    RollupGauges(Tenants tenants, Rounds rounds, Rosters rosters, Rollups rollups, MeterRegistry meters) {
        this.tenants = tenants;
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
        Map<Label, Integer> counts = new TreeMap<>(comparing(Label::round).thenComparing(Label::state));
        for (var tenant : tenants.all()) {
            try {
                TenantScope.inTenant(tenant, () -> count(counts));
            } catch (RuntimeException unreadable) {
                log.atWarn()
                        .setCause(unreadable)
                        .addKeyValue("tenant", tenant.value())
                        .log("reports not counted");
            }
        }
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        counts.forEach((label, count) ->
                rows.add(MultiGauge.Row.of(Tags.of("round", label.round(), "state", label.state()), count)));
        reports.register(rows, true);
    }

    private void count(Map<Label, Integer> counts) {
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
    }
}
