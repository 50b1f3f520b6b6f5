package vn.lienthong.reports;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantProvisioning;
import vn.lienthong.starter.test.IndexBudget;
import vn.lienthong.starter.test.MongoDatabase;
import vn.lienthong.starter.test.OpenApiContract;
import vn.lienthong.starter.test.TestMongo;

/** What the service promises as a whole. */
@SpringBootTest
@AutoConfigureMockMvc
@MongoDatabase
class ServiceTest {

    /** A quarter of what a province may use over all services: this one has the most documents of its own. */
    private static final int INDEXES_AT_MOST = 60;

    @Autowired
    MockMvc http;

    @Autowired
    TenantProvisioning provisioning;

    @Value("${lienthong.tenancy.database-suffix}")
    String suffix;

    @Test
    void theApiIsTheCommittedOne() throws Exception {
        OpenApiContract.verify(http);
    }

    @Test
    void aProvinceStaysWithinItsBudgetOfIndexes() {
        provisioning.provision(new TenantId("quang-ninh"), "Tỉnh Quảng Ninh");

        IndexBudget.of(TestMongo.get().client(), "reports_quang-ninh" + suffix).assertAtMost(INDEXES_AT_MOST);
    }
}
