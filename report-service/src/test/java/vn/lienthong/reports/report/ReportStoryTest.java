package vn.lienthong.reports.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reports.Province.report;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.reports.Province;
import vn.lienthong.reports.Province.Answer;
import vn.lienthong.reports.Provinces;
import vn.lienthong.reports.ReportTest;

/** A half year from the opening of its round to the department, as the people live it. */
@ReportTest
class ReportStoryTest {

    @Autowired
    Provinces provinces;

    Province province;

    @BeforeEach
    void anOpenRound() {
        province = provinces.small();
        province.open().ok();
    }

    @Test
    void figuresTravelFromTheSchoolToTheDepartment() {
        province.fill("mk1", 12);
        province.submit("mk1").ok();
        province.fill("mk2", 30);
        province.submit("mk2").ok();
        province.accept("mk1", "mk").ok();
        province.accept("mk2", "mk").ok();
        province.settled();

        Answer live = province.dashboard(province.reviewer("so"), "so").ok();
        assertThat(live.<Integer>read("$.submitted")).isEqualTo(2);
        assertThat(live.<Integer>read("$.accepted")).isEqualTo(2);
        assertThat(live.<Integer>read("$.expected")).isEqualTo(6);
        assertThat(live.<List<Integer>>read("$.indicators[?(@.code=='05')].accepted.number"))
                .containsExactly(42);
        assertThat(live.<List<Integer>>read("$.indicators[?(@.code=='02')].accepted.number"))
                .containsExactly(2);

        Answer drafted = province.fill("mk", 5);
        assertThat(drafted.<List<Integer>>read("$.cells[?(@.code=='05')].own.number"))
                .containsExactly(5);
        assertThat(drafted.<List<Integer>>read("$.cells[?(@.code=='05')].children.number"))
                .containsExactly(42);
        assertThat(drafted.<List<Integer>>read("$.cells[?(@.code=='05')].total.number"))
                .containsExactly(47);
        assertThat(drafted.<Map<String, Integer>>read("$.children"))
                .containsEntry("accepted", 2)
                .containsEntry("expected", 2);

        province.submit("mk").ok();
        province.accept("mk", "so").ok();
        province.settled();
        Answer above = province.read("so");
        assertThat(above.<List<Integer>>read("$.cells[?(@.code=='05')].children.number"))
                .containsExactly(47);
        assertThat(province.dashboard(province.reviewer("so"), "so")
                        .<List<Integer>>read("$.indicators[?(@.code=='05')].accepted.number"))
                .containsExactly(47);
        assertThat(province.check().<List<Object>>read("$.differences")).isEmpty();
    }

    @Test
    void returningTakesTheFiguresOutUntilTheyAreAcceptedAgain() {
        province.fill("mk1", 12);
        province.submit("mk1").ok();
        province.accept("mk1", "mk").ok();
        province.settled();

        province.sendBack("mk1", "mk", "Số này gồm cả tiết của học kỳ I.").ok();
        province.settled();

        assertThat(province.dashboard(province.reviewer("so"), "so")
                        .<List<Object>>read("$.indicators[?(@.code=='05')].accepted.number"))
                .isEmpty();
        assertThat(province.read("mk").<List<Object>>read("$.cells[?(@.code=='05')].children.number"))
                .isEmpty();
        province.fill("mk1", 10);
        Answer again = province.submit("mk1").ok();
        assertThat(again.<List<Integer>>read("$.submissions[*].no")).containsExactly(1, 2);
        assertThat(again.<List<Integer>>read("$.submissions[*].figures[?(@.code=='05')].own.number"))
                .containsExactly(12, 10);
        province.accept("mk1", "mk").ok();
        province.settled();
        assertThat(province.dashboard(province.reviewer("so"), "so")
                        .<List<Integer>>read("$.indicators[?(@.code=='05')].accepted.number"))
                .containsExactly(10);
    }

    @Test
    void aChildStaysOnceItsSuperiorHasSubmittedAndCanBeReturnedAfterThatOneIs() {
        province.fill("mk1", 12);
        province.submit("mk1").ok();
        province.accept("mk1", "mk").ok();
        province.fill("mk", 1);
        province.submit("mk").ok();

        Answer refused = province.sendBack("mk1", "mk", "Sai số liệu.").problem(409, "superior-submitted");
        assertThat(refused.<String>read("$.detail"))
                .contains("UBND phường Mạo Khê")
                .contains("trả lại trước");
        assertThat(province.get(province.reviewer("mk"), report("mk1")).<List<String>>read("$.allowed"))
                .isEmpty();

        province.accept("mk", "so").ok();
        province.sendBack("mk1", "mk", "Sai số liệu.").problem(409, "superior-submitted");
        province.sendBack("mk", "so", "Xem lại số của Trường Mầm non Hoa Sen.").ok();
        province.sendBack("mk1", "mk", "Sai số liệu.").ok();
    }

    @Test
    void aLateChildThatIsInNoSumCanBeReturnedWhateverItsSuperiorDid() {
        province.fill("mk", 1);
        province.submit("mk").ok();
        province.fill("mk1", 12);
        province.submit("mk1").ok();

        assertThat(province.get(province.reviewer("mk"), report("mk1")).<List<String>>read("$.allowed"))
                .contains("return");
        province.sendBack("mk1", "mk", "Sai số liệu.").ok();
    }

    @Test
    void whatASuperiorSubmittedStaysAsItWasSubmitted() {
        province.fill("mk1", 12);
        province.submit("mk1").ok();
        province.accept("mk1", "mk").ok();
        province.fill("mk", 1);
        province.submit("mk").ok();
        province.fill("mk2", 100);
        province.submit("mk2").ok();
        province.accept("mk2", "mk").ok();

        Answer frozen = province.read("mk");

        assertThat(frozen.<List<Integer>>read("$.cells[?(@.code=='05')].total.number"))
                .containsExactly(13);
        assertThat(frozen.<Integer>read("$.children.accepted")).isEqualTo(1);
        province.sendBack("mk", "so", "Bổ sung trường mới duyệt.").ok();
        assertThat(province.read("mk").<List<Integer>>read("$.cells[?(@.code=='05')].total.number"))
                .containsExactly(113);
    }

    @Test
    void theLastHalfYearStandsBeside() {
        province.fill("mk1", 96);
        province.submit("mk1").ok();
        province.accept("mk1", "mk").ok();
        province.at("2026-11-02T02:00:00Z");
        province.open("""
                        {"formId": "ttdn-6t.v1", "period": {"type": "HALF_YEAR", "year": 2026, "half": 2}, "dueDates": null}
                        """).ok();
        String second = "/api/reports/ttdn-6t-v1-2026-2_mk1";
        long version = province.get(province.editor("mk1"), second).ok().version();

        Answer jumped = province.put(province.editor("mk1"), second, version, Province.cells(312))
                .ok();

        assertThat(jumped.<List<Integer>>read("$.cells[?(@.code=='05')].previous.number"))
                .containsExactly(96);
        assertThat(jumped.<List<String>>read("$.cells[?(@.code=='05')].problems[*].severity"))
                .containsExactly("WARNING");
        assertThat(jumped.<List<String>>read("$.cells[?(@.code=='05')].problems[*].message")
                        .getFirst())
                .contains("(96)");
        province.post(province.head("mk1"), second + "/submit", jumped.version(), "")
                .ok();
    }

    @Test
    void theTopOfTheRouteIsReviewedByItself() {
        province.fill("so", 3);
        province.submit("so").ok();
        Answer accepted = province.accept("so", "so").ok();
        assertThat(accepted.<String>read("$.state")).isEqualTo("ACCEPTED");
        assertThat(accepted.<Object>read("$.superior")).isNull();
        province.settled();
        assertThat(province.dashboard(province.reviewer("so"), "so")
                        .<List<Integer>>read("$.indicators[?(@.code=='05')].accepted.number"))
                .containsExactly(3);
        province.sendBack("so", "so", "Bổ sung số liệu.").ok();
    }
}
