package vn.lienthong.reports.report;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.round.Lateness;
import vn.lienthong.reports.round.Obliged;
import vn.lienthong.reports.round.Ref;
import vn.lienthong.reports.round.Roster;
import vn.lienthong.reports.round.Rosters;
import vn.lienthong.reports.round.Rounds;
import vn.lienthong.starter.http.IdempotencyKey;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.security.Role;

/** Reminds units below the caller that are overdue. What was submitted meanwhile is passed over. */
@Component
class NudgeUnits {

    private static final int TRIES = 5;

    private final Reports reports;
    private final Rounds rounds;
    private final Rosters rosters;
    private final Clock clock;

    NudgeUnits(Reports reports, Rounds rounds, Rosters rosters, Clock clock) {
        this.reports = reports;
        this.rounds = rounds;
        this.rosters = rosters;
        this.clock = clock;
    }

    sealed interface Nudging {
        record Nudged(List<Ref> units) implements Nudging {}

        record UnknownRound() implements Nudging {}

        record NotAllowed() implements Nudging {}

        record RoundClosed(String name) implements Nudging {}

        /** @param positions where in the list the units stand that are not below the caller */
        record NotBelow(List<Integer> positions) implements Nudging {}
    }

    /**
     * @param units whom; {@code null} for all overdue below the caller
     * @param key a request that has been answered nudges nobody who became overdue since
     */
    Nudging nudge(String round, @Nullable List<String> units, IdempotencyKey key, Caller caller) {
        Rounds.@Nullable Overview overview = rounds.overview(round).orElse(null);
        if (overview == null) {
            return new Nudging.UnknownRound();
        }
        Roster roster = rosters.of(round).roster();
        @Nullable Obliged self = roster.find(caller.unit()).orElse(null);
        if (self == null || !roster.isInner(caller.unit()) || !caller.hasAny(Role.REVIEWER, Role.HEAD)) {
            return new Nudging.NotAllowed();
        }
        if (overview.isClosed()) {
            return new Nudging.RoundClosed(overview.name());
        }
        Set<String> below = new LinkedHashSet<>();
        roster.below(caller.unit()).forEach(line -> below.add(line.unit()));
        if (units != null) {
            List<Integer> strangers = new ArrayList<>();
            for (int i = 0; i < units.size(); i++) {
                if (!below.contains(units.get(i))) {
                    strangers.add(i);
                }
            }
            if (!strangers.isEmpty()) {
                return new Nudging.NotBelow(strangers);
            }
            below.retainAll(new HashSet<>(units));
        }
        Actor.Named by = new Actor.Named(caller.account(), caller.title(), self.ref());
        return new Nudging.Nudged(nudge(round, below, by, key));
    }

    private List<Ref> nudge(String round, Set<String> units, Actor.Named by, IdempotencyKey key) {
        Instant now = clock.instant();
        Map<String, ReportStanding> standings = new HashMap<>();
        reports.standings(units.stream().map(unit -> Report.id(round, unit)).toList())
                .forEach(standing -> standings.put(standing.unit().id(), standing));
        List<Ref> nudged = new ArrayList<>();
        for (String unit : units) {
            @Nullable ReportStanding standing = standings.get(unit);
            if (standing != null
                    && Lateness.of(standing.dueAt(), standing.firstSubmittedAt(), now) == Lateness.OVERDUE
                    && nudge(standing.id(), by, key, now)) {
                nudged.add(standing.unit());
            }
        }
        return nudged;
    }

    /** The unit may be typing into its report at this moment: its save and the nudge then take turns. */
    private boolean nudge(String id, Actor.Named by, IdempotencyKey key, Instant now) {
        for (int attempt = 1; ; attempt++) {
            Report report = reports.findById(id).orElseThrow();
            if (report.wasNudged(key.id().toString())) {
                return true;
            }
            if (key.answered() || !report.nudge(by, key.id().toString(), now)) {
                return false;
            }
            try {
                reports.save(report);
                return true;
            } catch (OptimisticLockingFailureException savedMeanwhile) {
                if (attempt == TRIES) {
                    throw savedMeanwhile;
                }
            }
        }
    }
}
