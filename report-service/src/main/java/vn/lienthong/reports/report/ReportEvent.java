package vn.lienthong.reports.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reports.round.Ref;
import vn.lienthong.starter.events.Event;

/** What happened to a report, as the other services are told. */
sealed interface ReportEvent extends Event {

    String report();

    @Override
    default String subject() {
        return report();
    }

    /** The unit has been asked for a report. */
    record Requested(String report, Ref round, Ref unit, Instant dueAt) implements ReportEvent {
        @Override
        public String type() {
            return "report.requested.v1";
        }
    }

    record Submitted(
            String report,
            Ref round,
            Ref unit,
            @Nullable Ref superior,
            Actor.Named by,
            Instant at,
            @Nullable String reason)
            implements ReportEvent {
        @Override
        public String type() {
            return "report.submitted.v1";
        }
    }

    record Returned(
            String report,
            Ref round,
            Ref unit,
            @Nullable Ref superior,
            Actor.Named by,
            Instant at,
            @Nullable String reason)
            implements ReportEvent {
        @Override
        public String type() {
            return "report.returned.v1";
        }
    }

    record Accepted(
            String report,
            Ref round,
            Ref unit,
            @Nullable Ref superior,
            Actor.Named by,
            Instant at,
            @Nullable String reason)
            implements ReportEvent {
        @Override
        public String type() {
            return "report.accepted.v1";
        }
    }

    record Nudged(String report, Ref round, Ref unit, Actor.Named by, Instant dueAt, Instant at)
            implements ReportEvent {
        @Override
        public String type() {
            return "report.nudged.v1";
        }
    }
}
