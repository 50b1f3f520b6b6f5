package vn.lienthong.gateway.routing;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.gateway.signin.SessionContext;

/**
 * A live stream outlives the look at its request, so all that are open are looked at again and again, together: each ends
 * with its session, its account or its province, whichever replica that was done on. Streams also end when the gateway
 * stops, which would otherwise wait for every open page.
 */
@Component
class LiveStreams implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);

    private final SessionContext sessions;
    private final Map<LiveStream, SignedIn> open = new ConcurrentHashMap<>();
    /** A thread of its own: no other scheduled work that waits for a database makes this late. */
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-streams").factory());

    LiveStreams(SessionContext sessions, RoutingProperties properties) {
        this.sessions = sessions;
        var every = properties.streams().look().toMillis();
        var unused = looking.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> service) throws Exception {
        var answer = service.handle(request);
        InputStream body = MvcUtils.getAttribute(request, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR);
        if (!Route.STREAM.equals(request.path()) || body == null) {
            return answer;
        }
        var stream = new LiveStream(body);
        MvcUtils.putAttribute(request, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR, stream);
        open.put(stream, Headers.callerOf(request));
        return new UntilEitherLeaves(answer, () -> open.remove(stream));
    }

    /** Whether somebody of this province has a stream open here. */
    boolean isOpen(String tenant) {
        return open.values().stream().anyMatch(caller -> caller.tenant().value().equals(tenant));
    }

    private void look() {
        if (open.isEmpty()) {
            return;
        }
        try {
            var over = sessions.over(Set.copyOf(open.values()));
            open.forEach((stream, caller) -> {
                if (over.contains(caller)) {
                    end(stream);
                }
            });
        } catch (RuntimeException failure) {
            // Without its database nobody can be disabled or signed out either; the next look comes soon.
            log.atWarn().addKeyValue("why", failure.toString()).log("live streams could not be looked at");
        }
    }

    private static void end(LiveStream stream) {
        try {
            stream.close();
        } catch (RuntimeException failure) {
            log.atWarn().addKeyValue("why", failure.toString()).log("live stream ended badly");
        }
    }

    /** Comes before the web server waits for requests under way. */
    @EventListener
    void stop(ContextClosedEvent closed) {
        open.keySet().forEach(LiveStreams::end);
    }

    @PreDestroy
    void close() {
        looking.shutdownNow();
    }

    /** Pages come and go; that one has gone while it was written to is no failure. */
    record UntilEitherLeaves(ServerResponse answer, Runnable afterwards) implements ServerResponse {

        @Override
        public HttpStatusCode statusCode() {
            return answer.statusCode();
        }

        @Override
        public HttpHeaders headers() {
            return answer.headers();
        }

        @Override
        public MultiValueMap<String, Cookie> cookies() {
            return answer.cookies();
        }

        @Override
        public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
                throws ServletException, IOException {
            try {
                return answer.writeTo(request, response, context);
            } catch (IOException left) {
                if (response.isCommitted()) {
                    return null;
                }
                throw left;
            } finally {
                afterwards.run();
            }
        }
    }
}
