package vn.lienthong.gateway.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.sun.net.httpserver.HttpExchange;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.function.ServerResponse;
import vn.lienthong.gateway.Browser;
import vn.lienthong.gateway.RunningGateway;

class LiveStreamTest extends RunningGateway {

    @Autowired
    private CircuitBreakerRegistry breakers;

    @Autowired
    private LiveStreams streams;

    @Autowired
    private ApplicationContext context;

    private String tenant = "";
    private Browser admin = browser();
    private Browser editor = browser();

    @BeforeEach
    void somebodySignsIn() {
        breakers.getAllCircuitBreakers().forEach(breaker -> breaker.reset());
        tenant = newTenant();
        admin = admin(tenant);
        editor = somebody(admin, tenant, "van-thu", "EDITOR");
    }

    @Test
    void eventsArriveOneByOneAndSilenceIsNoFailure() throws Exception {
        var firstWasRead = new CountDownLatch(1);
        NOTIFICATIONS.behave(exchange -> {
            begin(exchange);
            say(exchange, "event: ping\n\n");
            // Says nothing until the first event has been read, and for longer than any other answer may take.
            pause(firstWasRead, Duration.ofSeconds(20));
            pause(new CountDownLatch(1), Duration.ofMillis(1300));
            say(exchange, "event: notice\n\n");
            exchange.close();
        });

        var stream = editor.stream("/api/notifications/stream");

        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        try (var lines = new BufferedReader(new InputStreamReader(stream.body(), UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("event: ping");
            firstWasRead.countDown();
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("event: notice");
        }
        var metrics =
                breakers.circuitBreaker("route-notification-service-streams").getMetrics();
        assertThat(metrics.getNumberOfFailedCalls()).isZero();
        assertThat(metrics.getNumberOfSuccessfulCalls()).isPositive();
    }

    @Test
    void serviceNoticesThatThePersonHasGone() throws Exception {
        var gone = new CountDownLatch(1);
        NOTIFICATIONS.behave(exchange -> {
            begin(exchange);
            try {
                while (true) {
                    say(exchange, "event: ping\n\n");
                    pause(new CountDownLatch(1), Duration.ofMillis(20));
                }
            } catch (IOException closed) {
                gone.countDown();
            }
        });
        var stream = editor.stream("/api/notifications/stream");
        assertThat(stream.body().read()).isPositive();

        stream.body().close();

        await().atMost(Duration.ofSeconds(20)).until(() -> gone.getCount() == 0);
    }

    @Test
    void nothingIsHandedOnAfterTheEnd() throws IOException {
        try (var events = new LiveStream(new ByteArrayInputStream("abc".getBytes(UTF_8)))) {
            assertThat(events.read()).isEqualTo('a');

            events.close();

            assertThat(events.read()).isEqualTo(-1);
        }
    }

    @Test
    void streamEndsWhenItsAccountIsDisabled() throws Exception {
        assertEnds(() -> assertThat(disable(true).status()).isEqualTo(200));
    }

    @Test
    void streamEndsWhenItsSessionIsSignedOut() throws Exception {
        assertEnds(() -> assertThat(editor.delete("/api/session").status()).isEqualTo(204));
    }

    @Test
    void streamEndsWhenItsProvinceIsSuspended() throws Exception {
        var operator = operator();
        assertEnds(() -> assertThat(operator.post(
                                "/api/tenants/" + tenant + "/suspend",
                                null,
                                Map.of("If-Match", "\"" + version(operator) + "\""))
                        .status())
                .isEqualTo(200));
    }

    /** The service goes on and says nothing more; somebody else's stream is still open after. */
    private void assertEnds(Runnable what) throws Exception {
        var elsewhere = newTenant();
        var somebodyElse = somebody(admin(elsewhere), elsewhere, "van-thu", "EDITOR");
        NOTIFICATIONS.behave(exchange -> {
            begin(exchange);
            say(exchange, "event: ping\n\n");
            pause(new CountDownLatch(1), Duration.ofSeconds(60));
        });
        var other = somebodyElse.stream("/api/notifications/stream");
        try (var untouched = other.body();
                var lines = lines(editor)) {
            assertThat(lines.readLine()).isEqualTo("event: ping");
            assertThat(lines.readLine()).isEmpty();

            what.run();

            assertThat(lines.readLine()).isNull();
            assertThat(untouched.readNBytes(13)).asString(UTF_8).isEqualTo("event: ping\n\n");
            assertThat(streams.isOpen(elsewhere)).isTrue();
            await().until(() -> !streams.isOpen(tenant));
        }
    }

    private static BufferedReader lines(Browser browser) throws Exception {
        return new BufferedReader(new InputStreamReader(
                browser.stream("/api/notifications/stream").body(), UTF_8));
    }

    private Browser.Answer disable(boolean disabled) {
        var account = admin.get("/api/accounts?q=van-thu").json().path("items").path(0);
        return admin.put(
                "/api/accounts/" + account.path("id").asString(),
                Map.of(
                        "username", "van-thu",
                        "title", "Chuyên viên",
                        "email", "van-thu@example.vn",
                        "unit", "don-vi-1",
                        "roles", List.of("EDITOR"),
                        "active", !disabled),
                account.path("version").asLong());
    }

    private long version(Browser operator) {
        for (var each : operator.get("/api/tenants").json().path("items")) {
            if (each.path("id").asString().equals(tenant)) {
                return each.path("version").asLong();
            }
        }
        throw new AssertionError("no tenant " + tenant);
    }

    @Test
    void serviceThatBreaksOffEndsTheStreamQuietly() throws IOException {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        try (var events = new LiveStream(broken)) {
            assertThat(events.read()).isEqualTo(-1);
        }
    }

    @Test
    void pageThatHasGoneIsNoFailureButAnAnswerThatNeverBeganIs() throws Exception {
        var finished = new AtomicBoolean();
        var answer = mock(ServerResponse.class);
        when(answer.writeTo(any(), any(), any())).thenThrow(new ClientAbortException());
        var stream = new LiveStreams.UntilEitherLeaves(answer, () -> finished.set(true));
        var begun = new MockHttpServletResponse();
        begun.flushBuffer();

        assertThat(stream.writeTo(new MockHttpServletRequest(), begun, mock(ServerResponse.Context.class)))
                .isNull();
        assertThat(finished).isTrue();
        assertThatThrownBy(() -> stream.writeTo(
                        new MockHttpServletRequest(),
                        new MockHttpServletResponse(),
                        mock(ServerResponse.Context.class)))
                .isInstanceOf(ClientAbortException.class);
    }

    @Test
    void openStreamsEndWhenTheGatewayStops() throws Exception {
        NOTIFICATIONS.behave(exchange -> {
            begin(exchange);
            say(exchange, "event: ping\n\n");
            pause(new CountDownLatch(1), Duration.ofSeconds(60));
        });
        var stream = editor.stream("/api/notifications/stream");
        try (var lines = new BufferedReader(new InputStreamReader(stream.body(), UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("event: ping");

            streams.stop(new ContextClosedEvent(context));

            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isNull();
        }
    }

    private static void begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
    }

    private static void say(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void pause(CountDownLatch until, Duration atMost) {
        try {
            until.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopped));
        }
    }
}
