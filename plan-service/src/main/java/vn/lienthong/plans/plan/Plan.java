package vn.lienthong.plans.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.lienthong.plans.citation.CitationCheck;
import vn.lienthong.plans.content.PlanContent;
import vn.lienthong.plans.intake.Doubt;
import vn.lienthong.plans.plan.HistoryEntry.Action;
import vn.lienthong.plans.plan.PlanState.Accepted;
import vn.lienthong.plans.plan.PlanState.Draft;
import vn.lienthong.plans.plan.PlanState.Issued;
import vn.lienthong.plans.plan.PlanState.Returned;
import vn.lienthong.plans.plan.PlanState.Submitted;
import vn.lienthong.plans.unit.UnitRef;
import vn.lienthong.starter.events.EventSource;
import vn.lienthong.starter.events.Outbox;
import vn.lienthong.starter.text.VietnameseText;

/**
 * The yearly plan of one unit with its newest revision. Text, state, history and outgoing events are one document and
 * change in one write. Earlier revisions lie in {@link IssuedRevision}, so that this document does not grow with them.
 *
 * <p>Who may do what is settled outside ({@link Standing}); here is only what the plan itself admits.
 */
@Document(Plan.COLLECTION)
@CompoundIndex(name = "unit_stage", def = "{'unit': 1, 'stage': 1, 'changedAt': -1}")
@CompoundIndex(name = "newest", def = "{'changedAt': -1, '_id': -1}")
@CompoundIndex(name = "unchecked", def = "{'check.status': 1, 'check.at': 1}")
final class Plan implements EventSource {

    static final String COLLECTION = "plans";

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private final String unit;
    private int year;
    private int revision;
    private String title;
    /** Title and number without diacritics, for searching. */
    private String folded;

    private PlanState state;
    private PlanState.Type stage;
    private Instant changedAt;
    private PlanContent content;
    private @Nullable Issuance issuance;
    private @Nullable Replaces replaces;

    /** Rises whenever the text or the day it is judged on changes; a check belongs to one edition. */
    private int edition;

    private CitationCheck check;
    private List<Doubt> doubts;
    private final List<HistoryEntry> history;
    private final @Nullable Source source;

    /** Every number this plan was issued under. Absent before the first one: the unique index then passes it over. */
    @Indexed(name = "number", unique = true, sparse = true)
    private @Nullable List<String> numbers;

    private final Outbox outbox;

    @PersistenceCreator
    @SuppressWarnings("TooManyParameters") // The document as it is stored; nobody else calls it.
    private Plan(
            String id,
            String unit,
            int year,
            int revision,
            String title,
            String folded,
            PlanState state,
            PlanState.Type stage,
            Instant changedAt,
            PlanContent content,
            int edition,
            CitationCheck check,
            List<Doubt> doubts,
            List<HistoryEntry> history,
            @Nullable Source source,
            Outbox outbox) {
        this.id = id;
        this.unit = unit;
        this.year = year;
        this.revision = revision;
        this.title = title;
        this.folded = folded;
        this.state = state;
        this.stage = stage;
        this.changedAt = changedAt;
        this.content = content;
        this.edition = edition;
        this.check = check;
        this.doubts = List.copyOf(doubts);
        this.history = new ArrayList<>(history);
        this.source = source;
        this.outbox = outbox;
    }

    private static Plan start(
            PlanId id,
            int year,
            PlanContent content,
            List<Doubt> doubts,
            CitationCheck check,
            @Nullable Source source,
            Actor by,
            Instant at,
            Action how) {
        var draft = new Draft(at, by, null);
        var plan = new Plan(
                id.value(),
                by.unit().id(),
                year,
                1,
                "",
                "",
                draft,
                draft.type(),
                at,
                content,
                1,
                check,
                doubts,
                List.of(),
                source,
                new Outbox());
        plan.retitle();
        plan.note(how, by, at, source == null ? null : source.fileName());
        return plan;
    }

    /** An empty draft. */
    static Plan create(PlanId id, int year, PlanContent content, CitationCheck check, Actor by, Instant at) {
        return start(id, year, content, List.of(), check, null, by, at, Action.CREATED);
    }

    /** A draft read from a file. */
    static Plan imported(
            PlanId id,
            int year,
            PlanContent content,
            List<Doubt> doubts,
            CitationCheck check,
            Source source,
            Actor by,
            Instant at) {
        return start(id, year, content, doubts, check, source, by, at, Action.IMPORTED);
    }

    /** Takes over the author's text with the check made for exactly this text. */
    Saving save(int changedYear, PlanContent changed, CitationCheck made, Actor by, Instant at) {
        if (!admits(Act.EDIT)) {
            return new Saving.Refused(wrongState(Act.EDIT));
        }
        List<Gap> gaps = changed.problems("/content").stream()
                .map(problem -> new Gap(problem.pointer(), problem.detail()))
                .toList();
        if (!gaps.isEmpty()) {
            return new Saving.Invalid(gaps);
        }
        doubts = SettledDoubts.open(doubts, content, changed);
        year = changedYear;
        write(changed, made);
        note(Action.SAVED, by, at, null);
        return new Saving.Saved(this);
    }

    /** Applies a correction that the current check proposes. The text that it gives, for checking before it is applied. */
    Optional<PlanContent> corrected(TextCorrection correction) {
        return check.suggests(correction.node(), correction.start(), correction.end(), correction.replacement())
                ? content.withText(correction.node(), correction.start(), correction.end(), correction.replacement())
                : Optional.empty();
    }

    /** @param made the check of the corrected text */
    Correcting correct(TextCorrection correction, CitationCheck made, Actor by, Instant at) {
        if (!admits(Act.EDIT)) {
            return new Correcting.Refused(wrongState(Act.EDIT));
        }
        Optional<PlanContent> text = corrected(correction);
        if (text.isEmpty()) {
            return new Correcting.NotSuggested();
        }
        write(text.get(), made);
        note(Action.CORRECTED, by, at, correction.replacement());
        return new Correcting.Corrected(this);
    }

    /** @param made the check of the text on the day of issue */
    Issuing issue(Issuance signed, CitationCheck made, Actor by, Instant at) {
        if (!admits(Act.ISSUE)) {
            return new Issuing.Refused(wrongState(Act.ISSUE));
        }
        List<Gap> gaps = Issuance.missingIn(content);
        if (!gaps.isEmpty()) {
            return new Issuing.Incomplete(gaps);
        }
        String key = signed.number().key(unit, signed.date().getYear());
        if (numbers != null && numbers.contains(key)) {
            return new Issuing.NumberTaken(
                    signed.number(), signed.date().getYear(), new Issuing.Holder(id, title, revision - 1));
        }
        var all = numbers == null ? new ArrayList<String>() : new ArrayList<>(numbers);
        all.add(key);
        numbers = List.copyOf(all);
        issuance = signed;
        doubts = List.of();
        write(signed.on(content), made);
        become(new Issued(at, by), at);
        note(Action.ISSUED, by, at, signed.number().text());
        return new Issuing.Issued(this);
    }

    /** For the first time, or again after a return: unchanged or as a new issued revision. */
    Submission submit(UnitRef superior, Actor by, Instant at) {
        if (!admits(Act.SUBMIT)) {
            return new Submission.Refused(wrongState(Act.SUBMIT));
        }
        become(new Submitted(at, by, superior), at);
        note(Action.SUBMITTED, by, at, superior.name());
        tell(PlanEvent.Step.SUBMITTED, by.unit(), superior, by, at, null);
        return new Submission.Submitted(this);
    }

    /** @param of the plan's unit under its name of the day */
    Review giveBack(String reason, List<Comment> comments, UnitRef of, Actor by, Instant at) {
        if (!(state instanceof Submitted)) {
            return new Review.Refused(wrongState(Act.RETURN));
        }
        List<Gap> gaps = new PinnedComments(comments).astray(content);
        if (!gaps.isEmpty()) {
            return new Review.Invalid(gaps);
        }
        become(new Returned(at, by, by.unit(), reason, comments), at);
        note(Action.RETURNED, by, at, reason);
        tell(PlanEvent.Step.RETURNED, of, by.unit(), by, at, reason);
        return new Review.Decided(this);
    }

    /** @param of the plan's unit under its name of the day */
    Review accept(@Nullable String note, UnitRef of, Actor by, Instant at) {
        if (!(state instanceof Submitted)) {
            return new Review.Refused(wrongState(Act.ACCEPT));
        }
        become(new Accepted(at, by, by.unit(), note), at);
        note(Action.ACCEPTED, by, at, note);
        tell(PlanEvent.Step.ACCEPTED, of, by.unit(), by, at, note);
        return new Review.Decided(this);
    }

    private void tell(
            PlanEvent.Step step, UnitRef unit, UnitRef superior, Actor by, Instant at, @Nullable String reason) {
        outbox.add(new PlanEvent(step, id, title, year, revision, unit, superior, PlanEvent.By.of(by), at, reason), at);
    }

    /** Starts the next revision from the issued text; the issued one is no longer touched. */
    Revision revise(CitationCheck made, Actor by, Instant at) {
        if (!admits(Act.REVISE) || issuance == null) {
            return new Revision.Refused(wrongState(Act.REVISE));
        }
        replaces = issuance.asReplaced(revision);
        issuance = null;
        revision++;
        write(Issuance.takenOff(content), made);
        become(new Draft(at, by, state instanceof Returned returned ? returned : null), at);
        note(Action.REVISED, by, at, Objects.requireNonNull(replaces).numberText());
        return new Revision.Started(this);
    }

    boolean admits(Act act) {
        return act.isPossibleIn(stage);
    }

    Refusal.WrongState wrongState(Act act) {
        return new Refusal.WrongState(stage, act);
    }

    /** The day whose names its heading shows. */
    LocalDate asOf(LocalDate today) {
        return issuance == null ? today : issuance.date();
    }

    private void write(PlanContent changed, CitationCheck made) {
        content = changed;
        check = made;
        edition++;
        retitle();
    }

    private void retitle() {
        title = content.title();
        folded = VietnameseText.fold(
                issuance == null ? title : title + " " + issuance.number().text());
    }

    private void become(PlanState next, Instant at) {
        state = next;
        stage = next.type();
        changedAt = at;
        retitle();
    }

    private void note(Action action, Actor by, Instant at, @Nullable String text) {
        var entry = new HistoryEntry(at, by, action, revision, text);
        if (!history.isEmpty() && entry.continues(history.getLast())) {
            history.removeLast();
        }
        history.add(entry);
        changedAt = at;
    }

    PlanId id() {
        return new PlanId(id);
    }

    /** @throws NullPointerException before the first save */
    long version() {
        return Objects.requireNonNull(version, "not stored yet");
    }

    String unit() {
        return unit;
    }

    int year() {
        return year;
    }

    int revision() {
        return revision;
    }

    String title() {
        return title;
    }

    PlanState state() {
        return state;
    }

    PlanContent content() {
        return content;
    }

    @Nullable
    Issuance issuance() {
        return issuance;
    }

    @Nullable
    Replaces replaces() {
        return replaces;
    }

    int edition() {
        return edition;
    }

    CitationCheck check() {
        return check;
    }

    List<Doubt> doubts() {
        return doubts;
    }

    List<HistoryEntry> history() {
        return List.copyOf(history);
    }

    @Nullable
    Source source() {
        return source;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
