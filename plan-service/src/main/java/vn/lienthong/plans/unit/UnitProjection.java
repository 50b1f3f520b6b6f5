package vn.lienthong.plans.unit;

import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.starter.events.EventHandler;
import vn.lienthong.starter.events.IncomingEvent;

/** Takes in what report-service says about its units. */
@Component
class UnitProjection implements EventHandler {

    static final String UNIT_CHANGED = "unit.changed.v1";

    private final Units units;

    UnitProjection(Units units) {
        this.units = units;
    }

    @Override
    public Set<String> types() {
        return Set.of(UNIT_CHANGED);
    }

    /** An older snapshot never replaces a newer one. */
    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public void on(IncomingEvent event) {
        units.keep(event.as(Unit.class));
    }
}
