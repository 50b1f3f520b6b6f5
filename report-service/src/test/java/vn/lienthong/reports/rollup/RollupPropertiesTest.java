package vn.lienthong.reports.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Indicator;
import vn.lienthong.reports.form.IndicatorType;
import vn.lienthong.reports.form.Period;
import vn.lienthong.reports.form.Rule;
import vn.lienthong.reports.form.Section;
import vn.lienthong.reports.form.Value;
import vn.lienthong.reports.report.Actor;
import vn.lienthong.reports.report.ReportStanding;
import vn.lienthong.reports.report.ReportState;
import vn.lienthong.reports.report.RoundRef;
import vn.lienthong.reports.round.Lateness;
import vn.lienthong.reports.round.Obliged;
import vn.lienthong.reports.round.Ref;
import vn.lienthong.reports.round.Roster;
import vn.lienthong.reports.unit.UnitKind;
import vn.lienthong.starter.time.VietnamTime;

/** What holds for roll-ups over every tree and every mix of reports, checked against plain counting over the roster. */
class RollupPropertiesTest {

    private static final Instant DUE = Instant.parse("2026-06-10T10:00:00Z");
    private static final Actor SOMEBODY = new Actor("a", "Chuyên viên", "u0");
    private static final Form FORM = new Form(
            "f",
            "Biểu mẫu",
            Period.Type.HALF_YEAR,
            List.of(new Section(
                    "A",
                    "A",
                    List.of(
                            indicator("n", IndicatorType.COUNT, Rule.SUM),
                            indicator("m", IndicatorType.COUNT, Rule.MAX),
                            indicator("l", IndicatorType.COUNT, Rule.LAST),
                            indicator("y", IndicatorType.YES_NO, Rule.COUNT_YES),
                            indicator("r", IndicatorType.RATIO, Rule.SUM)))),
            List.of(),
            List.of());

    private static Indicator indicator(String code, IndicatorType type, Rule rule) {
        return new Indicator(code, code, "", type, rule, false, null, null);
    }

    /** A roster and the reports of a round in whatever states. */
    record Situation(Roster roster, Map<String, ReportStanding> reports) {}

    @Provide
    Arbitrary<Situation> situations() {
        return Arbitraries.longs()
                .flatMap(seed -> Arbitraries.integers().between(1, 40).map(size -> situation(seed, size)));
    }

    private static Situation situation(long seed, int size) {
        Random random = new Random(seed);
        List<Obliged> lines = new ArrayList<>();
        Map<String, ReportStanding> reports = new HashMap<>();
        for (int i = 0; i < size; i++) {
            String unit = "u" + i;
            Instant due = DUE.plusSeconds(86_400L * random.nextInt(3));
            lines.add(new Obliged(unit, unit, UnitKind.SCHOOL, null, i == 0 ? null : "u" + random.nextInt(i), due));
            if (random.nextInt(5) > 0) {
                reports.put(unit, standing(unit, due, random));
            }
        }
        return new Situation(new Roster(lines), reports);
    }

    private static ReportStanding standing(String unit, Instant due, Random random) {
        Instant first = due.plusSeconds(3_600L * (random.nextInt(200) - 100));
        ReportState state = switch (random.nextInt(4)) {
            case 0 -> new ReportState.Draft(Instant.EPOCH);
            case 1 -> new ReportState.Submitted(first, SOMEBODY, 1);
            case 2 -> new ReportState.Returned(first, SOMEBODY, "Sai", List.of());
            default -> new ReportState.Accepted(first, SOMEBODY);
        };
        Map<String, Value> own = new HashMap<>();
        if (random.nextBoolean()) {
            own.put("n", Value.number(random.nextInt(100)));
            own.put("m", Value.number(random.nextInt(100)));
            own.put("l", Value.number(random.nextInt(100)));
        }
        if (random.nextBoolean()) {
            own.put("y", Value.yes(random.nextBoolean()));
            own.put("r", Value.ratio(random.nextInt(10), 10));
        }
        return new ReportStanding(
                "r_" + unit,
                1L,
                new RoundRef("r", "Kỳ", Period.halfYear(2026, 1)),
                new Ref(unit, unit),
                state,
                due,
                state instanceof ReportState.Draft ? null : first,
                own,
                Map.of(),
                random.nextInt(3),
                null,
                null);
    }

    private static Map<String, Contents> bottomUp(Situation situation) {
        Map<String, Contents> contents = new HashMap<>();
        for (String unit : situation.roster().innerDeepestFirst()) {
            contents.put(
                    unit,
                    Contents.of(
                            situation.roster(),
                            FORM,
                            unit,
                            situation.reports(),
                            child -> contents.get(child).asChild()));
        }
        return contents;
    }

    @Property(tries = 300)
    void everyUnitCountsExactlyTheUnitsBelowIt(
            @ForAll("situations") Situation situation, @ForAll @IntRange(max = 400) int hours) {
        Instant now = DUE.plusSeconds(3_600L * (hours - 200));
        bottomUp(situation).forEach((unit, contents) -> {
            int expected = 0;
            int submitted = 0;
            int overdue = 0;
            int late = 0;
            Map<ReportState.Kind, Integer> states = new HashMap<>();
            Map<LocalDate, Integer> pace = new TreeMap<>();
            for (Obliged line : situation.roster().lines()) {
                if (!situation.roster().ancestors(line.unit()).contains(unit)) {
                    continue;
                }
                expected++;
                ReportStanding report = situation.reports().get(line.unit());
                Instant first = report == null ? null : report.firstSubmittedAt();
                Lateness lateness = Lateness.of(line.dueAt(), first, now);
                submitted += first == null ? 0 : 1;
                overdue += lateness == Lateness.OVERDUE ? 1 : 0;
                late += lateness == Lateness.LATE ? 1 : 0;
                if (report != null) {
                    states.merge(report.state().kind(), 1, Integer::sum);
                }
                if (first != null) {
                    pace.merge(LocalDate.ofInstant(first, VietnamTime.ZONE), 1, Integer::sum);
                }
            }
            Tally tally = contents.totals().tally();
            assertThat(tally.expected()).isEqualTo(expected);
            assertThat(tally.submitted()).isEqualTo(submitted);
            assertThat(tally.late()).isEqualTo(late);
            assertThat(tally.overdue(now)).isEqualTo(overdue);
            assertThat(tally.waiting()).isEqualTo(states.getOrDefault(ReportState.Kind.SUBMITTED, 0));
            assertThat(tally.accepted()).isEqualTo(states.getOrDefault(ReportState.Kind.ACCEPTED, 0));
            assertThat(tally.returned()).isEqualTo(states.getOrDefault(ReportState.Kind.RETURNED, 0));
            Map<LocalDate, Integer> days = new TreeMap<>();
            contents.totals().pace().forEach(day -> days.put(day.date(), day.submitted()));
            assertThat(days).isEqualTo(pace);
        });
    }

    @Property(tries = 300)
    void noRateLeavesZeroToOneHundredPercent(
            @ForAll("situations") Situation situation, @ForAll @IntRange(max = 400) int hours) {
        Instant now = DUE.plusSeconds(3_600L * (hours - 200));
        bottomUp(situation).values().forEach(contents -> {
            Tally tally = contents.totals().tally();
            assertThat(tally.submitted()).isBetween(0, tally.expected());
            assertThat(tally.onTime() + tally.late()).isEqualTo(tally.submitted());
            assertThat(tally.waiting() + tally.accepted() + tally.returned()).isEqualTo(tally.submitted());
            assertThat(tally.notDue(now)).isNotNegative();
            assertThat(tally.submitted() + tally.overdue(now) + tally.notDue(now))
                    .isEqualTo(tally.expected());
        });
    }

    @Property(tries = 300)
    void sumsAreThoseOfTheReportsThatStand(@ForAll("situations") Situation situation) {
        bottomUp(situation).forEach((unit, contents) -> {
            assertSums(situation, unit, contents.totals().accepted(), List.of(ReportState.Kind.ACCEPTED));
            assertSums(
                    situation,
                    unit,
                    contents.totals().submitted(),
                    List.of(ReportState.Kind.SUBMITTED, ReportState.Kind.ACCEPTED));
        });
    }

    private static void assertSums(
            Situation situation, String unit, Map<String, Value> sums, List<ReportState.Kind> counted) {
        List<Map<String, Value>> figures = situation.reports().values().stream()
                .filter(report -> situation.roster().isWithin(report.unit().id(), unit))
                .filter(report -> counted.contains(report.state().kind()))
                .map(ReportStanding::own)
                .toList();
        List<Long> counts = figures.stream()
                .filter(own -> own.containsKey("n"))
                .map(own -> own.get("n").number())
                .toList();
        List<Long> most = figures.stream()
                .filter(own -> own.containsKey("m"))
                .map(own -> own.get("m").number())
                .toList();
        List<Map<String, Value>> answered =
                figures.stream().filter(own -> own.containsKey("y")).toList();
        Map<String, Value> expected = new HashMap<>();
        if (!counts.isEmpty()) {
            expected.put(
                    "n", Value.number(counts.stream().mapToLong(Long::longValue).sum()));
            expected.put(
                    "m",
                    Value.number(most.stream().mapToLong(Long::longValue).max().orElseThrow()));
        }
        if (!answered.isEmpty()) {
            expected.put(
                    "y",
                    Value.number(
                            answered.stream().filter(own -> own.get("y").yes()).count()));
            expected.put(
                    "r",
                    Value.ratio(
                            answered.stream()
                                    .mapToLong(own -> own.get("r").numerator())
                                    .sum(),
                            10L * answered.size()));
        }
        assertThat(sums).isEqualTo(expected);
    }

    @Property(tries = 200)
    void beforeAnythingHappensTheRosterSaysItAll(@ForAll("situations") Situation situation) {
        Map<String, Contents> nothing = bottomUp(new Situation(situation.roster(), Map.of()));
        nothing.forEach((unit, contents) -> assertThat(RollupRefresh.untouched(situation.roster(), FORM, unit))
                .isEqualTo(contents));
    }
}
