package vn.lienthong.gateway.routing;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import vn.lienthong.gateway.Browser;
import vn.lienthong.gateway.RunningGateway;

/** A gateway whose limits are soon reached, an attacker, and somebody of another province who must not notice. */
@TestPropertySource(
        properties = {
            "lienthong.gateway.routing.answer=30s",
            "lienthong.gateway.routing.greed=1",
            "lienthong.gateway.routing.reads.at-once=8",
            "lienthong.gateway.routing.reads.per-account=3",
            "lienthong.gateway.routing.streams.at-once=8",
            "lienthong.gateway.routing.streams.per-account=2",
            "lienthong.gateway.sign-in.hashing.threads=1",
            "lienthong.gateway.sign-in.hashing.waiting=10",
            "lienthong.gateway.routing.uploads.in-memory=1KB",
            "lienthong.gateway.routing.uploads.grace=1s",
            "lienthong.gateway.routing.uploads.per-second=10KB"
        })
abstract class CrampedGateway extends RunningGateway {

    @Autowired
    protected CircuitBreakerRegistry breakers;

    protected String tenant = "";
    protected Browser attacker = browser();
    protected Browser colleague = browser();
    protected Browser victim = browser();

    @BeforeEach
    void twoProvincesWork() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        tenant = newTenant();
        var admin = admin(tenant);
        attacker = somebody(admin, tenant, "ke-pha", "EDITOR");
        colleague = somebody(admin, tenant, "dong-nghiep", "EDITOR");
        var elsewhere = newTenant();
        victim = somebody(admin(elsewhere), elsewhere, "van-thu", "EDITOR");
        for (var service : List.of(PLANS, REFERENCES, REPORTS)) {
            service.stubFor(any(anyUrl()).willReturn(okJson("{}")));
            service.resetRequests();
        }
    }

    protected CircuitBreaker breaker(String service, Lane lane) {
        return breakers.circuitBreaker(Breakers.name(service, lane));
    }
}
