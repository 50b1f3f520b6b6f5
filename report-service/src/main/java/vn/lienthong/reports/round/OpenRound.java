package vn.lienthong.reports.round;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.form.DueRule;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Forms;
import vn.lienthong.reports.form.Period;
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

    private final Forms forms;
    private final UnitTrees trees;
    private final Rounds rounds;
    private final ApplicationEventPublisher inProcess;
    private final Clock clock;

    OpenRound(Forms forms, UnitTrees trees, Rounds rounds, ApplicationEventPublisher inProcess, Clock clock) {
        this.forms = forms;
        this.trees = trees;
        this.rounds = rounds;
        this.inProcess = inProcess;
        this.clock = clock;
    }

    /** @param dueDates last day on time by level; what is absent follows the form */
    record Command(String form, Period period, Map<UnitKind, LocalDate> dueDates) {}

    Opening open(Command command) {
        @Nullable Form form = forms.findById(command.form()).orElse(null);
        if (form == null) {
            return new Opening.UnknownForm();
        }
        if (form.cadence() != command.period().type()) {
            return new Opening.WrongCadence();
        }
        String id = Round.id(form.id(), command.period());
        if (rounds.existsById(id)) {
            return new Opening.AlreadyThere(id, command.period().title());
        }
        Instant now = clock.instant();
        Map<UnitKind, Instant> due = due(form, command);
        for (Map.Entry<UnitKind, LocalDate> stated : command.dueDates().entrySet()) {
            if (stated.getValue().isBefore(form.window(command.period()).from())) {
                return new Opening.DueDateBeforeWindow(stated.getKey());
            }
        }
        LocalDate today = LocalDate.ofInstant(now, VietnamTime.ZONE);
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
            round = rounds.save(Round.freeze(form, command.period(), today, days(due), obliged, now));
        } catch (DuplicateKeyException openedMeanwhile) {
            return new Opening.AlreadyThere(id, command.period().title());
        }
        inProcess.publishEvent(new RosterFrozen(round));
        return new Opening.Opened(rounds.findById(id).orElseThrow());
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
