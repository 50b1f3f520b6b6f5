package vn.lienthong.notifications;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantProvisioning;
import vn.lienthong.starter.test.MongoDatabase;
import vn.lienthong.starter.test.OpenApiFuzz;
import vn.lienthong.starter.test.TestTokens;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@MongoDatabase
class OpenApiFuzzTest {

    @LocalServerPort
    int port;

    @Value("${lienthong.tenancy.database-suffix}")
    String suffix;

    @Autowired
    TenantProvisioning provisioning;

    @Test
    void nothingOddThatIsSentBreaksTheServiceOrStaysInIt() throws Exception {
        provisioning.provision(new TenantId("quang-ninh"), "Tỉnh Quảng Ninh");
        var head = TestTokens.as("quang-ninh", "head", "school", "HEAD");

        OpenApiFuzz.of(port, suffix)
                .as(() -> Map.of("Authorization", "Bearer " + head.token("notification-service")))
                // Takes nothing, and what it sends has no end.
                .without("GET", "/api/notifications/stream")
                .run();
    }
}
