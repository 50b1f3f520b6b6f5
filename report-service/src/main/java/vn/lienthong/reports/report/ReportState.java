package vn.lienthong.reports.report;

import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.TypeAlias;

/** Where a report stands; each state carries what belongs to it. */
public sealed interface ReportState {

    String DRAFT = "report-draft";
    String SUBMITTED = "report-submitted";
    String RETURNED = "report-returned";
    String ACCEPTED = "report-accepted";

    Kind kind();

    /** Being filled in, never submitted. */
    @TypeAlias(DRAFT)
    record Draft(Instant since) implements ReportState {
        @Override
        public Kind kind() {
            return Kind.DRAFT;
        }
    }

    /** @param no number of the submission, from 1 */
    @TypeAlias(SUBMITTED)
    record Submitted(Instant at, Actor by, int no) implements ReportState {
        @Override
        public Kind kind() {
            return Kind.SUBMITTED;
        }
    }

    @TypeAlias(RETURNED)
    record Returned(Instant at, Actor by, String reason, List<CellComment> comments) implements ReportState {
        @Override
        public Kind kind() {
            return Kind.RETURNED;
        }
    }

    @TypeAlias(ACCEPTED)
    record Accepted(Instant at, Actor by) implements ReportState {
        @Override
        public Kind kind() {
            return Kind.ACCEPTED;
        }
    }

    /** The states by name, for lists, filters and roll-ups. */
    enum Kind {
        DRAFT(ReportState.DRAFT),
        SUBMITTED(ReportState.SUBMITTED),
        RETURNED(ReportState.RETURNED),
        ACCEPTED(ReportState.ACCEPTED);

        private final String stored;

        Kind(String stored) {
            this.stored = stored;
        }

        /** The alias under which the state is stored. */
        String stored() {
            return stored;
        }

        /** Whether the unit may change figures. */
        public boolean isOpen() {
            return this == DRAFT || this == RETURNED;
        }

        /** Whether the figures stand: submitted and not taken back. */
        public boolean isStanding() {
            return this == SUBMITTED || this == ACCEPTED;
        }
    }
}
