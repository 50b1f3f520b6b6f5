package vn.lienthong.reports.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.reports.AgreedEvent;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Period;
import vn.lienthong.reports.form.Value;
import vn.lienthong.reports.round.Obliged;
import vn.lienthong.reports.round.Ref;
import vn.lienthong.reports.round.Round;
import vn.lienthong.reports.unit.UnitKind;

/** The aggregate alone: every state and command, and the events that leave with it. */
class ReportAggregateTest {

    private static final Instant DUE = Instant.parse("2026-06-10T10:00:00Z");
    private static final Instant OPENED = Instant.parse("2026-05-18T01:00:00Z");
    private static final Instant SUBMITTED = Instant.parse("2026-06-08T02:00:00Z");
    private static final Instant DECIDED = Instant.parse("2026-06-09T02:00:00Z");
    private static final Instant OVERDUE = Instant.parse("2026-06-12T02:00:00Z");
    private static final Actor HEAD = new Actor("a-1", "Hiệu trưởng", "mk1");
    private static final Actor REVIEWER = new Actor("a-2", "Chuyên viên Phòng VH-XH", "mk");
    private static final String REASON = "Số này gồm cả tiết của học kỳ I.";

    private final Report report = requested();

    private static Report requested() {
        Obliged office = new Obliged("mk", "UBND phường Mạo Khê", UnitKind.COMMUNE_OFFICE, null, null, DUE);
        Obliged school = new Obliged("mk1", "Trường Mầm non Hoa Sen", UnitKind.SCHOOL, null, "mk", DUE);
        Round round = Round.freeze(
                new Form("ttdn-6t.v1", "Báo cáo", Period.Type.HALF_YEAR, List.of(), List.of(), List.of()),
                Period.halfYear(2026, 1),
                LocalDate.of(2026, 5, 18),
                Map.of(),
                List.of(office, school),
                "request-1",
                OPENED);
        return Report.request(round, school, office, List.of("mk"), 0, OPENED);
    }

    private void edit(long figure) {
        Map<String, Value> values = new HashMap<>(Map.of("05", Value.number(figure)));
        assertThat(report.edit(values, Map.of(), HEAD)).isTrue();
    }

    private void submit() {
        assertThat(report.submit(Map.of(), 0, HEAD, SUBMITTED)).isTrue();
    }

    @Test
    void askingForAReportTellsTheUnit() {
        assertThat(report.outbox().waiting()).containsExactly("report.requested.v1");
        assertThat(AgreedEvent.lastOf(report)).isEqualTo(AgreedEvent.of("report.requested.v1"));
        assertThat(report.isRollupPending()).isFalse();
    }

    @Test
    void everyStepIsToldInTheAgreedShape() {
        submit();
        assertThat(AgreedEvent.lastOf(report)).isEqualTo(AgreedEvent.of("report.submitted.v1"));
        report.sendBack(REASON, List.of(), REVIEWER, DECIDED);
        assertThat(AgreedEvent.lastOf(report)).isEqualTo(AgreedEvent.of("report.returned.v1"));
        submit();
        report.accept(REVIEWER, DECIDED);
        assertThat(AgreedEvent.lastOf(report)).isEqualTo(AgreedEvent.of("report.accepted.v1"));
    }

    @Test
    void aNudgeIsToldInTheAgreedShape() {
        report.nudge(named(), "k", OVERDUE);

        assertThat(AgreedEvent.lastOf(report)).isEqualTo(AgreedEvent.of("report.nudged.v1"));
    }

    @Test
    void whatChangesHowItCountsWaitsForTheRollup() {
        edit(3);
        assertThat(report.isRollupPending()).isFalse();
        submit();
        assertThat(report.isRollupPending()).isTrue();
    }

    @Test
    void aSubmissionIsKeptAsItWas() {
        edit(3);
        submit();
        report.sendBack(REASON, List.of(), REVIEWER, DECIDED);
        edit(4);
        submit();

        assertThat(report.submissions())
                .extracting(submission -> submission.own().get("05"))
                .containsExactly(Value.number(3), Value.number(4));
        assertThat(report.firstSubmittedAt()).contains(SUBMITTED);
    }

    @Test
    void aDraftCanBeEditedAndSubmittedOnly() {
        assertThat(report.accept(REVIEWER, DECIDED)).isFalse();
        assertThat(report.sendBack(REASON, List.of(), REVIEWER, DECIDED)).isFalse();
        edit(1);
        submit();
    }

    @Test
    void aSubmittedReportIsFrozen() {
        submit();
        assertThat(report.edit(new HashMap<>(), Map.of(), HEAD)).isFalse();
        assertThat(report.submit(Map.of(), 0, HEAD, SUBMITTED)).isFalse();
        assertThat(report.accept(REVIEWER, DECIDED)).isTrue();
    }

    @Test
    void anAcceptedReportCanOnlyBeReturned() {
        submit();
        report.accept(REVIEWER, DECIDED);
        assertThat(report.edit(new HashMap<>(), Map.of(), HEAD)).isFalse();
        assertThat(report.submit(Map.of(), 0, HEAD, SUBMITTED)).isFalse();
        assertThat(report.accept(REVIEWER, DECIDED)).isFalse();
        assertThat(report.sendBack(REASON, List.of(), REVIEWER, DECIDED)).isTrue();
    }

    @Test
    void aReturnedReportIsEditedAndSubmittedAgain() {
        submit();
        report.sendBack(REASON, List.of(new CellComment("05", "Xem lại.")), REVIEWER, DECIDED);
        assertThat(report.accept(REVIEWER, DECIDED)).isFalse();
        assertThat(report.sendBack(REASON, List.of(), REVIEWER, DECIDED)).isFalse();
        edit(2);
        submit();
        assertThat(report.comments()).extracting(CellComment::text).containsExactly("Xem lại.");
        assertThat(report.state()).isEqualTo(new ReportState.Submitted(SUBMITTED, HEAD, 2));
    }

    @Test
    void onlyTheOverdueAreNudgedAndOncePerKey() {
        assertThat(report.nudge(named(), "k", DUE)).isFalse();
        assertThat(report.nudge(named(), "k", OVERDUE)).isTrue();
        assertThat(report.nudge(named(), "k", OVERDUE)).isTrue();
        assertThat(report.nudgeCount()).isEqualTo(1);
        assertThat(report.nudge(named(), "k2", OVERDUE)).isTrue();
        assertThat(report.nudgeCount()).isEqualTo(2);
        submit();
        assertThat(report.nudge(named(), "k3", OVERDUE)).isFalse();
    }

    @Test
    void aDecisionUnderWayIsWaitedForAWhile() {
        report.settling(DECIDED);
        assertThat(report.settlingSince()).contains(DECIDED);
        assertThat(Report.isSettling(DECIDED, DECIDED.plusSeconds(14))).isTrue();
        assertThat(Report.isSettling(DECIDED, DECIDED.plusSeconds(15))).isFalse();
        submit();
        assertThat(report.settlingSince()).isEmpty();
    }

    private static Actor.Named named() {
        return new Actor.Named(REVIEWER.account(), REVIEWER.title(), new Ref("mk", "UBND phường Mạo Khê"));
    }
}
