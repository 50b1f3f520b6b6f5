package vn.lienthong.reports.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.round.Obliged;
import vn.lienthong.reports.round.Roster;
import vn.lienthong.reports.round.RosterFrozen;
import vn.lienthong.reports.round.Round;
import vn.lienthong.reports.round.Rounds;
import vn.lienthong.starter.tenancy.TenantSchedule;

/**
 * Creates the reports of a frozen roster and then declares the round open. Every step can be repeated and be done by
 * two at once: a report is inserted where its id is absent, and opening twice is opening once.
 */
@Component
class RequestReports {

    private static final Logger log = LoggerFactory.getLogger(RequestReports.class);
    private static final int AT_ONCE = 100;

    private final Reports reports;
    private final Rounds rounds;
    private final MongoTemplate mongo;
    private final TenantSchedule schedule;
    private final Clock clock;

    RequestReports(Reports reports, Rounds rounds, MongoTemplate mongo, TenantSchedule schedule, Clock clock) {
        this.reports = reports;
        this.rounds = rounds;
        this.mongo = mongo;
        this.schedule = schedule;
        this.clock = clock;
    }

    @EventListener
    void rosterFrozen(RosterFrozen event) {
        request(event.round());
    }

    /** Goes on with what a crash interrupted. */
    @Scheduled(
            fixedDelayString = "${lienthong.rounds.sweep:PT5S}",
            initialDelayString = "${lienthong.rounds.sweep:PT5S}")
    void sweep() {
        schedule.everyTenant("round-opening", Duration.ofMinutes(2), this::resume);
    }

    void resume() {
        for (Round round : rounds.opening()) {
            log.atWarn().addKeyValue("round", round.id()).log("opening of a round resumed");
            request(round);
        }
    }

    private void request(Round round) {
        Instant now = clock.instant();
        Roster roster = round.roster();
        List<Obliged> lines = roster.lines();
        for (int from = 0; from < lines.size(); from += AT_ONCE) {
            insertAbsent(round, roster, lines.subList(from, Math.min(lines.size(), from + AT_ONCE)), now);
        }
        if (round.reportsRequested(now)) {
            try {
                rounds.save(round);
            } catch (OptimisticLockingFailureException openedMeanwhile) {
                log.atInfo().addKeyValue("round", round.id()).log("round opened by another replica");
            }
        }
    }

    private void insertAbsent(Round round, Roster roster, List<Obliged> lines, Instant now) {
        List<String> ids =
                lines.stream().map(line -> Report.id(round.id(), line.unit())).toList();
        Set<String> present = new HashSet<>();
        reports.standings(ids).forEach(standing -> present.add(standing.id()));
        List<Report> absent = new ArrayList<>();
        for (Obliged line : lines) {
            if (!present.contains(Report.id(round.id(), line.unit()))) {
                @Nullable Obliged superior = line.superior() == null ? null : roster.line(line.superior());
                absent.add(Report.request(
                        round,
                        line,
                        superior,
                        roster.ancestors(line.unit()),
                        roster.children(line.unit()).size(),
                        now));
            }
        }
        if (absent.isEmpty()) {
            return;
        }
        try {
            mongo.insertAll(absent);
        } catch (DuplicateKeyException anotherReplicaInsertsToo) {
            absent.forEach(this::insertIfAbsent);
        }
    }

    private void insertIfAbsent(Report report) {
        if (!reports.existsById(report.id())) {
            try {
                mongo.insert(report);
            } catch (DuplicateKeyException insertedMeanwhile) {
                log.atDebug().addKeyValue("report", report.id()).log("report is already there");
            }
        }
    }
}
