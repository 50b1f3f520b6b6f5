package vn.lienthong.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import vn.lienthong.starter.test.OpenApiContract;

class OpenApiTest extends RunningGateway {

    @Autowired
    private WebApplicationContext context;

    @Test
    void gatewayServesWhatItsContractSays() throws Exception {
        // Without the security filters: who may read the document is PortalTest's business.
        OpenApiContract.verify(MockMvcBuilders.webAppContextSetup(context).build());
    }
}
