package vn.lienthong.reports.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.lienthong.reports.Province;
import vn.lienthong.reports.Provinces;
import vn.lienthong.reports.ReportTest;
import vn.lienthong.reports.round.RoundState;
import vn.lienthong.reports.round.Rounds;
import vn.lienthong.starter.tenancy.TenantScope;

/** An opening that a crash interrupted is finished from the roster. */
@ReportTest
class RequestReportsTest {

    @Autowired
    Provinces provinces;

    @Autowired
    RequestReports requestReports;

    @Autowired
    Reports reports;

    @Autowired
    Rounds rounds;

    @Autowired
    MongoTemplate mongo;

    Province province;

    @BeforeEach
    void aRoundWhoseOpeningDiedHalfWay() {
        province = provinces.small();
        province.open().ok();
        province.fill("mk1", 7);
        TenantScope.inTenant(province.tenant(), () -> {
            for (String unit : new String[] {"mk2", "thpt", "so"}) {
                mongo.getCollection("reports").deleteOne(new Document("_id", Report.id(Province.ROUND, unit)));
            }
            mongo.getCollection("rounds")
                    .updateOne(
                            new Document("_id", Province.ROUND),
                            new Document(
                                    "$set",
                                    new Document(
                                            "state",
                                            new Document("_class", "round-opening").append("since", new Date(0)))));
        });
    }

    @Test
    void theMissingReportsAreCreatedAndThePresentOnesLeftAlone() {
        TenantScope.inTenant(province.tenant(), () -> {
            assertThat(reports.count()).isEqualTo(4);

            requestReports.resume();

            assertThat(reports.count()).isEqualTo(7);
            assertThat(rounds.findById(Province.ROUND).orElseThrow().state()).isInstanceOf(RoundState.Open.class);
            assertThat(reports.findById(Report.id(Province.ROUND, "mk1"))
                            .orElseThrow()
                            .own())
                    .isNotEmpty();
            assertThat(reports.findById(Report.id(Province.ROUND, "mk2"))
                            .orElseThrow()
                            .outbox()
                            .waiting())
                    .contains("report.requested.v1");
        });
    }

    @Test
    void resumingAgainChangesNothing() {
        TenantScope.inTenant(province.tenant(), () -> {
            requestReports.resume();
            long version = rounds.findById(Province.ROUND).orElseThrow().version();

            requestReports.resume();

            assertThat(reports.count()).isEqualTo(7);
            assertThat(rounds.findById(Province.ROUND).orElseThrow().version()).isEqualTo(version);
        });
    }
}
