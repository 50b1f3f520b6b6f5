package vn.lienthong.reports.rollup;

import java.time.Instant;
import vn.lienthong.starter.events.Event;
import vn.lienthong.starter.events.EventTypes;

/** The roll-up of a unit shows something new. It carries no figures: whoever is interested reads the roll-up. */
@EventTypes("rollup.changed.v1")
record RollupChanged(String round, String unit, Instant asOf) implements Event {

    @Override
    public String type() {
        return "rollup.changed.v1";
    }

    @Override
    public String subject() {
        return Rollup.id(round, unit);
    }
}
