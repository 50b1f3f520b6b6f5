package vn.lienthong.reports.report;

import java.util.List;
import vn.lienthong.reports.round.Ref;

/** What came of something that somebody wanted to do with a report. */
sealed interface Outcome {

    record Done(Report report) implements Outcome {}

    /** There is none, or the caller may not know that there is. */
    record Unknown() implements Outcome {}

    record NotAllowed() implements Outcome {}

    record Stale() implements Outcome {}

    record RoundClosed(String round) implements Outcome {}

    record WrongState(ReportState.Kind state) implements Outcome {}

    /** Input that cannot be stored; nothing was. */
    record Unreadable(List<Fault> faults) implements Outcome {}

    /** The report has gaps or errors and cannot be submitted. */
    record Incomplete(List<Fault> faults) implements Outcome {}

    /** The superior's report has been submitted with this one in it. */
    record TakenUp(Ref superior, ReportState.Kind state) implements Outcome {}

    /** Another decision that concerns the same figures is being taken right now. */
    record Busy() implements Outcome {}

    /** @param pointer JSON pointer to the place */
    record Fault(String pointer, String detail) {}
}
