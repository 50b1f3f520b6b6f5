package vn.lienthong.gateway.routing;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.gateway.Browser;
import vn.lienthong.gateway.Browser.Raw;

/** Uploads that come slowly or not at all, watched by their colleagues and by another province. */
class SlowSenderTest extends CrampedGateway {

    private static final String IMPORTS = "/api/plans/imports";
    private static final Map<String, String> FILE = Map.of("Content-Type", "application/octet-stream");

    @Test
    void slowUploadsHoldNothingThatOthersNeed() throws IOException {
        var slow = slowUploads(40);
        try {
            for (var person : List.of(victim, colleague)) {
                for (var file = 0; file < 4; file++) {
                    assertThat(upload(person).status()).isEqualTo(200);
                }
            }
            PLANS.verify(8, postRequestedFor(anyUrl()));
        } finally {
            close(slow);
        }
    }

    @Test
    void slowUploadsDoNotKeepABrokenServicesDoorShut() throws IOException {
        var breaker = breaker("plan-service", Lane.LONG);
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        var slow = slowUploads(10);
        try {
            for (var file = 0; file < 3; file++) {
                assertThat(upload(victim).status()).isEqualTo(200);
            }
            assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        } finally {
            close(slow);
        }
    }

    @Test
    void senderBelowTheLeastRateIsCut() throws IOException {
        try (var raw = attacker.raw("POST", IMPORTS, "Content-Length: 20000000")) {
            await().pollInterval(Duration.ofMillis(50)).until(() -> {
                raw.send("một ít");
                return raw.socket().getInputStream().available() > 0;
            });

            // To its end: the connection is closed and not kept for the rest of the body.
            assertThat(raw.rest()).startsWith("HTTP/1.1 408").contains("application/problem+json", "problem:too-slow");
        }
        PLANS.verify(0, postRequestedFor(anyUrl()));
        assertNothingCounted();
    }

    @Test
    void uploadsThatBreakOffReachNoService() throws IOException {
        for (var call = 0; call < 30; call++) {
            try (var raw = attacker.raw("POST", IMPORTS, "Content-Length: 5000")) {
                raw.send("một ít");
            }
        }

        assertThat(upload(victim).status()).isEqualTo(200);
        PLANS.verify(1, postRequestedFor(anyUrl()));
        assertNothingCounted();
    }

    @Test
    void whatIsReceivedArrivesAsItWasSent() {
        var file = new byte[300_000];
        for (var i = 0; i < file.length; i++) {
            file[i] = (byte) (i * 31);
        }

        assertThat(victim.send("POST", IMPORTS, BodyPublishers.ofByteArray(file), FILE)
                        .status())
                .isEqualTo(200);

        assertThat(PLANS.findAll(postRequestedFor(anyUrl())).getFirst().getBody())
                .isEqualTo(file);
    }

    @Test
    void oneAccountsUploadsEndBeforeTheDiskDoes() throws IOException {
        var slow = new ArrayList<Raw>();
        try {
            for (var file = 0; file < 5; file++) {
                slow.add(attacker.raw("POST", IMPORTS, "Content-Length: 20000000"));
            }
            await().untilAsserted(() -> {
                try (var sixth = attacker.raw("POST", IMPORTS, "Content-Length: 20000000", "Connection: close")) {
                    assertThat(sixth.line()).startsWith("HTTP/1.1 429");
                }
            });
            assertThat(upload(victim).status()).isEqualTo(200);
            assertThat(upload(colleague).status()).isEqualTo(200);
        } finally {
            close(slow);
        }
    }

    private Browser.Answer upload(Browser person) {
        return person.send("POST", IMPORTS, BodyPublishers.ofByteArray(new byte[100_000]), FILE);
    }

    private List<Raw> slowUploads(int count) throws IOException {
        var slow = new ArrayList<Raw>();
        for (var upload = 0; upload < count; upload++) {
            var raw = attacker.raw("POST", IMPORTS, "Content-Length: 100000");
            raw.send("một ít");
            slow.add(raw);
        }
        return slow;
    }

    private static void close(List<Raw> connections) throws IOException {
        for (var connection : connections) {
            connection.close();
        }
    }

    private void assertNothingCounted() {
        assertThat(breaker("plan-service", Lane.LONG).getMetrics().getNumberOfFailedCalls())
                .isZero();
    }
}
