package vn.lienthong.reports.round;

import java.time.Instant;
import org.springframework.data.annotation.TypeAlias;

/** Where a round stands. */
public sealed interface RoundState {

    /** The roster is frozen; the reports are being created from it. A crash leaves this state and a sweep goes on. */
    @TypeAlias(Opening.ALIAS)
    record Opening(Instant since) implements RoundState {
        static final String ALIAS = "round-opening";
    }

    @TypeAlias("round-open")
    record Open(Instant at) implements RoundState {}

    /** Nothing can be submitted any more. */
    @TypeAlias("round-closed")
    record Closed(Instant openedAt, Instant at, String account, String title) implements RoundState {}
}
