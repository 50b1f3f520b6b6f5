package vn.lienthong.reports.unit;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantScope;

/**
 * Takes a province's units from a file: everything is checked first, then every unit is written by itself.
 *
 * <p>All or nothing holds for what can be foreseen. A crash half-way leaves units written and others not; the same file
 * sent again finds the written ones by code and first day and completes the rest.
 */
@Component
class ImportUnits {

    private static final Logger log = LoggerFactory.getLogger(ImportUnits.class);
    /** New units sent to the database at a time; each is still a document of its own that is there or not. */
    private static final int BATCH = 500;

    private final Units units;
    private final TreeLease lease;
    private final Clock clock;
    private final MeterRegistry meters;

    ImportUnits(Units units, TreeLease lease, Clock clock, MeterRegistry meters) {
        this.units = units;
        this.lease = lease;
        this.clock = clock;
        this.meters = meters;
    }

    /** @param file as far as it could be read */
    record Command(Table.Reading file, boolean dryRun) {}

    ImportOutcome handle(Command command) {
        Timer.Sample time = Timer.start(meters);
        ImportOutcome outcome = decide(command);
        time.stop(meters.timer(
                "lienthong.units.import",
                "dryRun",
                String.valueOf(command.dryRun()),
                "outcome",
                outcome.getClass().getSimpleName()));
        return outcome;
    }

    private ImportOutcome decide(Command command) {
        return switch (command.file()) {
            case Table.Reading.Unsupported() -> new ImportOutcome.Unsupported();
            case Table.Reading.Unreadable(String detail) -> new ImportOutcome.Unreadable(detail);
            case Table.Reading.Opened(Table table) -> command.dryRun() ? examine(table) : writeLeased(table);
        };
    }

    private ImportOutcome examine(Table table) {
        return new ImportOutcome.Imported(prepare(table).report(true));
    }

    /** One import of a province at a time: each judges the tree that it finds. */
    private ImportOutcome writeLeased(Table table) {
        return lease.holding(() -> write(prepare(table))).orElseGet(ImportOutcome.Busy::new);
    }

    private ImportOutcome write(Prepared prepared) {
        ImportReport report = prepared.report(false);
        if (!report.errors().isEmpty()) {
            return new ImportOutcome.Erroneous(report);
        }
        Instant now = clock.instant();
        try {
            List<Unit> created = new ArrayList<>();
            for (StatedUnit stated : prepared.superiorsFirst()) {
                Unit unit = prepared.known().get(stated.id());
                if (unit == null) {
                    created.add(Unit.register(stated.id(), stated.code(), stated.description(), now));
                } else if (unit.revise(stated.description(), now) == Unit.Revision.CHANGED) {
                    units.save(unit);
                }
            }
            for (int from = 0; from < created.size(); from += BATCH) {
                units.saveAll(created.subList(from, Math.min(from + BATCH, created.size())));
            }
        } catch (OptimisticLockingFailureException | DataIntegrityViolationException meanwhile) {
            return new ImportOutcome.Interrupted();
        }
        count("created", report.created());
        count("changed", report.changed());
        count("unchanged", report.unchanged());
        log.atInfo()
                .addKeyValue("rows", report.rows())
                .addKeyValue("created", report.created())
                .addKeyValue("changed", report.changed())
                .log("units imported");
        return new ImportOutcome.Imported(report);
    }

    private void count(String outcome, int number) {
        meters.counter("lienthong.units.imported", "outcome", outcome).increment(number);
    }

    private Prepared prepare(Table table) {
        List<CellError> errors = new ArrayList<>();
        List<StatedRow> rows = new RowReader(errors).rows(table);
        List<Unit> known = units.findAll();
        List<StatedUnit> stated = errors.isEmpty()
                ? new StatedUnits(known, who -> idFor(TenantScope.current(), who), errors).from(rows)
                : List.of();
        int dataRows = (int) table.lines().stream().filter(l -> !l.isBlank()).count() - 1;
        return new Prepared(
                Math.clamp(dataRows, 0, Integer.MAX_VALUE),
                stated,
                known.stream().collect(toMap(Unit::id, identity())),
                errors);
    }

    /**
     * A new unit's id follows from how a file knows it, so that a repeated half-done import writes the same ids, and
     * relations written before their superior point to the right one. It never changes afterwards.
     */
    static String idFor(TenantId tenant, StatedRow.Identity who) {
        String name = String.join("\n", tenant.value(), who.code(), who.from().toString());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** A file understood and compared with what is known. */
    private record Prepared(int rows, List<StatedUnit> stated, Map<String, Unit> known, List<CellError> errors) {

        ImportReport report(boolean dryRun) {
            if (!errors.isEmpty()) {
                List<CellError> inOrder = errors.stream()
                        .sorted(Comparator.comparingInt(CellError::row))
                        .toList();
                return new ImportReport(dryRun, rows, 0, 0, 0, inOrder);
            }
            int created = 0;
            int changed = 0;
            for (StatedUnit unit : stated) {
                Unit before = known.get(unit.id());
                if (before == null) {
                    created++;
                } else if (!before.description().equals(unit.description())) {
                    changed++;
                }
            }
            return new ImportReport(dryRun, rows, created, changed, stated.size() - created - changed, List.of());
        }

        /** Readers of the events meet a superior before those below it, as far as kinds tell. */
        List<StatedUnit> superiorsFirst() {
            return stated.stream()
                    .sorted(Comparator.comparingInt(
                            unit -> switch (unit.description().kind()) {
                                case DEPARTMENT -> 0;
                                case DISTRICT_OFFICE, COMMUNE_OFFICE, CLUSTER -> 1;
                                case SCHOOL -> 2;
                            }))
                    .toList();
        }
    }
}
