package vn.lienthong.reports.round;

import java.time.LocalDate;
import java.util.List;
import vn.lienthong.reports.unit.UnitKind;

/** What came of opening a round. */
sealed interface Opening {

    record Opened(Round round) implements Opening {}

    record AlreadyThere(String round, String name) implements Opening {}

    record UnknownForm() implements Opening {}

    record WrongCadence() implements Opening {}

    record DueDateBeforeWindow(UnitKind level) implements Opening {}

    /** The superior would have to be done before those that report to it. */
    record DueDatesOutOfOrder(UnitKind level) implements Opening {}

    /** Most likely a year mistyped. */
    record DueDateTooFar(UnitKind level) implements Opening {}

    /** @param from first day of the figures */
    record NotBegun(LocalDate from) implements Opening {}

    /** The tree is being changed; what were frozen now could be half of it. */
    record TreeChanging() implements Opening {}

    /** @param units units that would have to report but have no reporting route on the day */
    record Unrouted(List<Ref> units) implements Opening {}

    record NobodyObliged() implements Opening {}
}
