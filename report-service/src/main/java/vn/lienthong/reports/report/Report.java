package vn.lienthong.reports.report;

import static vn.lienthong.reports.report.HistoryEntry.Action;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.lienthong.reports.form.Value;
import vn.lienthong.reports.round.Lateness;
import vn.lienthong.reports.round.Obliged;
import vn.lienthong.reports.round.Ref;
import vn.lienthong.reports.round.Round;
import vn.lienthong.reports.unit.UnitKind;
import vn.lienthong.starter.events.EventSource;
import vn.lienthong.starter.events.Outbox;
import vn.lienthong.starter.text.VietnameseText;

/**
 * The report of one obliged unit in one round. The id follows from round and unit, so that creating it twice is
 * impossible.
 *
 * <p>What changes how the report counts also marks it {@code rollupPending} in the same write; the roll-up takes the
 * mark off when it has passed the change up to the top.
 */
@Document("reports")
@CompoundIndex(name = "unit_round", def = "{'unit._id': 1, 'round._id': -1}")
@CompoundIndex(name = "superior_round_state", def = "{'superior._id': 1, 'round._id': -1, 'state._class': 1}")
@CompoundIndex(name = "ancestors_round_name", def = "{'ancestors': 1, 'round._id': -1, 'sortKey': 1, '_id': 1}")
@CompoundIndex(name = "round_name", def = "{'round._id': -1, 'sortKey': 1, '_id': 1}")
public final class Report implements EventSource {

    /** How long a decision that spans two reports keeps the other side waiting when its process died. */
    static final Duration SETTLING_AT_MOST = Duration.ofSeconds(15);

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private final RoundRef round;
    private final String form;
    private final Ref unit;
    private final UnitKind kind;
    private final String sortKey;
    private final String searchText;
    private final @Nullable Ref superior;
    private final List<String> ancestors;
    private final int expectedChildren;
    private final Instant dueAt;

    private Map<String, Value> own;
    private Map<String, String> notes;
    /** Who saved figures last; absent while nobody has, and in reports of release 0.1.0. */
    private @Nullable Actor editedBy;

    private Map<String, Value> children;
    private ReportState state;
    private @Nullable Instant firstSubmittedAt;
    private List<CellComment> comments;
    private final List<Submission> submissions;
    private final List<HistoryEntry> history;
    private final List<Nudge> nudges;
    private int nudgeCount;
    private @Nullable Instant settlingSince;

    @Indexed(name = "rollup_pending", sparse = true)
    private @Nullable Boolean rollupPending;

    private final Outbox outbox;

    @PersistenceCreator
    Report(
            String id,
            @Nullable Long version,
            RoundRef round,
            String form,
            Ref unit,
            UnitKind kind,
            String sortKey,
            String searchText,
            @Nullable Ref superior,
            List<String> ancestors,
            int expectedChildren,
            Instant dueAt,
            Map<String, Value> own,
            Map<String, String> notes,
            @Nullable Actor editedBy,
            Map<String, Value> children,
            ReportState state,
            @Nullable Instant firstSubmittedAt,
            List<CellComment> comments,
            List<Submission> submissions,
            List<HistoryEntry> history,
            List<Nudge> nudges,
            int nudgeCount,
            @Nullable Instant settlingSince,
            @Nullable Boolean rollupPending,
            Outbox outbox) {
        this.id = id;
        this.version = version;
        this.round = round;
        this.form = form;
        this.unit = unit;
        this.kind = kind;
        this.sortKey = sortKey;
        this.searchText = searchText;
        this.superior = superior;
        this.ancestors = ancestors;
        this.expectedChildren = expectedChildren;
        this.dueAt = dueAt;
        this.own = own;
        this.notes = notes;
        this.editedBy = editedBy;
        this.children = children;
        this.state = state;
        this.firstSubmittedAt = firstSubmittedAt;
        this.comments = comments;
        this.submissions = submissions;
        this.history = history;
        this.nudges = nudges;
        this.nudgeCount = nudgeCount;
        this.settlingSince = settlingSince;
        this.rollupPending = rollupPending;
        this.outbox = outbox;
    }

    /**
     * Asks a unit of the roster for its report.
     *
     * @param superior         the reviewing unit's line; {@code null} at the top
     * @param ancestors        ids of the units above, the direct superior first
     * @param expectedChildren how many units report to this one
     */
    public static Report request(
            Round round,
            Obliged line,
            @Nullable Obliged superior,
            List<String> ancestors,
            int expectedChildren,
            Instant at) {
        String id = id(round.id(), line.unit());
        Report report = new Report(
                id,
                null,
                new RoundRef(round.id(), round.name(), round.period()),
                round.form(),
                line.ref(),
                line.kind(),
                VietnameseText.sortKey(line.name()),
                VietnameseText.fold(line.name()),
                superior == null ? null : superior.ref(),
                List.copyOf(ancestors),
                expectedChildren,
                line.dueAt(),
                Map.of(),
                Map.of(),
                null,
                Map.of(),
                new ReportState.Draft(at),
                null,
                List.of(),
                new ArrayList<>(),
                new ArrayList<>(List.of(new HistoryEntry(at, null, Action.REQUESTED, null))),
                new ArrayList<>(),
                0,
                null,
                null,
                new Outbox());
        report.outbox.add(new ReportEvent.Requested(id, round.ref(), line.ref(), line.dueAt()), at);
        return report;
    }

    public static String id(String round, String unit) {
        return round + "_" + unit;
    }

    /**
     * Takes over cells; cells that are not mentioned stay. The caller has read them against the form.
     *
     * @return whether the report could be edited
     */
    boolean edit(Map<String, @Nullable Value> values, Map<String, @Nullable String> remarks, Actor by) {
        if (!state.kind().isOpen()) {
            return false;
        }
        own = merged(own, values);
        notes = merged(notes, remarks);
        editedBy = by;
        return true;
    }

    private static <T> Map<String, T> merged(Map<String, T> present, Map<String, @Nullable T> changes) {
        Map<String, T> merged = new LinkedHashMap<>(present);
        changes.forEach((code, value) -> {
            if (value == null) {
                merged.remove(code);
            } else {
                merged.put(code, value);
            }
        });
        return merged;
    }

    /**
     * Freezes the figures and hands them to the superior. That they are complete and free of errors is the caller's
     * business, who knows the form.
     *
     * @param fromChildren what the children accepted so far gave
     * @param accepted     how many those are
     */
    boolean submit(Map<String, Value> fromChildren, int accepted, Actor by, Instant at) {
        if (!state.kind().isOpen()) {
            return false;
        }
        int no = submissions.size() + 1;
        children = Map.copyOf(fromChildren);
        submissions.add(new Submission(no, at, by, Map.copyOf(own), children, Map.copyOf(notes), accepted));
        if (firstSubmittedAt == null) {
            firstSubmittedAt = at;
        }
        state = new ReportState.Submitted(at, by, no);
        settled();
        history.add(new HistoryEntry(at, by, Action.SUBMITTED, null));
        tell(ReportEvent.Step.SUBMITTED, by, at, null);
        rollupPending = true;
        return true;
    }

    /** Gives the report back; its figures leave every sum until it is accepted again. */
    boolean sendBack(String reason, List<CellComment> remarks, Actor by, Instant at) {
        if (!state.kind().isStanding()) {
            return false;
        }
        comments = List.copyOf(remarks);
        state = new ReportState.Returned(at, by, reason, comments);
        settled();
        history.add(new HistoryEntry(at, by, Action.RETURNED, reason));
        tell(ReportEvent.Step.RETURNED, by, at, reason);
        rollupPending = true;
        return true;
    }

    boolean accept(Actor by, Instant at) {
        if (!(state instanceof ReportState.Submitted)) {
            return false;
        }
        state = new ReportState.Accepted(at, by);
        history.add(new HistoryEntry(at, by, Action.ACCEPTED, null));
        tell(ReportEvent.Step.ACCEPTED, by, at, null);
        rollupPending = true;
        return true;
    }

    /**
     * Reminds the unit.
     *
     * @param key the request's key; a second nudge under the same key is none
     * @return whether the unit has been reminded under this key, now or before
     */
    boolean nudge(Actor.Named by, String key, Instant at) {
        if (wasNudged(key)) {
            return true;
        }
        if (firstSubmittedAt != null || !Lateness.isAfterDue(dueAt, at)) {
            return false;
        }
        Actor actor = new Actor(by.account(), by.title(), by.unit().id());
        nudges.add(new Nudge(at, actor, key));
        nudgeCount = nudges.size();
        history.add(new HistoryEntry(at, actor, Action.NUDGED, null));
        outbox.add(new ReportEvent.Nudged(id, round.ref(), unit, by, dueAt, at), at);
        rollupPending = true;
        return true;
    }

    boolean wasNudged(String key) {
        return nudges.stream().anyMatch(nudge -> nudge.key().equals(key));
    }

    /** Says that a decision spanning this report and another is under way; see {@link Settlement}. */
    void settling(Instant at) {
        settlingSince = at;
    }

    void settled() {
        settlingSince = null;
    }

    Optional<Instant> settlingSince() {
        return Optional.ofNullable(settlingSince);
    }

    /** Whether a decision under way is young enough to be waited for; an older one was left by a crash. */
    static boolean isSettling(@Nullable Instant since, Instant now) {
        return since != null && Duration.between(since, now).abs().compareTo(SETTLING_AT_MOST) < 0;
    }

    /** People act for their own unit or as its reviewers; other units are named by id alone. */
    private void tell(ReportEvent.Step step, Actor by, Instant at, @Nullable String reason) {
        outbox.add(new ReportEvent.Moved(step, id, round.ref(), unit, superior, named(by), at, reason), at);
    }

    private Actor.Named named(Actor actor) {
        String name = actor.unit().equals(unit.id())
                ? unit.name()
                : superior != null && actor.unit().equals(superior.id()) ? superior.name() : actor.unit();
        return new Actor.Named(actor.account(), actor.title(), new Ref(actor.unit(), name));
    }

    public String id() {
        return id;
    }

    public long version() {
        return version == null ? 0 : version;
    }

    RoundRef round() {
        return round;
    }

    String form() {
        return form;
    }

    Ref unit() {
        return unit;
    }

    UnitKind kind() {
        return kind;
    }

    Optional<Ref> superior() {
        return Optional.ofNullable(superior);
    }

    /** The unit that returns and accepts: the superior on the frozen route; at the top the unit itself. */
    String reviewingUnit() {
        return superior == null ? unit.id() : superior.id();
    }

    List<String> ancestors() {
        return ancestors;
    }

    int expectedChildren() {
        return expectedChildren;
    }

    Instant dueAt() {
        return dueAt;
    }

    Map<String, Value> own() {
        return own;
    }

    Map<String, String> notes() {
        return notes;
    }

    Map<String, Value> children() {
        return children;
    }

    ReportState state() {
        return state;
    }

    Optional<Instant> firstSubmittedAt() {
        return Optional.ofNullable(firstSubmittedAt);
    }

    List<CellComment> comments() {
        return comments;
    }

    List<Submission> submissions() {
        return List.copyOf(submissions);
    }

    Optional<Actor> editedBy() {
        return Optional.ofNullable(editedBy);
    }

    List<HistoryEntry> history() {
        return List.copyOf(history);
    }

    int nudgeCount() {
        return nudgeCount;
    }

    public boolean isRollupPending() {
        return Boolean.TRUE.equals(rollupPending);
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
