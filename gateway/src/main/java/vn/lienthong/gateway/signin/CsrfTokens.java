package vn.lienthong.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Component;

/**
 * Proof that a changing request comes from our own pages. The token is in a cookie that scripts cannot read and that no
 * other host can set; pages get it masked, differently each time, so that compression tells nothing about it.
 */
@Component
class CsrfTokens {

    static final String HEADER = "X-CSRF-TOKEN";
    private static final String COOKIE = "__Host-lienthong-csrf";

    private final CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
    private final CsrfTokenRequestHandler handler = new XorCsrfTokenRequestAttributeHandler();

    CsrfTokens() {
        repository.setCookieName(COOKIE);
        repository.setHeaderName(HEADER);
        repository.setCookiePath("/");
        repository.setCookieCustomizer(
                cookie -> cookie.secure(true).httpOnly(true).sameSite("Lax").path("/"));
    }

    CookieCsrfTokenRepository repository() {
        return repository;
    }

    CsrfTokenRequestHandler handler() {
        return handler;
    }

    /** The masked token of this request. Asking for it sets the cookie where there is none yet. */
    CsrfToken current(HttpServletRequest request) {
        return Objects.requireNonNull((CsrfToken) request.getAttribute(CsrfToken.class.getName()));
    }

    /** A new token for a new session: one that somebody else may have known before is worthless after. */
    CsrfToken renew(HttpServletRequest request, HttpServletResponse response) {
        var token = repository.generateToken(request);
        repository.saveToken(token, request, response);
        handler.handle(request, response, () -> token);
        return current(request);
    }

    /**
     * Signing in as JSON carries no token, since there is no page yet to carry one. It cannot be forged all the same:
     * browsers do not send {@code application/json} to another site without asking it first.
     */
    static boolean isJsonSignIn(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod())
                && "/api/session".equals(request.getRequestURI())
                && request.getContentType() != null
                && isJson(request.getContentType());
    }

    private static boolean isJson(String type) {
        try {
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(type));
        } catch (RuntimeException malformed) {
            return false;
        }
    }
}
