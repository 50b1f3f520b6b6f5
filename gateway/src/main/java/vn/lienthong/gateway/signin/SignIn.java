package vn.lienthong.gateway.signin;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.gateway.account.Account;
import vn.lienthong.gateway.account.AccountDirectory;
import vn.lienthong.gateway.account.PasswordThrottle;
import vn.lienthong.gateway.account.Passwords;
import vn.lienthong.gateway.account.PasswordsBusy;
import vn.lienthong.gateway.audit.AuditAction;
import vn.lienthong.gateway.audit.AuditTrail;
import vn.lienthong.gateway.tenant.Tenant;
import vn.lienthong.gateway.tenant.TenantDirectory;

/** Decides whether somebody is who they say they are. */
@Component
class SignIn {

    private final AccountDirectory accounts;
    private final TenantDirectory tenants;
    private final Passwords passwords;
    private final PasswordThrottle throttle;
    private final AuditTrail audit;

    SignIn(
            AccountDirectory accounts,
            TenantDirectory tenants,
            Passwords passwords,
            PasswordThrottle throttle,
            AuditTrail audit) {
        this.accounts = accounts;
        this.tenants = tenants;
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
    }

    record Command(String tenant, String username, String password, String address) {

        /** Secrets do not belong in logs. */
        @Override
        public String toString() {
            return "Command[tenant=" + tenant + "]";
        }
    }

    sealed interface Outcome {
        record Welcome(Account account, Tenant tenant) implements Outcome {}

        /** Province, name or password: which of them was wrong is nobody's business. */
        record BadCredentials() implements Outcome {}

        record Throttled(Duration pause) implements Outcome {}

        /** Too many passwords wait to be looked at. */
        record Busy(PasswordsBusy why) implements Outcome {}

        /** Told only to those who know the password. */
        record TenantSuspended() implements Outcome {}
    }

    Outcome attempt(Command command) {
        var username = cut(command.username().strip().toLowerCase(Locale.ROOT));
        var name = cut(command.tenant()) + "/" + username;
        var pause = throttle.take(name, command.address());
        if (pause.isPresent()) {
            return new Outcome.Throttled(pause.get());
        }
        var tenant = tenants.findById(command.tenant());
        var account = accounts.findByTenantAndUsername(command.tenant(), username)
                .filter(Account::isActive)
                .filter(known -> tenant.isPresent());
        boolean matches;
        try {
            matches = passwords.matches(command.password(), account.orElse(null), command.address());
        } catch (PasswordsBusy busy) {
            throttle.giveBack(name, command.address());
            return new Outcome.Busy(busy);
        }
        if (!matches) {
            note(AuditAction.SIGN_IN_REFUSED, tenant, Optional.empty(), username, command.address());
            return new Outcome.BadCredentials();
        }
        throttle.right(name, command.address());
        if (tenant.orElseThrow().isSuspended()) {
            note(AuditAction.SIGN_IN_REFUSED, tenant, account, username, command.address());
            return new Outcome.TenantSuspended();
        }
        note(AuditAction.SIGNED_IN, tenant, account, username, command.address());
        return new Outcome.Welcome(account.orElseThrow(), tenant.orElseThrow());
    }

    /** Attempts on tenants that do not exist go to the operators' trail: nobody else could read them. */
    private void note(
            AuditAction action, Optional<Tenant> tenant, Optional<Account> account, String username, String address) {
        audit.add(
                tenant.map(Tenant::id).orElse(Tenant.OPERATORS),
                action,
                account.map(Account::id).orElse(null),
                username,
                address,
                Map.of());
    }

    /** No name is longer than this; a longer one matches nothing and must not fill memory or trail. */
    private static String cut(String text) {
        return text.length() > 100 ? text.substring(0, 100) : text;
    }
}
