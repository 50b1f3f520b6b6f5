package vn.lienthong.reports.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import vn.lienthong.reports.Province;
import vn.lienthong.reports.Province.Answer;
import vn.lienthong.reports.Provinces;
import vn.lienthong.reports.ReportTest;
import vn.lienthong.starter.tenancy.TenantScope;

/** A superior's submission and the return of a child in it do not get past each other. */
@ReportTest
class SettlementTest {

    @Autowired
    Provinces provinces;

    @Autowired
    Reports reports;

    @Autowired
    Settlement settlement;

    Province province;

    @BeforeEach
    void anAcceptedSchoolUnderAnOfficeReadyToSubmit() {
        province = provinces.small();
        province.open().ok();
        province.fill("mk1", 12);
        province.submit("mk1").ok();
        province.accept("mk1", "mk").ok();
        province.fill("mk", 1);
        province.settled();
    }

    @RepeatedTest(12)
    void whateverTheTimingTheSuperiorNeverHoldsAReturnedChild() throws Exception {
        long child = province.read("mk1").version();
        long superior = province.read("mk").version();
        CyclicBarrier start = new CyclicBarrier(2);
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<Answer> submission = both.submit((Callable<Answer>) () -> {
                start.await();
                return province.post(province.head("mk"), Province.report("mk") + "/submit", superior, "");
            });
            Future<Answer> sending = both.submit((Callable<Answer>) () -> {
                start.await();
                return province.post(
                        province.reviewer("mk"),
                        Province.report("mk1") + "/return",
                        child,
                        "{\"reason\": \"Sai.\", \"comments\": []}");
            });
            answers.add(submission.get());
            answers.add(sending.get());
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 409, 412));
        Answer office = province.read("mk");
        boolean submitted = office.<String>read("$.state").equals("SUBMITTED");
        boolean returned = province.read("mk1").<String>read("$.state").equals("RETURNED");
        boolean holds = submitted && office.<Integer>read("$.children.accepted") == 1;
        assertThat(returned && holds).as("superior holds a returned child").isFalse();
        assertThat(!returned && submitted && !holds)
                .as("superior lacks an accepted child")
                .isFalse();
    }

    @Test
    void aSubmissionGivesWayToAReturnUnderWay() {
        announce("mk1");

        province.submit("mk").problem(409, "decision-in-progress");

        assertThat(province.read("mk").<String>read("$.state")).isEqualTo("DRAFT");
    }

    @Test
    void aReturnGivesWayToASubmissionUnderWay() {
        announce("mk");

        province.sendBack("mk1", "mk", "Sai.").problem(409, "decision-in-progress");

        assertThat(province.read("mk1").<String>read("$.state")).isEqualTo("ACCEPTED");
    }

    @Test
    void whatACrashLeftIsClearedAndItsLateOwnerFails() {
        Report late = TenantScope.inTenant(
                province.tenant(),
                () -> settlement.announce(
                        reports.findById(Province.ROUND + "_mk1").orElseThrow()));
        province.at("2026-06-01T02:01:00Z");

        province.submit("mk").ok();

        assertThat(province.read("mk").<Integer>read("$.children.accepted")).isEqualTo(1);
        TenantScope.inTenant(province.tenant(), () -> {
            late.sendBack("Sai.", List.of(), new Actor("a", "Chuyên viên", "mk"), late.dueAt());
            assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> reports.save(late));
        });
    }

    @Test
    void aSubmissionThatACrashLeftDoesNotBlockReturning() {
        announce("mk");
        province.at("2026-06-01T02:01:00Z");

        province.sendBack("mk1", "mk", "Sai.").ok();
    }

    private void announce(String unit) {
        TenantScope.inTenant(
                province.tenant(),
                () -> settlement.announce(
                        reports.findById(Province.ROUND + "_" + unit).orElseThrow()));
    }
}
