package vn.lienthong.plans;

import com.mongodb.client.MongoClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.starter.test.IndexBudget;
import vn.lienthong.starter.test.OpenApiContract;

@PlanServiceTest
class PlanServiceContractTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    MongoClient mongo;

    @Value("${lienthong.tenancy.database-suffix}")
    String suffix;

    @Test
    void theApiIsTheCommittedOne() throws Exception {
        OpenApiContract.verify(mvc);
    }

    /** 250 for all services together. */
    @Test
    void aTenantNeedsFewCollectionsAndIndexes() throws Exception {
        Province province = Province.open(mvc);

        IndexBudget.of(mongo, "plans_" + province.tenant + suffix).assertAtMost(25);
    }
}
