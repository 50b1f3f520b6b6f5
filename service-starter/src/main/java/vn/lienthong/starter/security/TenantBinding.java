package vn.lienthong.starter.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantScope;

/** Binds the tenant of the verified token around the rest of the request. Nothing else says whose request it is. */
public class TenantBinding extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var tenant = authentication instanceof JwtAuthenticationToken token
                ? token.getToken().getClaimAsString("tenant")
                : null;
        if (tenant == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            TenantScope.inTenant(new TenantId(tenant), () -> {
                try {
                    chain.doFilter(request, response);
                } catch (IOException | ServletException failure) {
                    throw new ThroughScope(failure);
                }
            });
        } catch (ThroughScope wrapped) {
            if (wrapped.getCause() instanceof IOException io) {
                throw io;
            }
            throw (ServletException) wrapped.getCause();
        }
    }

    /** An asynchronous answer is dispatched on another thread, which has no scope of its own. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static final class ThroughScope extends RuntimeException {
        private ThroughScope(Exception cause) {
            super(cause);
        }

        @Override
        public synchronized Throwable getCause() {
            return java.util.Objects.requireNonNull(super.getCause());
        }
    }
}
