package vn.lienthong.reports.round;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.form.DueRule;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Forms;
import vn.lienthong.reports.form.Period;
import vn.lienthong.reports.form.Window;
import vn.lienthong.reports.unit.TreeLease;
import vn.lienthong.reports.unit.UnitKind;
import vn.lienthong.reports.unit.UnitTree;
import vn.lienthong.reports.unit.UnitTrees;
import vn.lienthong.starter.time.VietnamTime;

/**
 * Opens a round by hand. One write freezes the roster; everything after it can be repeated: the reports are inserted
 * where they are absent, under ids that follow from round and unit.
 */
@Component
class OpenRound {

    private static final java.time.Period LATEST_DUE = java.time.Period.ofYears(1);

    private final Forms forms;
    private final UnitTrees trees;
    private final TreeLease lease;
    private final Rounds rounds;
    private final ApplicationEventPublisher inProcess;
    private final Clock clock;

    OpenRound(
            Forms forms,
            UnitTrees trees,
            TreeLease lease,
            Rounds rounds,
            ApplicationEventPublisher inProcess,
            Clock clock) {
        this.forms = forms;
        this.trees = trees;
        this.lease = lease;
        this.rounds = rounds;
        this.inProcess = inProcess;
        this.clock = clock;
    }

    /**
     * @param request names the request over all its tries
     * @param dueDates last day on time by level; what is absent follows the form
     */
    record Command(String request, String form, Period period, Map<UnitKind, LocalDate> dueDates) {}

    Opening open(Command command) {
        @Nullable Form form = forms.findById(command.form()).orElse(null);
        if (form == null) {
            return new Opening.UnknownForm();
        }
        if (form.cadence() != command.period().type()) {
            return new Opening.WrongCadence();
        }
        String id = Round.id(form.id(), command.period());
        Optional<Opening> there = already(id, command);
        if (there.isPresent()) {
            return there.get();
        }
        Map<UnitKind, Instant> due = due(form, command);
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnamTime.ZONE);
        return refusal(form.window(command.period()), days(due), today)
                .orElseGet(() ->
                        lease.holding(() -> freeze(form, command, due, today)).orElseGet(Opening.TreeChanging::new));
    }

    /** An earlier try may have died before the reports were asked for: that too can be repeated. */
    private Optional<Opening> already(String id, Command command) {
        return rounds.findById(id).map(round -> {
            if (!round.wasOpenedWith(command.request())) {
                return new Opening.AlreadyThere(id, command.period().title());
            }
            inProcess.publishEvent(new RosterFrozen(round));
            return new Opening.Opened(rounds.findById(id).orElse(round));
        });
    }

    private static Optional<Opening> refusal(Window window, Map<UnitKind, LocalDate> due, LocalDate today) {
        if (today.isBefore(window.from())) {
            return Optional.of(new Opening.NotBegun(window.from()));
        }
        LocalDate latest = (today.isAfter(window.to()) ? today : window.to()).plus(LATEST_DUE);
        for (Map.Entry<UnitKind, LocalDate> one : due.entrySet()) {
            if (one.getValue().isBefore(window.from())) {
                return Optional.of(new Opening.DueDateBeforeWindow(one.getKey()));
            }
            if (one.getValue().isAfter(latest)) {
                return Optional.of(new Opening.DueDateTooFar(one.getKey()));
            }
        }
        for (Map.Entry<UnitKind, LocalDate> one : due.entrySet()) {
            for (Map.Entry<UnitKind, LocalDate> other : due.entrySet()) {
                if (height(other.getKey()) < height(one.getKey())
                        && one.getValue().isBefore(other.getValue())) {
                    return Optional.of(new Opening.DueDatesOutOfOrder(one.getKey()));
                }
            }
        }
        return Optional.empty();
    }

    /** A superior waits for those below it. */
    private static int height(UnitKind level) {
        return switch (level) {
            case SCHOOL -> 0;
            case CLUSTER, COMMUNE_OFFICE, DISTRICT_OFFICE -> 1;
            case DEPARTMENT -> 2;
        };
    }

    private Opening freeze(Form form, Command command, Map<UnitKind, Instant> due, LocalDate today) {
        UnitTree tree = trees.freshOn(today);
        Roster.Freezing freezing = Roster.freeze(tree, due);
        if (!freezing.unrouted().isEmpty()) {
            return new Opening.Unrouted(freezing.unrouted());
        }
        List<Obliged> obliged = freezing.obliged();
        if (obliged.isEmpty()) {
            return new Opening.NobodyObliged();
        }
        Round round;
        try {
            round = rounds.save(Round.freeze(
                    form, command.period(), today, days(due), obliged, command.request(), clock.instant()));
        } catch (DuplicateKeyException openedMeanwhile) {
            return already(Round.id(form.id(), command.period()), command).orElseThrow(() -> openedMeanwhile);
        }
        inProcess.publishEvent(new RosterFrozen(round));
        return new Opening.Opened(rounds.findById(round.id()).orElseThrow());
    }

    /** A stated day ends at the hour that the form's rule for the level names, and counts itself as the last day. */
    private static Map<UnitKind, Instant> due(Form form, Command command) {
        Map<UnitKind, Instant> due = new EnumMap<>(UnitKind.class);
        for (DueRule rule : form.due()) {
            @Nullable LocalDate stated = command.dueDates().get(rule.level());
            due.put(
                    rule.level(),
                    stated == null
                            ? rule.dueAt(command.period())
                            : stated.atTime(rule.time())
                                    .atZone(VietnamTime.ZONE)
                                    .toInstant());
        }
        return due;
    }

    private static Map<UnitKind, LocalDate> days(Map<UnitKind, Instant> due) {
        Map<UnitKind, LocalDate> days = new EnumMap<>(UnitKind.class);
        due.forEach((kind, at) -> days.put(kind, LocalDate.ofInstant(at, VietnamTime.ZONE)));
        return days;
    }
}
