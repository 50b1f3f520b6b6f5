package vn.lienthong.demo.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The server-sent events of one session, in the order they came (HTML Living Standard, 9.2). */
public final class LiveStream implements AutoCloseable {

    /**
     * @param nanos of {@link System#nanoTime} when it came
     */
    public record Event(String name, String data, long nanos) {}

    private final InputStream stream;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private LiveStream(InputStream stream) {
        this.stream = stream;
    }

    /** Returns when the stream stands, that is when its first event has come. */
    static LiveStream open(Gateway gateway, HttpRequest.Builder request) {
        try {
            var response = gateway.http.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new Answer.Unexpected("the live stream answered " + response.statusCode());
            }
            var live = new LiveStream(response.body());
            Thread.ofVirtual().start(live::read);
            if (live.await(event -> true, Duration.ofSeconds(10)) == null) {
                throw new Answer.Unexpected("the live stream stays silent");
            }
            return live;
        } catch (IOException broken) {
            throw new Answer.Unexpected("the live stream cannot be opened: " + broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Answer.Unexpected("interrupted");
        }
    }

    /** The next event that fits; {@code null} when none came in time. Others are dropped. */
    public @Nullable Event await(Predicate<Event> wanted, Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        try {
            while (true) {
                var event = events.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (event == null || wanted.test(event)) {
                    return event;
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var name = "message";
            var data = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    events.add(new Event(name, data.toString(), System.nanoTime()));
                    name = "message";
                    data.setLength(0);
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                }
            }
        } catch (IOException closed) {
            // Closed by us or by the server; whoever waits gets nothing more.
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException alreadyGone) {
            // Nothing left to close.
        }
    }
}
