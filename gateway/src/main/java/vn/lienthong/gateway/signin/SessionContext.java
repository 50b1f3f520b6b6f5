package vn.lienthong.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import vn.lienthong.gateway.account.Account;
import vn.lienthong.gateway.account.AccountDirectory;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.gateway.tenant.Tenant;
import vn.lienthong.gateway.tenant.TenantDirectory;

/**
 * Who a request is from. The session only names the account; everything else is read from the directory on every request,
 * so disabling an account, taking a role or suspending a tenant holds from the next request on.
 */
@Component
public class SessionContext implements SecurityContextRepository {

    /** Session attribute: id of the account. */
    static final String ACCOUNT = "account";
    /** Session attribute: which of the account's passwords the session was made with. */
    static final String CREDENTIALS = "credentials";
    /** Request attribute: set when the person is known but their tenant is suspended. */
    static final String SUSPENDED = SessionContext.class.getName() + ".suspended";

    private final AccountDirectory accounts;
    private final TenantDirectory tenants;
    private final Sessions sessions;

    SessionContext(AccountDirectory accounts, TenantDirectory tenants, Sessions sessions) {
        this.accounts = accounts;
        this.tenants = tenants;
        this.sessions = sessions;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    /** Reads the directory only when somebody asks; the portal's files are served without. */
    private final class Deferred implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private @Nullable SecurityContext context;
        private boolean generated;

        private Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            if (context == null) {
                var caller = callerOf(request);
                generated = caller == null;
                context = caller == null
                        ? new SecurityContextImpl()
                        : new SecurityContextImpl(new SessionAuthentication(caller));
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            get();
            return generated;
        }
    }

    private @Nullable SignedIn callerOf(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ACCOUNT) instanceof String id)) {
            return null;
        }
        var account = accounts.findById(id).orElse(null);
        if (account == null
                || !account.isActive()
                || !(session.getAttribute(CREDENTIALS) instanceof Long credentials)
                || credentials != account.credentials()) {
            return null;
        }
        var tenant = tenants.findById(account.tenant().value()).orElse(null);
        if (tenant == null || tenant.isSuspended()) {
            request.setAttribute(SUSPENDED, tenant != null);
            return null;
        }
        return signedIn(account, session);
    }

    /** Begins a session under a new id; what the browser had before is void. */
    SignedIn begin(HttpServletRequest request, Account account) {
        var before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        var session = request.getSession(true);
        session.setAttribute(ACCOUNT, account.id());
        session.setAttribute(CREDENTIALS, account.credentials());
        return signedIn(account, session);
    }

    private static SignedIn signedIn(Account account, HttpSession session) {
        return new SignedIn(
                account.tenant(),
                account.id(),
                account.revision(),
                account.title(),
                account.unit(),
                account.roles(),
                session.getId());
    }

    /** Whether requests of this caller would still be let through: asked while a long answer is under way. */
    public boolean holds(SignedIn caller) {
        return sessions.isAlive(caller.session())
                && accounts.findById(caller.account())
                        .filter(Account::isActive)
                        .filter(account -> account.revision() == caller.accountVersion())
                        .isPresent()
                && tenants.findById(caller.tenant().value())
                        .filter(tenant -> !tenant.isSuspended())
                        .isPresent();
    }

    Account accountOf(SignedIn caller) {
        return accounts.findById(caller.account()).orElseThrow();
    }

    Tenant tenantOf(SignedIn caller) {
        return tenants.findById(caller.tenant().value()).orElseThrow();
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /** Nothing to keep: the session is written when it begins. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(ACCOUNT) != null;
    }
}
