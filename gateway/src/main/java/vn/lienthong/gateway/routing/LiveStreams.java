package vn.lienthong.gateway.routing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.gateway.signin.SessionContext;

/** A live stream outlives the look at its request, so it is looked at again while it runs: it ends with the session. */
@Component
class LiveStreams implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final SessionContext sessions;

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
            MvcUtils.putAttribute(
                    request,
                    MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR,
                    new EndingWithSession(body, () -> sessions.holds(caller), LOOK_EVERY));
        }
        return answer;
    }

    /** Ends at the first event that arrives after the session has ended. The service sends a ping every 15 seconds. */
    static final class EndingWithSession extends FilterInputStream {

        private final BooleanSupplier holds;
        private final Duration every;
        private long looked = System.nanoTime();

        EndingWithSession(InputStream events, BooleanSupplier holds, Duration every) {
            super(events);
            this.holds = holds;
            this.every = every;
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            return read < 0 || ended() ? -1 : read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = super.read(target, offset, length);
            return read < 0 || ended() ? -1 : read;
        }

        private boolean ended() {
            if (System.nanoTime() - looked < every.toNanos()) {
                return false;
            }
            looked = System.nanoTime();
            return !holds.getAsBoolean();
        }
    }
}
