package vn.lienthong.reports.unit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.starter.events.Event;
import vn.lienthong.starter.events.EventTypes;

/** Snapshot of a unit after a change; a consumer keeps the one with the highest version. */
@EventTypes("unit.changed.v1")
public record UnitChanged(
        String id,
        long version,
        String code,
        List<DatedName> names,
        UnitKind kind,
        @Nullable SchoolLevel schoolLevel,
        LocalDate from,
        @Nullable LocalDate to,
        List<Edge> superiors,
        List<Route> routes)
        implements Event {

    public static final String TYPE = "unit.changed.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String subject() {
        return id;
    }
}
