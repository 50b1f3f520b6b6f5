package vn.lienthong.gateway.routing;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import vn.lienthong.gateway.caller.SignedIn;

/** What passes between the outside and the services. */
final class Headers {

    private Headers() {}

    /** The person behind a routed request. */
    static SignedIn callerOf(ServerRequest request) {
        if (request.principal().orElse(null) instanceof Authentication authentication
                && authentication.getPrincipal() instanceof SignedIn caller) {
            return caller;
        }
        throw new IllegalStateException("a request without a person reached a route");
    }

    /**
     * Towards a service only what a service may need passes; the list names what may, so no new identity header slips
     * through. Who the caller is, is said by our token alone.
     */
    @Component
    static class ToService implements RequestHttpHeadersFilter, Ordered {

        private static final List<String> PASSED = List.of(
                HttpHeaders.ACCEPT,
                HttpHeaders.ACCEPT_LANGUAGE,
                HttpHeaders.CONTENT_TYPE,
                HttpHeaders.CONTENT_LENGTH,
                HttpHeaders.CONTENT_DISPOSITION,
                HttpHeaders.IF_MATCH,
                HttpHeaders.IF_NONE_MATCH,
                HttpHeaders.IF_MODIFIED_SINCE,
                HttpHeaders.RANGE,
                HttpHeaders.CACHE_CONTROL,
                "Idempotency-Key",
                "Last-Event-ID");

        private final CallerTokens tokens;

        ToService(CallerTokens tokens) {
            this.tokens = tokens;
        }

        @Override
        public HttpHeaders apply(HttpHeaders given, ServerRequest request) {
            var passed = new HttpHeaders();
            for (var name : PASSED) {
                var values = given.get(name);
                if (values != null) {
                    passed.addAll(name, values);
                }
            }
            passed.setBearerAuth(
                    tokens.token(callerOf(request), Routes.routeOf(request).service()));
            return passed;
        }

        /** After all other filters: nothing is added behind it. */
        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }
    }

    /** From a service nothing passes that speaks about connections, cookies, or how browsers shall treat our pages. */
    @Component
    static class FromService implements ResponseHttpHeadersFilter, Ordered {

        private static final Set<String> HELD_BACK = Set.of(
                "connection",
                "keep-alive",
                "transfer-encoding",
                "date",
                "server",
                "set-cookie",
                "www-authenticate",
                "x-powered-by",
                "content-security-policy",
                "strict-transport-security",
                "referrer-policy",
                "permissions-policy",
                "x-content-type-options",
                "x-frame-options",
                "x-xss-protection",
                "pragma",
                "expires");

        @Override
        public HttpHeaders apply(HttpHeaders given, ServerResponse response) {
            var passed = new HttpHeaders();
            given.forEach((name, values) -> {
                if (!HELD_BACK.contains(name.toLowerCase(Locale.ROOT))) {
                    passed.addAll(name, values);
                }
            });
            return passed;
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }
    }
}
