package vn.lienthong.plans;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Plays the services that plan-service talks to; one server for all tests of a run. */
public final class Neighbours {

    public static final WireMockServer REFERENCES = started();
    /** Takes no event unless a test says so: what was sent then waits in the outbox, to be looked at. */
    public static final WireMockServer NOTIFICATIONS = started();

    private Neighbours() {}

    private static WireMockServer started() {
        var server = new WireMockServer(options().dynamicPort());
        server.start();
        return server;
    }

    public static final class Addresses implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "lienthong.services.reference-service=" + REFERENCES.baseUrl(),
                            "lienthong.services.notification-service=" + NOTIFICATIONS.baseUrl())
                    .applyTo(context);
        }
    }

    /** The checker answers, and finds nothing. */
    public static void citationsAreFine() {
        answer("{\"asOf\": \"2026-07-06\", \"citations\": []}");
    }

    public static void answer(String json) {
        REFERENCES.resetAll();
        REFERENCES.stubFor(post(urlEqualTo("/internal/verifications")).willReturn(okJson(json)));
    }

    public static void checkerIsDown() {
        REFERENCES.resetAll();
        REFERENCES.stubFor(post(urlEqualTo("/internal/verifications"))
                .willReturn(aResponse().withStatus(503)));
    }
}
