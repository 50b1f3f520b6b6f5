package vn.lienthong.reports.report;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps two decisions apart that touch two documents: a superior's submission freezes the figures of the children that
 * it accepted, and returning such a child takes its figures out.
 *
 * <p>There is no transaction. Each side first says in its own document that it is about to decide, and only then looks
 * at the other: of two that meet, at least one sees the other and gives way. All writes are versioned. What a crash
 * leaves standing is removed by whoever meets it once it is old, and that removal makes the late owner's write fail.
 */
@Component
class Settlement {

    private final Reports reports;
    private final Clock clock;

    Settlement(Reports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /** Announces a decision about a report. */
    Report announce(Report report) {
        report.settling(clock.instant());
        return reports.save(report);
    }

    /** Takes the announcement back. */
    Report withdraw(Report report) {
        report.settled();
        return reports.save(report);
    }

    /** Whether the superior's report is about to be submitted. */
    boolean isSuperiorSubmitting(Report superior) {
        @Nullable Instant since = superior.settlingSince().orElse(null);
        if (Report.isSettling(since, clock.instant())) {
            return true;
        }
        if (since != null) {
            withdraw(superior);
        }
        return false;
    }

    /** Whether one of the children is about to be returned. */
    boolean isChildBeingReturned(List<ReportStanding> children) {
        Instant now = clock.instant();
        for (ReportStanding child : children) {
            if (child.settlingSince() == null || !child.state().kind().isStanding()) {
                continue;
            }
            if (Report.isSettling(child.settlingSince(), now)) {
                return true;
            }
            @Nullable Report left = reports.findById(child.id()).orElse(null);
            if (left != null && left.settlingSince().isPresent()) {
                withdraw(left);
            }
        }
        return false;
    }
}
