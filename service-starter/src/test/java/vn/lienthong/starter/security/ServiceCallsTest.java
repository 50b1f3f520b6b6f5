package vn.lienthong.starter.security;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.HttpClientErrorException;
import vn.lienthong.starter.sample.SampleService;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.test.MongoDatabase;

@SpringBootTest(
        classes = SampleService.class,
        properties = {"lienthong.events.sweep=24h", "lienthong.calls.open-for=1h"})
@MongoDatabase
class ServiceCallsTest {

    private static final WireMockServer NEIGHBOUR = started();
    private static final String NAME = "neighbour";

    @Autowired
    ServiceCalls calls;

    private static WireMockServer started() {
        var server = new WireMockServer(options().dynamicPort());
        server.start();
        return server;
    }

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry properties) {
        properties.add("lienthong.services." + NAME, NEIGHBOUR::baseUrl);
    }

    @BeforeEach
    void well() {
        calls.breaker(NAME).reset();
    }

    @AfterAll
    static void stop() {
        NEIGHBOUR.stop();
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        NEIGHBOUR.resetAll();
        NEIGHBOUR.stubFor(get(urlEqualTo("/something")).willReturn(answer));
    }

    private void call() {
        TenantScope.inTenant(
                new TenantId("quang-ninh"),
                () -> calls.call(
                        NAME,
                        client -> client.get().uri("/something").retrieve().toBodilessEntity()));
    }

    @Test
    void aRefusalIsAnAnswer() {
        answer(aResponse().withStatus(409));
        for (var i = 0; i < 20; i++) {
            assertThatThrownBy(this::call).isInstanceOf(HttpClientErrorException.class);
        }
        assertThat(calls.breaker(NAME).getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void aServiceThatProtectsItselfIsNotDown() {
        answer(aResponse()
                .withStatus(503)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("{\"type\": \"urn:lienthong:problem:busy\"}"));
        for (var i = 0; i < 20; i++) {
            assertThatThrownBy(this::call).isInstanceOf(ServiceUnavailable.class);
        }
        assertThat(calls.breaker(NAME).getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void aServiceInTroubleIsLeftAlone() {
        answer(aResponse().withStatus(503));
        for (var i = 0; i < 10; i++) {
            assertThatThrownBy(this::call).isInstanceOf(ServiceUnavailable.class);
        }
        assertThat(calls.breaker(NAME).getState()).isEqualTo(CircuitBreaker.State.OPEN);
        assertThat(NEIGHBOUR.findAll(getRequestedFor(urlEqualTo("/something")))).hasSize(4);
        assertThat(calls.permit(NAME)).isEmpty();
    }

    @Test
    void aPermitThatIsNotUsedIsFreeForAnother() {
        calls.breaker(NAME).transitionToOpenState();
        calls.breaker(NAME).transitionToHalfOpenState();
        var first = calls.permit(NAME).orElseThrow();
        assertThat(calls.permit(NAME)).isPresent();
        assertThat(calls.permit(NAME)).isEmpty();
        first.giveBack();
        assertThat(calls.permit(NAME)).isPresent();
    }
}
