package vn.lienthong.reports.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reports.Province.report;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.reports.Province;
import vn.lienthong.reports.Province.Answer;
import vn.lienthong.reports.Provinces;
import vn.lienthong.reports.ReportTest;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.test.TestCaller;

@ReportTest
class NudgeEndpointTest {

    private static final String ALL = "{\"units\": null}";

    @Autowired
    Provinces provinces;

    @Autowired
    Reports reports;

    Province province;

    @BeforeEach
    void schoolsAreOverdueAndOfficesAreNot() {
        province = provinces.small();
        province.open().ok();
        province.fill("mk1", 1);
        province.submit("mk1").ok();
        province.at("2026-06-12T02:00:00Z");
    }

    @Test
    void oneClickNudgesEverybodyOverdueBelow() {
        Answer nudged = nudge(province.reviewer("so"), ALL).ok();

        assertThat(nudged.<Integer>read("$.nudged")).isEqualTo(3);
        assertThat(nudged.<List<String>>read("$.units[*].id")).containsExactlyInAnyOrder("mk2", "vd1", "thpt");
        assertThat(province.read("mk2").<Integer>read("$.nudges")).isEqualTo(1);
        assertThat(province.read("mk2").<List<String>>read("$.history[*].action"))
                .containsExactly("REQUESTED", "NUDGED");
        assertThat(province.read("mk1").<Integer>read("$.nudges")).isZero();
        TenantScope.inTenant(
                province.tenant(),
                () -> assertThat(reports.findById(Province.ROUND + "_mk2")
                                .orElseThrow()
                                .outbox()
                                .waiting())
                        .endsWith("report.nudged.v1"));
        province.settled();
        assertThat(province.dashboard(province.reviewer("so"), "so").<List<Integer>>read("$.overdueUnits[*].nudges"))
                .containsExactly(1, 1, 1);
    }

    @Test
    void aRepeatedRequestNudgesNobodyWhoBecameOverdueSince() {
        String key = Province.newKey();
        province.postOnce(province.reviewer("so"), path(), key, ALL).ok();
        province.at("2026-06-22T02:00:00Z");

        Answer again =
                province.postOnce(province.reviewer("so"), path(), key, ALL).ok();

        assertThat(again.<List<String>>read("$.units[*].id")).containsExactlyInAnyOrder("mk2", "vd1", "thpt");
        assertThat(nudge(province.reviewer("so"), ALL).<List<String>>read("$.units[*].id"))
                .as("what is overdue by now")
                .contains("mk2", "vd1", "thpt", "mk");
    }

    @Test
    void aCommuneNudgesItsOwnSchoolsAlone() {
        assertThat(nudge(province.reviewer("mk"), ALL).<List<String>>read("$.units[*].id"))
                .containsExactly("mk2");
    }

    @Test
    void givenUnitsAreNudgedWhenTheyAreOverdue() {
        assertThat(nudge(province.reviewer("so"), "{\"units\": [\"vd1\", \"mk1\", \"mk\"]}")
                        .<List<String>>read("$.units[*].id"))
                .containsExactly("vd1");
    }

    @Test
    void aUnitThatIsNotBelowIsRefusedAndNobodyIsNudged() {
        assertThat(nudge(province.reviewer("mk"), "{\"units\": [\"mk2\", \"vd1\", \"khac\"]}")
                        .problem(422, "unprocessable")
                        .<List<String>>read("$.errors[*].pointer"))
                .containsExactly("/units/1", "/units/2");
        assertThat(province.read("mk2").<Integer>read("$.nudges")).isZero();
    }

    @Test
    void theSameKeyNudgesOnce() {
        String key = Province.newKey();
        Answer first =
                province.postOnce(province.reviewer("so"), path(), key, ALL).ok();
        Answer second =
                province.postOnce(province.reviewer("so"), path(), key, ALL).ok();

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(province.read("mk2").<Integer>read("$.nudges")).isEqualTo(1);
        nudge(province.reviewer("so"), ALL).ok();
        assertThat(province.read("mk2").<Integer>read("$.nudges")).isEqualTo(2);
    }

    @Test
    void onlyASuperiorNudges() {
        nudge(province.head("mk1"), ALL).problem(403, "forbidden");
        nudge(province.editor("mk"), ALL).problem(403, "forbidden");
        nudge(province.person("", "AUDITOR"), ALL).problem(403, "forbidden");
        province.post(province.reviewer("so"), path(), null, ALL).problem(400, "idempotency-key-required");
        province.postOnce(province.reviewer("so"), "/api/reports/rounds/khac/nudges", Province.newKey(), ALL)
                .problem(404, "not-found");
    }

    @Test
    void whoSavesAtThatMomentLosesNothing() {
        long version = province.read("mk2").version();
        nudge(province.reviewer("so"), ALL).ok();

        province.put(province.editor("mk2"), report("mk2"), version, Province.cells(4))
                .problem(412, "stale-version");
        province.fill("mk2", 4);
        assertThat(province.read("mk2").<Integer>read("$.nudges")).isEqualTo(1);
    }

    private Answer nudge(TestCaller who, String body) {
        return province.postOnce(who, path(), Province.newKey(), body);
    }

    private static String path() {
        return "/api/reports/rounds/" + Province.ROUND + "/nudges";
    }
}
