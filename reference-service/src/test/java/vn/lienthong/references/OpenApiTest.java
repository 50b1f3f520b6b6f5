package vn.lienthong.references;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.starter.test.OpenApiContract;

@ReferenceServiceTest
class OpenApiTest {

    @Autowired
    private MockMvc mvc;

    @Test
    void theServiceAnswersAsItsContractSays() throws Exception {
        OpenApiContract.verify(mvc);
    }
}
