package vn.lienthong.gateway.routing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import com.sun.net.httpserver.HttpExchange;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.gateway.Browser;

/** What one caller does, watched by somebody of another province. */
class OneCallerTest extends CrampedGateway {

    @ParameterizedTest
    @CsvSource({
        "/api/plans?q=%ff, X-Nothing: 1",
        "/api/plans?%ff=x, X-Nothing: 1",
        "/api/plans?q=%c3%28, X-Nothing: 1",
        "/api/plans?q=%zz, X-Nothing: 1",
        "/api/plans?q=%, X-Nothing: 1",
        "/api/plans/%ff, X-Nothing: 1",
        "/api/plans/%zz, X-Nothing: 1",
        "/api/plans?q=a, Content-Type: khong-phai-kieu",
        "/api/plans?q=a, Accept: ;;;",
        "/api/plans?q=a, If-Modified-Since: hom-qua",
        "/api/plans?q=a, Content-Length: -7"
    })
    void malformedRequestIsItsSendersOwnTrouble(String target, String header) throws IOException {
        for (var call = 0; call < 15; call++) {
            try (var raw = attacker.raw("GET", target, header)) {
                assertThat(raw.line()).as(target).matches("HTTP/1\\.1 (200|4\\d\\d).*");
            }
        }

        assertUntouched("plan-service");
    }

    @Test
    void addressThatCannotBeReadIsSaidToBeSo() throws IOException {
        try (var raw = attacker.raw("GET", "/api/plans?q=%ff", "Connection: close")) {
            assertThat(raw.rest()).startsWith("HTTP/1.1 400").contains("application/problem+json", "problem:invalid");
        }
    }

    @Test
    void whatOneProvinceBreaksOffClosesNothingForTheOthers() {
        PLANS.stubFor(get("/api/plans/hong").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        for (var call = 0; call < 30; call++) {
            assertThat(attacker.get("/api/plans/hong").status()).isEqualTo(503);
        }

        assertThat(breaker("plan-service", Lane.READS).getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(victim.get("/api/plans").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "service-unavailable"})
    void serviceThatSaysItselfThatItCannotIsNotDown(String problem) {
        PLANS.stubFor(get("/api/plans/ban")
                .willReturn(aResponse()
                        .withStatus(503)
                        .withHeader("Content-Type", "application/problem+json")
                        .withHeader("Retry-After", "7")
                        .withBody("{\"type\": \"urn:lienthong:problem:" + problem + "\"}")));

        for (var call = 0; call < 30; call++) {
            var answer = attacker.get("/api/plans/ban");
            assertThat(answer.problem()).isEqualTo(problem);
            assertThat(answer.header("Retry-After")).isEqualTo("7");
        }

        assertUntouched("plan-service");
    }

    @Test
    void floodOfSlowRequestsEndsAtItsAccountAndAtItsProvince() throws Exception {
        var release = new CountDownLatch(1);
        var waiting = new AtomicInteger();
        NOTIFICATIONS.behave(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/cham")) {
                waiting.incrementAndGet();
                hold(release);
            }
            answer(exchange);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                var held = flood(threads, attacker, 3);
                await().until(() -> waiting.get() == 3);

                var refused = attacker.get("/api/notifications/cham");

                assertThat(refused.status()).isEqualTo(429);
                assertThat(refused.problem()).isEqualTo("too-many-requests");
                assertThat(refused.header("Retry-After")).isEqualTo("2");
                assertThat(refused.json().path("detail").asString()).startsWith("Tài khoản của bạn");

                // Its colleague takes what is left to the province, half of everything here.
                held.addAll(flood(threads, colleague, 1));
                await().until(() -> waiting.get() == 4);
                var ofProvince = colleague.get("/api/notifications/cham");
                assertThat(ofProvince.status()).isEqualTo(429);
                assertThat(ofProvince.json().path("detail").asString()).startsWith("Tỉnh của bạn");

                // Another province, another lane and another service notice nothing.
                assertThat(victim.get("/api/notifications").status()).isEqualTo(200);
                assertThat(attacker.post("/api/notifications/read", null).status())
                        .isEqualTo(200);
                assertThat(attacker.get("/api/plans").status()).isEqualTo(200);
                assertThat(held).noneMatch(Future::isDone);
            } finally {
                release.countDown();
            }
        }
        assertThat(attacker.get("/api/notifications/cham").status()).isEqualTo(200);
    }

    @Test
    void liveStreamsAreCountedForTheirAccount() throws Exception {
        NOTIFICATIONS.behave(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("event: ping\n\n".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            hold(new CountDownLatch(1));
        });
        var open = new ArrayList<HttpResponse<InputStream>>();
        try {
            for (var stream = 0; stream < 2; stream++) {
                open.add(attacker.stream("/api/notifications/stream"));
            }

            var third = attacker.stream("/api/notifications/stream");

            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.headers().firstValue("Retry-After")).hasValue("30");
            open.add(victim.stream("/api/notifications/stream"));
            assertThat(open).allMatch(stream -> stream.statusCode() == 200);
        } finally {
            for (var stream : open) {
                stream.body().close();
            }
        }
    }

    private static List<Future<Browser.Answer>> flood(ExecutorService threads, Browser caller, int requests) {
        var answers = new ArrayList<Future<Browser.Answer>>();
        for (var request = 0; request < requests; request++) {
            answers.add(threads.submit(() -> caller.get("/api/notifications/cham")));
        }
        return answers;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().write('}');
        }
    }

    private static void hold(CountDownLatch until) {
        try {
            until.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopped));
        }
    }

    private void assertUntouched(String service) {
        for (var lane : Lane.values()) {
            assertThat(breaker(service, lane).getMetrics().getNumberOfFailedCalls())
                    .as(lane.label())
                    .isZero();
        }
        assertThat(victim.get("/api/plans").status()).isEqualTo(200);
    }
}
