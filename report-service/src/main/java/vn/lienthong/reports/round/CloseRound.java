package vn.lienthong.reports.round;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.starter.security.Caller;

/** Closes a round: what was not submitted stays unsubmitted. */
@Component
class CloseRound {

    private final Rounds rounds;
    private final Clock clock;

    CloseRound(Rounds rounds, Clock clock) {
        this.rounds = rounds;
        this.clock = clock;
    }

    sealed interface Outcome {
        record Closed(Round round) implements Outcome {}

        record StillOpening() implements Outcome {}

        record AlreadyClosed() implements Outcome {}

        record Stale() implements Outcome {}

        record Unknown() implements Outcome {}
    }

    Outcome close(String id, long version, Caller by) {
        @Nullable Round round = rounds.findById(id).orElse(null);
        if (round == null) {
            return new Outcome.Unknown();
        }
        if (round.version() != version) {
            return new Outcome.Stale();
        }
        return switch (round.close(clock.instant(), by.account(), by.title())) {
            case CLOSED -> new Outcome.Closed(rounds.save(round));
            case STILL_OPENING -> new Outcome.StillOpening();
            case ALREADY_CLOSED -> new Outcome.AlreadyClosed();
        };
    }
}
