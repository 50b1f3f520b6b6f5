package vn.lienthong.reports.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.lienthong.reports.Province;
import vn.lienthong.reports.Province.Answer;
import vn.lienthong.reports.Provinces;
import vn.lienthong.reports.ReportTest;
import vn.lienthong.reports.form.Forms;
import vn.lienthong.reports.report.ReportStanding;
import vn.lienthong.reports.report.ReportStandings;
import vn.lienthong.reports.round.Rosters;
import vn.lienthong.starter.tenancy.TenantScope;

/** What a process that died on the way leaves behind, the sweep repairs. */
@ReportTest
class RollupRecoveryTest {

    @Autowired
    Provinces provinces;

    @Autowired
    RollupWorker worker;

    @Autowired
    Rollups rollups;

    @Autowired
    ReportStandings reports;

    @Autowired
    Rosters rosters;

    @Autowired
    Forms forms;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Clock clock;

    Province province;

    @BeforeEach
    void aSubmittedReport() {
        province = provinces.small();
        province.open().ok();
        province.fill("mk1", 12);
        province.submit("mk1").ok();
        province.settled();
    }

    @Test
    void aDeathBetweenTheReportsWriteAndTheWorkerIsRepaired() {
        acceptAndDie("mk1");
        assertThat(acceptedAt("so")).isZero();
        assertThat(province.pending()).isEqualTo(1);

        worker.sweep();

        assertThat(acceptedAt("so")).isEqualTo(1);
        assertThat(acceptedAt("mk")).isEqualTo(1);
        assertThat(province.pending()).isZero();
        assertThat(province.check().<List<Object>>read("$.differences")).isEmpty();
    }

    @Test
    void aDeathHalfWayUpIsRepairedThoughTheLowerHalfIsUnchangedByThen() {
        acceptAndDie("mk1");
        RollupRefresh dying = new RollupRefresh(dyingBefore("so"), reports, rosters, forms, clock);
        TenantScope.inTenant(
                province.tenant(),
                () -> assertThatExceptionOfType(IllegalStateException.class).isThrownBy(dying::passUpAll));
        assertThat(acceptedAt("mk")).isEqualTo(1);
        assertThat(acceptedAt("so")).isZero();
        assertThat(province.pending()).isEqualTo(1);

        worker.sweep();

        assertThat(acceptedAt("so")).isEqualTo(1);
        assertThat(province.check().<List<Object>>read("$.differences")).isEmpty();
    }

    @Test
    void aMarkStaysWhenTheReportHasMovedOn() {
        acceptAndDie("mk1");
        TenantScope.inTenant(province.tenant(), () -> {
            List<ReportStanding> seen = reports.pending();
            mongo.getCollection("reports")
                    .updateOne(
                            new Document("_id", seen.getFirst().id()),
                            new Document("$inc", new Document("version", 1L)));

            assertThat(reports.takenOver(seen.getFirst())).isFalse();
        });
        assertThat(province.pending()).isEqualTo(1);
    }

    @Test
    void takingAChangeOverDoesNotMakeAnybodysVersionStale() {
        long before = province.read("mk1").version();
        acceptAndDie("mk1");
        long accepted = province.read("mk1").version();

        worker.sweep();

        assertThat(accepted).isEqualTo(before + 1);
        assertThat(province.read("mk1").version()).isEqualTo(accepted);
    }

    @Test
    void theCheckFindsARollupThatWasTamperedWith() {
        TenantScope.inTenant(
                province.tenant(),
                () -> mongo.getCollection("rollups")
                        .updateOne(
                                new Document("_id", Province.ROUND + "_mk"),
                                new Document("$set", new Document("totals.tally.submitted", 9))));

        Answer check = province.check();

        assertThat(check.<List<Map<String, String>>>read("$.differences"))
                .singleElement()
                .satisfies(difference ->
                        assertThat(difference).containsEntry("unit", "mk").containsEntry("part", "tally"));
    }

    /** What an accepted report looks like when its process is killed right after the write: stored, nobody told. */
    private void acceptAndDie(String unit) {
        TenantScope.inTenant(province.tenant(), () -> {
            String id = Province.ROUND + "_" + unit;
            Document stored =
                    mongo.getCollection("reports").find(new Document("_id", id)).first();
            assertThat(stored).isNotNull();
            mongo.getCollection("reports")
                    .updateOne(
                            new Document("_id", id),
                            new Document(
                                            "$set",
                                            new Document("state._class", "report-accepted")
                                                    .append("rollupPending", true))
                                    .append("$inc", new Document("version", 1L)));
        });
    }

    private int acceptedAt(String unit) {
        return province.dashboard(province.person("so", "REVIEWER"), unit).ok().read("$.accepted");
    }

    /** The roll-ups of a process that dies when it comes to writing that of one unit. */
    private Rollups dyingBefore(String unit) {
        return (Rollups) Proxy.newProxyInstance(
                Rollups.class.getClassLoader(), new Class<?>[] {Rollups.class}, (_, method, arguments) -> {
                    if (method.getName().equals("save")
                            && ((Rollup) arguments[0]).unit().equals(unit)) {
                        throw new IllegalStateException("killed");
                    }
                    try {
                        return method.invoke(rollups, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
