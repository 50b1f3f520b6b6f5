package vn.lienthong.reports.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.reports.AgreedEvent;
import vn.lienthong.reports.Province;
import vn.lienthong.reports.Province.Answer;
import vn.lienthong.reports.Provinces;
import vn.lienthong.reports.ReportTest;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.test.TestCaller;

@ReportTest
class RollupEndpointTest {

    @Autowired
    Provinces provinces;

    @Autowired
    Rollups rollups;

    @Autowired
    RollupGauges gauges;

    @Autowired
    RollupWorker worker;

    @Autowired
    MeterRegistry meters;

    Province province;

    @BeforeEach
    void anOpenRound() {
        province = provinces.small();
        province.open().ok();
    }

    @Test
    void beforeAnybodyReportsTheRosterIsShown() {
        Answer root = dashboard(province.reviewer("so"), "so");

        assertThat(root.<Integer>read("$.expected")).isEqualTo(6);
        assertThat(root.<Integer>read("$.submitted")).isZero();
        assertThat(root.<Integer>read("$.notDue")).isEqualTo(6);
        assertThat(root.<Integer>read("$.overdue")).isZero();
        assertThat(root.<Integer>read("$.waived")).isZero();
        assertThat(root.version()).isZero();
        assertThat(root.<List<Object>>read("$.pace")).isEmpty();
        assertThat(root.<List<String>>read("$.children[*].unit.id")).containsExactlyInAnyOrder("mk", "vd", "thpt");
        assertThat(root.<List<Boolean>>read("$.children[?(@.unit.id=='mk')].hasChildren"))
                .containsExactly(true);
        assertThat(root.<List<Integer>>read("$.children[?(@.unit.id=='mk')].expected"))
                .containsExactly(2);
        assertThat(root.<List<Boolean>>read("$.children[?(@.unit.id=='thpt')].hasChildren"))
                .containsExactly(false);
        assertThat(root.<List<Integer>>read("$.children[?(@.unit.id=='thpt')].expected"))
                .containsExactly(1);
        assertThat(root.<String>read("$.ownReport.state")).isEqualTo("DRAFT");
        assertThat(root.<List<String>>read("$.indicators[?(@.code=='05')].unitOfMeasure"))
                .containsExactly("tin, bài");
        assertThat(root.<List<Object>>read("$.indicators[?(@.code=='T01')]")).isEmpty();
    }

    @Test
    void countsRowsAndPaceFollowTheReports() {
        province.fill("mk1", 10);
        province.submit("mk1").ok();
        province.accept("mk1", "mk").ok();
        province.at("2026-06-11T02:00:00Z");
        province.fill("mk2", 5);
        province.submit("mk2").ok();
        province.settled();

        Answer root = dashboard(province.reviewer("so"), "so");

        assertThat(root.<Map<String, Object>>read("$"))
                .containsEntry("expected", 6)
                .containsEntry("submitted", 2)
                .containsEntry("accepted", 1)
                .containsEntry("waiting", 1)
                .containsEntry("returned", 0)
                .containsEntry("onTime", 1)
                .containsEntry("late", 1)
                .containsEntry("overdue", 2)
                .containsEntry("notDue", 2);
        assertThat(root.<List<Integer>>read("$.indicators[?(@.code=='05')].accepted.number"))
                .containsExactly(10);
        assertThat(root.<List<Integer>>read("$.indicators[?(@.code=='05')].submitted.number"))
                .containsExactly(15);
        assertThat(root.<List<Map<String, Object>>>read("$.children[?(@.unit.id=='mk')]")
                        .getFirst())
                .containsEntry("submitted", 2)
                .containsEntry("late", 1)
                .containsEntry("overdue", 0)
                .containsEntry("reportState", "DRAFT")
                .containsEntry("reportId", Province.ROUND + "_mk");
        assertThat(root.<List<Map<String, Object>>>read("$.pace"))
                .containsExactly(
                        Map.of("date", "2026-06-01", "submitted", 1), Map.of("date", "2026-06-11", "submitted", 1));
        assertThat(root.<List<String>>read("$.overdueUnits[*].unit.id")).containsExactlyInAnyOrder("vd1", "thpt");
        assertThat(root.<List<String>>read("$.overdueUnits[?(@.unit.id=='vd1')].superior.name"))
                .containsExactly("UBND đặc khu Vân Đồn");
        assertThat(root.version()).isPositive();
    }

    @Test
    void timeAloneMakesUnitsOverdueWithoutAnyWrite() {
        province.fill("mk1", 10);
        province.submit("mk1").ok();
        province.settled();
        Answer before = dashboard(province.reviewer("so"), "so");
        province.at("2026-06-10T10:00:00Z");
        assertThat(dashboard(province.reviewer("so"), "so").<Integer>read("$.overdue"))
                .isZero();

        province.at("2026-06-10T10:00:01Z");
        Answer after = dashboard(province.reviewer("so"), "so");

        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.<Integer>read("$.overdue")).isEqualTo(3);
        province.at("2026-06-16T10:00:00Z");
        assertThat(dashboard(province.reviewer("so"), "so").<Integer>read("$.overdue"))
                .isEqualTo(5);
        assertThat(dashboard(province.reviewer("so"), "so").<List<String>>read("$.overdueUnits[*].unit.id"))
                .containsExactlyInAnyOrder("mk2", "vd1", "thpt", "mk", "vd");
    }

    @Test
    void aSchoolGivesItsSingleRow() {
        province.fill("mk1", 10);
        province.submit("mk1").ok();

        Answer school = dashboard(province.editor("mk1"), "mk1");

        assertThat(school.<Integer>read("$.expected")).isEqualTo(1);
        assertThat(school.<Integer>read("$.submitted")).isEqualTo(1);
        assertThat(school.<List<String>>read("$.children[*].unit.id")).containsExactly("mk1");
        assertThat(school.<List<String>>read("$.path[*].id")).containsExactly("mk1");
        assertThat(school.<List<Integer>>read("$.indicators[?(@.code=='05')].submitted.number"))
                .containsExactly(10);
        assertThat(dashboard(province.reviewer("so"), "mk1").<List<String>>read("$.path[*].id"))
                .containsExactly("so", "mk", "mk1");
        assertThat(dashboard(province.reviewer("mk"), "mk1").<List<String>>read("$.path[*].id"))
                .containsExactly("mk", "mk1");
    }

    @Test
    void whoIsNotAboveDoesNotKnowOfIt() {
        province.dashboard(province.editor("mk1"), "mk").problem(404, "not-found");
        province.dashboard(province.reviewer("vd"), "mk").problem(404, "not-found");
        province.dashboard(province.reviewer("mk"), "so").problem(404, "not-found");
        province.dashboard(province.reviewer("so"), "khac").problem(404, "not-found");
        province.get(province.reviewer("so"), "/api/reports/rounds/khac/rollups/so")
                .problem(404, "not-found");
        province.dashboard(province.person("", "AUDITOR"), "mk").ok();
    }

    @Test
    void onlyWhoSeesEverythingChecks() {
        String check = "/api/reports/rounds/" + Province.ROUND + "/rollups/check";
        province.get(province.reviewer("so"), check).ok();
        province.get(province.person("", "AUDITOR"), check).ok();
        province.get(province.reviewer("mk"), check).problem(403, "forbidden");
        province.get(province.reviewer("so"), "/api/reports/rounds/khac/rollups/check")
                .problem(404, "not-found");
    }

    /** How fast, the benchmark measures; here no sweep runs, so that only the kick after the write can bring it up. */
    @Test
    void anAcceptanceReachesTheTopByItself() {
        province.fill("mk1", 10);
        province.submit("mk1").ok();
        province.settled();
        province.accept("mk1", "mk").ok();

        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(60))
                .until(() -> dashboard(province.reviewer("so"), "so").<Integer>read("$.accepted") == 1);
    }

    @Test
    void aChangeIsToldOncePerRollupItIsSeenIn() {
        province.fill("mk1", 10);
        province.submit("mk1").ok();
        province.settled();

        TenantScope.inTenant(province.tenant(), () -> {
            for (String unit : List.of("mk", "so")) {
                assertThat(rollups.findById(Rollup.id(Province.ROUND, unit))
                                .orElseThrow()
                                .outbox()
                                .waiting())
                        .containsExactly("rollup.changed.v1");
            }
            assertThat(rollups.existsById(Rollup.id(Province.ROUND, "vd"))).isFalse();
        });
    }

    @Test
    void theEventHasTheAgreedShape() {
        Contents nothing = new Contents(
                new OwnReport("so", vn.lienthong.reports.report.ReportState.Kind.DRAFT, Instant.EPOCH, null, 0),
                List.of(),
                new Totals(Tally.NONE, List.of(), Map.of(), Map.of()));
        Contents something = new Contents(
                nothing.own(), nothing.rows(), new Totals(Tally.of(nothing.own()), List.of(), Map.of(), Map.of()));
        Instant asOf = Instant.parse("2026-06-09T02:00:00Z");
        Rollup rollup = Rollup.start(Province.ROUND, "so", nothing, asOf);

        rollup.become(nothing, asOf);
        assertThat(rollup.outbox().waiting()).isEmpty();
        rollup.become(something, asOf);

        assertThat(AgreedEvent.lastOf(rollup)).isEqualTo(AgreedEvent.of("rollup.changed.v1"));
    }

    @Test
    void operatorsSeeLagBacklogAndStates() {
        province.fill("mk1", 10);
        province.submit("mk1").ok();
        province.settled();

        gauges.refresh();
        worker.sweep();

        assertThat(meters.get("lienthong.reports")
                        .tags("round", Province.ROUND, "state", "submitted")
                        .gauge()
                        .value())
                .isPositive();
        assertThat(meters.get("lienthong.reports").gauges())
                .allSatisfy(gauge -> assertThat(gauge.getId().getTag("tenant")).isNull());
        Awaitility.await()
                .until(() -> meters.get("lienthong.rollup.pending").gauge().value() == 0);
        Awaitility.await()
                .until(() -> meters.get("lienthong.rollup.lag").timer().count() > 0);
        assertThat(meters.get("lienthong.rollup.lag").timer().max(TimeUnit.SECONDS))
                .isPositive();
    }

    private Answer dashboard(TestCaller who, String unit) {
        return province.dashboard(who, unit).ok();
    }
}
