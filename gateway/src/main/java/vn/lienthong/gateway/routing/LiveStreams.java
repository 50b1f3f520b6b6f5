package vn.lienthong.gateway.routing;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.Authentication;
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
 * A live stream outlives the look at its request, so it is looked at again while it runs: it ends with the session. It also
 * ends when the gateway stops, which would otherwise wait for every open page.
 */
@Component
class LiveStreams implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final SessionContext sessions;
    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();

    LiveStreams(SessionContext sessions) {
        this.sessions = sessions;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> service) throws Exception {
        var answer = service.handle(request);
        InputStream body = MvcUtils.getAttribute(request, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR);
        if (Route.STREAM.equals(request.path())
                && body != null
                && request.principal().orElse(null) instanceof Authentication authentication
                && authentication.getPrincipal() instanceof SignedIn caller) {
            var stream = new LiveStream(body, () -> sessions.holds(caller), LOOK_EVERY);
            MvcUtils.putAttribute(request, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR, stream);
            open.add(stream);
            return new UntilEitherLeaves(answer, () -> open.remove(stream));
        }
        return answer;
    }

    /** Comes before the web server waits for requests under way. */
    @EventListener
    void stop(ContextClosedEvent closed) {
        open.forEach(LiveStream::close);
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
