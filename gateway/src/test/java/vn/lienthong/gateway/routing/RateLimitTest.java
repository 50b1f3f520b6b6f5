package vn.lienthong.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.DefaultCookieSerializer;
import tools.jackson.databind.json.JsonMapper;

class RateLimitTest {

    private final RateLimit limit = new RateLimit(
            new Rates(new RoutingProperties.Rates(100, 100, 100, 100, 100, 100), TimeMeter.SYSTEM_NANOTIME),
            new RoutingProperties.Door(2, 2),
            new LimitProblems(JsonMapper.builder().build(), new SimpleMeterRegistry()),
            new DefaultCookieSerializer());
    private final RateLimit.AtTheDoor door = limit.new AtTheDoor();
    private final List<Integer> statuses = new ArrayList<>();

    @Test
    void whoHasTooManyRequestsUnderWayIsRefusedAtTheDoorAndNobodyElse() throws Exception {
        enter(
                "192.0.2.1",
                () -> enter("192.0.2.1", () -> {
                    enter("192.0.2.1", () -> {});
                    enter("192.0.2.2", () -> {});
                }));
        enter("192.0.2.1", () -> {});

        assertThat(statuses).containsExactly(429, 200, 200, 200, 200);
    }

    @Test
    void liveStreamsDoNotCountAsRequestsUnderWay() throws Exception {
        MockHttpServletRequest stream = request("192.0.2.1");
        stream.setRequestURI(Route.STREAM);
        enter(stream, () -> enter("192.0.2.1", () -> enter("192.0.2.1", () -> {})));

        assertThat(statuses).containsExactly(200, 200, 200);
    }

    private interface Meanwhile {
        void happens() throws Exception;
    }

    private void enter(String address, Meanwhile meanwhile) throws Exception {
        enter(request(address), meanwhile);
    }

    private static MockHttpServletRequest request(String address) {
        var request = new MockHttpServletRequest("GET", "/api/session");
        request.setRemoteAddr(address);
        return request;
    }

    private void enter(MockHttpServletRequest request, Meanwhile meanwhile) throws Exception {
        var response = new MockHttpServletResponse();
        FilterChain chain = (passed, answered) -> {
            try {
                meanwhile.happens();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        };
        door.doFilter(request, response, chain);
        statuses.add(response.getStatus());
    }
}
