package vn.lienthong.reports.rollup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.lienthong.starter.events.EventSource;
import vn.lienthong.starter.events.Outbox;

/**
 * The roll-up of one unit in one round. It is derived, replaced as a whole and never counted up or down, so that there
 * is nothing to drift. It is stored when the first change below it arrives; before, the roster says all there is to say.
 */
@Document("rollups")
final class Rollup implements EventSource {

    /**
     * The event only says "look again". When nobody has been fetching them, more of them say nothing more; without a
     * bound a long outage of the reader would make the document grow with every change.
     */
    private static final int WAITING_AT_MOST = 50;

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private final String round;
    private final String unit;
    private OwnReport own;
    private List<Contents.Row> rows;
    private Totals totals;
    private Instant asOf;
    private final Outbox outbox;

    @PersistenceCreator
    Rollup(
            String id,
            @Nullable Long version,
            String round,
            String unit,
            OwnReport own,
            List<Contents.Row> rows,
            Totals totals,
            Instant asOf,
            Outbox outbox) {
        this.id = id;
        this.version = version;
        this.round = round;
        this.unit = unit;
        this.own = own;
        this.rows = rows;
        this.totals = totals;
        this.asOf = asOf;
        this.outbox = outbox;
    }

    /** Not stored yet. */
    static Rollup start(String round, String unit, Contents contents, Instant asOf) {
        return new Rollup(
                id(round, unit),
                null,
                round,
                unit,
                contents.own(),
                contents.rows(),
                contents.totals(),
                asOf,
                new Outbox());
    }

    static String id(String round, String unit) {
        return round + "_" + unit;
    }

    /**
     * Takes over what was read from below; says so to others when it is something new.
     *
     * @param asOf when reading began
     */
    void become(Contents contents, Instant asOf) {
        boolean changed = !contents.equals(contents());
        this.own = contents.own();
        this.rows = contents.rows();
        this.totals = contents.totals();
        this.asOf = asOf;
        if (changed && outbox.waiting().size() < WAITING_AT_MOST) {
            outbox.add(new RollupChanged(round, unit, asOf), asOf);
        }
    }

    Contents contents() {
        return new Contents(own, rows, totals);
    }

    String id() {
        return id;
    }

    long version() {
        return version == null ? 0 : version;
    }

    String unit() {
        return unit;
    }

    Instant asOf() {
        return asOf;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
