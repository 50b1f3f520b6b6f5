package vn.lienthong.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.starter.http.SecurityProblems;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.tenancy.TenantId;

class RateLimitTest {

    private final RateLimit limit = new RateLimit(
            new RoutingProperties(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    DataSize.ofMegabytes(1),
                    DataSize.ofMegabytes(1),
                    DataSize.ofMegabytes(1),
                    3,
                    1),
            new SecurityProblems(JsonMapper.builder().build()));

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void oneSessionCannotTakeTheSystemForItself() throws Exception {
        for (var request = 0; request < 3; request++) {
            assertThat(send("phiên 1").getStatus()).isEqualTo(200);
        }

        var refused = send("phiên 1");

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getContentType()).startsWith("application/problem+json");
        assertThat(send("phiên 2").getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse send(String session) throws Exception {
        var caller =
                new SignedIn(new TenantId("quang-ninh"), "tai-khoan", 1, "Văn thư", null, Set.of(Role.EDITOR), session);
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(caller, "", Set.of()));
        var response = new MockHttpServletResponse();
        limit.doFilter(new MockHttpServletRequest("GET", "/api/plans"), response, new MockFilterChain());
        return response;
    }
}
