package vn.lienthong.reports.round;

import java.time.LocalDate;
import java.util.Map;
import vn.lienthong.reports.unit.UnitKind;
import vn.lienthong.starter.events.Event;
import vn.lienthong.starter.events.EventTypes;

/**
 * A round has opened and every obliged unit has its report.
 *
 * @param form     id of the form
 * @param dueDates the last day on time by level
 */
@EventTypes("round.opened.v1")
record RoundOpened(String round, String name, String form, Map<UnitKind, LocalDate> dueDates) implements Event {

    @Override
    public String type() {
        return "round.opened.v1";
    }

    @Override
    public String subject() {
        return round;
    }
}
