package vn.lienthong.reports.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.lienthong.starter.events.EventSource;
import vn.lienthong.starter.events.Outbox;

/**
 * One organisation through time: its names, superiors and reporting routes, each with the days it holds for.
 *
 * <p>The official code is an attribute, never the identity: statistical codes are re-used (07093 was Phường Đức Chính
 * and is Phường Đông Triều today). Code and first day together do not repeat.
 */
@Document("units")
@CompoundIndex(name = "code_from", def = "{'code': 1, 'from': 1}", unique = true)
public final class Unit implements EventSource {

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private final String code;
    private final LocalDate from;
    private @Nullable LocalDate to;
    private List<DatedName> names;
    private UnitKind kind;
    private @Nullable SchoolLevel schoolLevel;
    private List<Edge> superiors;
    private List<Route> routes;
    private final Outbox outbox;

    @PersistenceCreator
    Unit(
            String id,
            @Nullable Long version,
            String code,
            LocalDate from,
            @Nullable LocalDate to,
            List<DatedName> names,
            UnitKind kind,
            @Nullable SchoolLevel schoolLevel,
            List<Edge> superiors,
            List<Route> routes,
            Outbox outbox) {
        this.id = id;
        this.version = version;
        this.code = code;
        this.from = from;
        this.to = to;
        this.names = names;
        this.kind = kind;
        this.schoolLevel = schoolLevel;
        this.superiors = superiors;
        this.routes = routes;
        this.outbox = outbox;
    }

    /** A unit that was not known before. */
    public static Unit register(String id, String code, UnitDescription description, Instant at) {
        Unit unit = new Unit(
                id,
                null,
                code,
                description.life().from(),
                description.life().to(),
                description.names(),
                description.kind(),
                description.schoolLevel(),
                description.superiors(),
                description.routes(),
                new Outbox());
        unit.outbox.add(unit.snapshot(0), at);
        return unit;
    }

    /** States anew what is known of this unit; only a real difference is a change and is told to the others. */
    public Revision revise(UnitDescription description, Instant at) {
        if (!description.life().from().equals(from)) {
            throw new IllegalArgumentException("Another first day makes another unit");
        }
        if (description.equals(description())) {
            return Revision.UNCHANGED;
        }
        to = description.life().to();
        names = description.names();
        kind = description.kind();
        schoolLevel = description.schoolLevel();
        superiors = description.superiors();
        routes = description.routes();
        outbox.add(snapshot(version == null ? 0 : version + 1), at);
        return Revision.CHANGED;
    }

    private UnitChanged snapshot(long storedAs) {
        return new UnitChanged(id, storedAs, code, names, kind, schoolLevel, from, to, superiors, routes);
    }

    public UnitDescription description() {
        return new UnitDescription(life(), names, kind, schoolLevel, superiors, routes);
    }

    public String id() {
        return id;
    }

    public @Nullable Long version() {
        return version;
    }

    public String code() {
        return code;
    }

    public UnitKind kind() {
        return kind;
    }

    public @Nullable SchoolLevel schoolLevel() {
        return schoolLevel;
    }

    public Span life() {
        return new Span(from, to);
    }

    public List<DatedName> names() {
        return names;
    }

    public List<Edge> superiors() {
        return superiors;
    }

    public List<Route> routes() {
        return routes;
    }

    public boolean existsOn(LocalDate date) {
        return life().contains(date);
    }

    /** The name on a day; before its first day the first, after its last day the last. */
    public String nameOn(LocalDate date) {
        for (DatedName name : names) {
            if (name.to() == null || date.isBefore(name.to())) {
                return name.name();
            }
        }
        return names.getLast().name();
    }

    public Optional<String> superiorOn(LocalDate date, EdgeType type) {
        return superiors.stream()
                .filter(e -> e.type() == type && e.span().contains(date))
                .map(Edge::unit)
                .findFirst();
    }

    public Optional<String> reportsToOn(LocalDate date) {
        return routes.stream()
                .filter(r -> r.span().contains(date))
                .map(Route::unit)
                .findFirst();
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    /** What a statement about a known unit came to. */
    public enum Revision {
        CHANGED,
        UNCHANGED
    }
}
