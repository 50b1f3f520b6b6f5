package vn.lienthong.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * Whoever asks for one of the portal's files has no session, whatever cookie comes along: Spring looks for one in several
 * places on every request, and each look would make a file wait for the database.
 */
class FilesWithoutSession implements HttpSessionIdResolver {

    /** The portal's files hold no data; they are named by their content or by hand. */
    static final String[] PATHS = {"/assets/**", "/fonts/**", "/sign-in/**", "/*.*"};

    private static final RequestMatcher FILES = new OrRequestMatcher(Arrays.stream(PATHS)
            .<RequestMatcher>map(
                    path -> PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, path))
            .toList());

    private final HttpSessionIdResolver others;

    FilesWithoutSession(HttpSessionIdResolver others) {
        this.others = others;
    }

    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        return FILES.matches(request) ? List.of() : others.resolveSessionIds(request);
    }

    @Override
    public void setSessionId(HttpServletRequest request, HttpServletResponse response, String sessionId) {
        others.setSessionId(request, response, sessionId);
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        others.expireSession(request, response);
    }
}
