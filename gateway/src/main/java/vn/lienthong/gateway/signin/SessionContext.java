package vn.lienthong.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import vn.lienthong.gateway.account.Account;
import vn.lienthong.gateway.account.AccountDirectory;
import vn.lienthong.gateway.account.AccountStanding;
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

    /** Of one query's list. */
    private static final int AT_ONCE = 1000;

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
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, account.id());
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

    /**
     * Those whose requests would not be let through any more: asked while long answers are under way, of all of them at once.
     * Three queries per thousand callers, however many answers each has open.
     */
    public Set<SignedIn> over(Collection<SignedIn> callers) {
        var over = new HashSet<SignedIn>();
        var all = List.copyOf(callers);
        for (var from = 0; from < all.size(); from += AT_ONCE) {
            over.addAll(overOf(all.subList(from, Math.min(from + AT_ONCE, all.size()))));
        }
        return over;
    }

    private List<SignedIn> overOf(List<SignedIn> callers) {
        var alive = sessions.alive(
                callers.stream().map(SignedIn::session).distinct().toList());
        var known = accounts
                .findByIdIn(callers.stream().map(SignedIn::account).distinct().toList())
                .stream()
                .collect(Collectors.toMap(AccountStanding::id, Function.identity()));
        var working =
                tenants
                        .findAllById(callers.stream()
                                .map(caller -> caller.tenant().value())
                                .distinct()
                                .toList())
                        .stream()
                        .filter(tenant -> !tenant.isSuspended())
                        .map(Tenant::id)
                        .collect(Collectors.toSet());
        return callers.stream()
                .filter(caller -> {
                    var account = known.get(caller.account());
                    return !alive.contains(caller.session())
                            || account == null
                            || !account.active()
                            || account.revision() != caller.accountVersion()
                            || !working.contains(caller.tenant());
                })
                .toList();
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
