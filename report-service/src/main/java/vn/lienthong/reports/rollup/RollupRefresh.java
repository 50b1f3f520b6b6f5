package vn.lienthong.reports.rollup;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Forms;
import vn.lienthong.reports.report.Report;
import vn.lienthong.reports.report.ReportStanding;
import vn.lienthong.reports.report.ReportStandings;
import vn.lienthong.reports.round.Obliged;
import vn.lienthong.reports.round.Roster;
import vn.lienthong.reports.round.Rosters;

/**
 * Passes changes of reports up to the top: recomputes every unit above a changed report from its direct children, the
 * deepest first, and only then takes the mark off the report.
 *
 * <p>Safe with several at once, in this process or another: a roll-up's version is read before its children are and
 * every recomputation is written, changed or not. A writer that had read older children therefore fails on the version
 * and reads again. (Leaving the unchanged unwritten would let such a writer win when a figure goes from A to B and back
 * to A meanwhile.) A crash at any point leaves the mark, and the sweep repeats the whole way up.
 */
@Component
class RollupRefresh {

    private static final int TRIES = 60;
    private static final long PAUSE_AT_MOST = TimeUnit.MILLISECONDS.toNanos(20);

    private final Rollups rollups;
    private final ReportStandings reports;
    private final Rosters rosters;
    private final Forms forms;
    private final Clock clock;

    RollupRefresh(Rollups rollups, ReportStandings reports, Rosters rosters, Forms forms, Clock clock) {
        this.rollups = rollups;
        this.reports = reports;
        this.rosters = rosters;
        this.forms = forms;
        this.clock = clock;
    }

    /** Passes up what these reports have changed, once for all of them. */
    void passUp(Collection<String> reportIds) {
        passUpPending(reports.find(reportIds).stream()
                .filter(ReportStanding::isPending)
                .toList());
    }

    /**
     * Passes up everything that is marked.
     *
     * @return how many reports were
     */
    int passUpAll() {
        List<ReportStanding> pending = reports.pending();
        passUpPending(pending);
        return pending.size();
    }

    private void passUpPending(List<ReportStanding> pending) {
        Map<String, List<ReportStanding>> byRound =
                pending.stream().collect(groupingBy(report -> report.round().id()));
        byRound.forEach((round, changed) -> {
            Rosters.Frozen frozen = rosters.of(round);
            Form form = forms.findById(frozen.form()).orElseThrow();
            for (String unit : touched(frozen.roster(), changed)) {
                recompute(round, frozen.roster(), form, unit);
            }
            changed.forEach(reports::takenOver);
        });
    }

    /** The units whose roll-ups the reports are in, the deepest first. */
    private static List<String> touched(Roster roster, List<ReportStanding> changed) {
        Set<String> touched = new HashSet<>();
        for (ReportStanding report : changed) {
            String unit = report.unit().id();
            if (roster.isInner(unit)) {
                touched.add(unit);
            }
            touched.addAll(roster.ancestors(unit));
        }
        List<String> deepestFirst = new ArrayList<>(touched);
        deepestFirst.sort((one, other) -> Integer.compare(roster.depth(other), roster.depth(one)));
        return deepestFirst;
    }

    private void recompute(String round, Roster roster, Form form, String unit) {
        for (int attempt = 1; ; attempt++) {
            // The order of these reads is what makes concurrent writers safe: own version first, then the children.
            @Nullable Rollup stored = rollups.findById(Rollup.id(round, unit)).orElse(null);
            Instant asOf = clock.instant();
            Contents contents = read(round, roster, form, unit);
            Rollup rollup = stored == null ? Rollup.start(round, unit, untouched(roster, form, unit), asOf) : stored;
            rollup.become(contents, asOf);
            try {
                rollups.save(rollup);
                return;
            } catch (OptimisticLockingFailureException | DuplicateKeyException writtenMeanwhile) {
                if (attempt == TRIES) {
                    throw writtenMeanwhile;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_AT_MOST));
            }
        }
    }

    private Contents read(String round, Roster roster, Form form, String unit) {
        List<String> reportIds = new ArrayList<>(List.of(Report.id(round, unit)));
        List<String> rollupIds = new ArrayList<>();
        for (Obliged child : roster.children(unit)) {
            if (roster.isInner(child.unit())) {
                rollupIds.add(Rollup.id(round, child.unit()));
            } else {
                reportIds.add(Report.id(round, child.unit()));
            }
        }
        Map<String, ReportStanding> standings = reports.find(reportIds).stream()
                .collect(toMap(standing -> standing.unit().id(), Function.identity()));
        Map<String, Contents.Child> inner = new HashMap<>();
        if (!rollupIds.isEmpty()) {
            rollups.children(rollupIds)
                    .forEach(child -> inner.put(child.unit(), new Contents.Child(child.own(), child.totals())));
        }
        return Contents.of(roster, form, unit, standings, child -> {
            Contents.@Nullable Child stored = inner.get(child);
            return stored == null ? untouched(roster, form, child).asChild() : stored;
        });
    }

    /** What a roll-up says before anybody below it has done anything: the roster alone. */
    static Contents untouched(Roster roster, Form form, String unit) {
        return Contents.of(
                roster,
                form,
                unit,
                Map.of(),
                child -> untouched(roster, form, child).asChild());
    }
}
