package vn.lienthong.reports.round;

import java.util.List;
import vn.lienthong.reports.unit.UnitKind;

/** What came of opening a round. */
sealed interface Opening {

    record Opened(Round round) implements Opening {}

    record AlreadyThere(String round, String name) implements Opening {}

    record UnknownForm() implements Opening {}

    record WrongCadence() implements Opening {}

    record DueDateBeforeWindow(UnitKind level) implements Opening {}

    /** @param units units that would have to report but have no reporting route on the day */
    record Unrouted(List<Ref> units) implements Opening {}

    record NobodyObliged() implements Opening {}
}
