package vn.lienthong.references;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantProvisioning;
import vn.lienthong.starter.test.OpenApiFuzz;
import vn.lienthong.starter.test.TestTokens;

@ReferenceServiceTest
class OpenApiFuzzTest {

    @LocalServerPort
    private int port;

    @Value("${lienthong.tenancy.database-suffix}")
    private String suffix;

    @Autowired
    private TenantProvisioning provisioning;

    @Test
    void nothingOddThatIsSentBreaksTheServiceOrStaysInIt() throws Exception {
        provisioning.provision(new TenantId("quang-ninh"), "Tỉnh Quảng Ninh");
        var editor = TestTokens.as("quang-ninh", "fuzz", "u1", "EDITOR");

        OpenApiFuzz.of(port, suffix)
                .as(() -> Map.of("Authorization", "Bearer " + editor.token("reference-service")))
                .run();
    }
}
