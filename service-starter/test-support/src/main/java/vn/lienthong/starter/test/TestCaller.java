package vn.lienthong.starter.test;

import java.util.List;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Somebody who asks. Given to MockMvc's {@code with(...)} the request carries a signed token for the application under test.
 *
 * @param unit id of the unit, "" for none
 * @param title how history and notices name the person, e.g. "Hiệu trưởng"
 */
public record TestCaller(String tenant, String account, String unit, String title, List<String> roles)
        implements RequestPostProcessor {

    public TestCaller titled(String otherTitle) {
        return new TestCaller(tenant, account, unit, otherTitle, roles);
    }

    /** A valid token for {@code audience}, the name of one service. */
    public String token(String audience) {
        return TestTokens.issue(this, audience);
    }

    @Override
    public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
        String service = WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext())
                .getEnvironment()
                .getRequiredProperty("spring.application.name");
        request.addHeader("Authorization", "Bearer " + token(service));
        return request;
    }
}
