package vn.lienthong.reports.report;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.round.Rounds;
import vn.lienthong.starter.security.Caller;

/** Hands out a report to whoever wants to change it, and refuses in the order in which reasons may be told. */
@Component
class ReportDesk {

    private final Reports reports;
    private final Rounds rounds;

    ReportDesk(Reports reports, Rounds rounds) {
        this.reports = reports;
        this.rounds = rounds;
    }

    /** @param version that the caller has seen */
    Outcome change(
            String id, long version, Caller caller, Predicate<Standpoint> may, Function<Report, Outcome> change) {
        @Nullable Report report = reports.findById(id).orElse(null);
        if (report == null || !Standpoint.of(caller, report).mayRead()) {
            return new Outcome.Unknown();
        }
        if (!may.test(Standpoint.of(caller, report))) {
            return new Outcome.NotAllowed();
        }
        return report.version() == version ? change.apply(report) : new Outcome.Stale();
    }

    /** Why nothing of the report may change any more, whatever its state. */
    Optional<Outcome> closed(Report report) {
        return rounds.overview(report.round().id()).orElseThrow().isClosed()
                ? Optional.of(new Outcome.RoundClosed(report.round().name()))
                : Optional.empty();
    }

    /** Why the unit may not write in its report now. */
    Optional<Outcome> notOpen(Report report) {
        return closed(report)
                .or(() -> report.state().kind().isOpen()
                        ? Optional.empty()
                        : Optional.of(new Outcome.WrongState(report.state().kind())));
    }
}
