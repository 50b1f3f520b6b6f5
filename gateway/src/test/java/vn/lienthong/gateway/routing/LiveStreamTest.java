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

    private Browser editor = browser();

    @BeforeEach
    void somebodySignsIn() {
        breakers.getAllCircuitBreakers().forEach(breaker -> breaker.reset());
        var tenant = newTenant();
        editor = somebody(admin(tenant), tenant, "van-thu", "EDITOR");
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
    void streamEndsWithTheSession() throws IOException {
        var holds = new AtomicBoolean(true);
        try (var events = new LiveStream(new ByteArrayInputStream("abc".getBytes(UTF_8)), holds::get, Duration.ZERO)) {
            assertThat(events.read()).isEqualTo('a');
            assertThat(events.read(new byte[1], 0, 1)).isEqualTo(1);

            holds.set(false);

            assertThat(events.read()).isEqualTo(-1);
        }
    }

    @Test
    void serviceThatBreaksOffEndsTheStreamQuietly() throws IOException {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        try (var events = new LiveStream(broken, () -> true, Duration.ZERO)) {
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
