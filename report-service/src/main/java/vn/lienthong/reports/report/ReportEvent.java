package vn.lienthong.reports.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reports.round.Ref;
import vn.lienthong.starter.events.Event;
import vn.lienthong.starter.events.EventTypes;

/** What happened to a report, as the other services are told. */
sealed interface ReportEvent extends Event {

    String report();

    @Override
    default String subject() {
        return report();
    }

    /** The unit has been asked for a report. */
    @EventTypes("report.requested.v1")
    record Requested(String report, Ref round, Ref unit, Instant dueAt) implements ReportEvent {
        @Override
        public String type() {
            return "report.requested.v1";
        }
    }

    /**
     * The report went to the superior or came back.
     *
     * @param reason why it was returned
     */
    @EventTypes({"report.submitted.v1", "report.returned.v1", "report.accepted.v1"})
    record Moved(
            @JsonIgnore Step step,
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
            return step.type;
        }
    }

    enum Step {
        SUBMITTED("report.submitted.v1"),
        RETURNED("report.returned.v1"),
        ACCEPTED("report.accepted.v1");

        private final String type;

        Step(String type) {
            this.type = type;
        }
    }

    @EventTypes("report.nudged.v1")
    record Nudged(String report, Ref round, Ref unit, Actor.Named by, Instant dueAt, Instant at)
            implements ReportEvent {
        @Override
        public String type() {
            return "report.nudged.v1";
        }
    }
}
