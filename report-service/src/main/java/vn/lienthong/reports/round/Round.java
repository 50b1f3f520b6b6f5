package vn.lienthong.reports.round;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Period;
import vn.lienthong.reports.form.Window;
import vn.lienthong.reports.unit.UnitKind;
import vn.lienthong.starter.events.EventSource;
import vn.lienthong.starter.events.Outbox;

/**
 * One period instance of a form. Its document holds the whole roster and is the truth about who must report; the
 * reports are created from it.
 *
 * <p>Form and period make the id, so that the same period cannot be opened twice, by whomever and however often.
 */
@Document("rounds")
public final class Round implements EventSource {

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private final String form;
    private final String formName;
    private final Period period;
    private final LocalDate rosterDate;
    private final Map<UnitKind, LocalDate> dueDates;
    private final List<Obliged> obliged;
    private final int rosterSize;
    private final @Nullable String openedWith;
    private RoundState state;
    private final Outbox outbox;

    @PersistenceCreator
    Round(
            String id,
            @Nullable Long version,
            String form,
            String formName,
            Period period,
            LocalDate rosterDate,
            Map<UnitKind, LocalDate> dueDates,
            List<Obliged> obliged,
            int rosterSize,
            @Nullable String openedWith,
            RoundState state,
            Outbox outbox) {
        this.id = id;
        this.version = version;
        this.form = form;
        this.formName = formName;
        this.period = period;
        this.rosterDate = rosterDate;
        this.dueDates = dueDates;
        this.obliged = obliged;
        this.rosterSize = rosterSize;
        this.openedWith = openedWith;
        this.state = state;
        this.outbox = outbox;
    }

    /**
     * @param rosterDate the day whose tree the roster was frozen from
     * @param openedWith names the request; see {@link #wasOpenedWith}
     */
    public static Round freeze(
            Form form,
            Period period,
            LocalDate rosterDate,
            Map<UnitKind, LocalDate> dueDates,
            List<Obliged> obliged,
            String openedWith,
            Instant at) {
        return new Round(
                id(form.id(), period),
                null,
                form.id(),
                form.name(),
                period,
                rosterDate,
                dueDates,
                List.copyOf(obliged),
                obliged.size(),
                openedWith,
                new RoundState.Opening(at),
                new Outbox());
    }

    /** Whether this request, or an earlier try of it, opened the round: then the round is its answer, not in its way. */
    boolean wasOpenedWith(String request) {
        return request.equals(openedWith);
    }

    /** It stands in addresses of the portal, where a dot would look like a file. */
    public static String id(String form, Period period) {
        return form.replace('.', '-') + "-" + period.year() + "-" + period.half();
    }

    /** Every obliged unit has its report now. Repeating it changes nothing. */
    public boolean reportsRequested(Instant at) {
        if (!(state instanceof RoundState.Opening)) {
            return false;
        }
        state = new RoundState.Open(at);
        outbox.add(new RoundOpened(id, name(), form, dueDates), at);
        return true;
    }

    Closing close(Instant at, String account, String title) {
        return switch (state) {
            case RoundState.Open open -> {
                state = new RoundState.Closed(open.at(), at, account, title);
                yield Closing.CLOSED;
            }
            case RoundState.Opening _ -> Closing.STILL_OPENING;
            case RoundState.Closed _ -> Closing.ALREADY_CLOSED;
        };
    }

    enum Closing {
        CLOSED,
        STILL_OPENING,
        ALREADY_CLOSED
    }

    public String id() {
        return id;
    }

    public long version() {
        return version == null ? 0 : version;
    }

    public String form() {
        return form;
    }

    String formName() {
        return formName;
    }

    public Period period() {
        return period;
    }

    public String name() {
        return period.title();
    }

    public Ref ref() {
        return new Ref(id, name());
    }

    Window window() {
        return Window.of(period);
    }

    LocalDate rosterDate() {
        return rosterDate;
    }

    Map<UnitKind, LocalDate> dueDates() {
        return dueDates;
    }

    int rosterSize() {
        return rosterSize;
    }

    public RoundState state() {
        return state;
    }

    public boolean isClosed() {
        return state instanceof RoundState.Closed;
    }

    public Roster roster() {
        return new Roster(obliged);
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
