package vn.lienthong.gateway.account;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.lienthong.gateway.audit.AuditAction;
import vn.lienthong.gateway.audit.AuditTrail;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.gateway.tenant.Tenant;
import vn.lienthong.gateway.tenant.TenantDirectory;
import vn.lienthong.gateway.unit.UnitNames;
import vn.lienthong.starter.http.IdempotencyKey;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.tenancy.TenantId;

/** Creating and changing accounts. */
@Component
class KeepAccounts {

    private final AccountDirectory accounts;
    private final TenantDirectory tenants;
    private final UnitNames units;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final Clock clock;

    KeepAccounts(
            AccountDirectory accounts,
            TenantDirectory tenants,
            UnitNames units,
            Passwords passwords,
            AuditTrail audit,
            Clock clock) {
        this.accounts = accounts;
        this.tenants = tenants;
        this.units = units;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    sealed interface Outcome {
        record Kept(Account account) implements Outcome {}

        /** No such tenant or account, or none that the caller may know of. */
        record Unknown() implements Outcome {}

        record RoleNotYours(Set<Role> roles) implements Outcome {}

        record UsernameTaken() implements Outcome {}

        record NoSuchUnit() implements Outcome {}

        /** An administrator may not lock themselves out. */
        record OwnAccount() implements Outcome {}

        record Stale() implements Outcome {}

        /** Too many passwords to hash just now. */
        record Busy(PasswordsBusy why) implements Outcome {}
    }

    /**
     * @param key makes the account's id, so that a repeated request finds what was made
     * @param tenant asked for; absent: the caller's own
     */
    record Create(
            IdempotencyKey key,
            SignedIn by,
            @Nullable TenantId tenant,
            AccountDetails details,
            String password,
            String address) {}

    /** @param password a new one; absent: unchanged */
    record Change(
            SignedIn by,
            String account,
            long version,
            AccountDetails details,
            boolean active,
            @Nullable String password,
            String address) {}

    Outcome create(Create command) {
        var tenant = AccountPolicy.tenantKeptBy(command.by(), command.tenant());
        if (tenant == null
                || tenant.equals(Tenant.OPERATORS)
                || tenants.findById(tenant.value()).isEmpty()) {
            return new Outcome.Unknown();
        }
        var details = command.details();
        if (!AccountPolicy.mayGive(command.by(), details.roles())) {
            return new Outcome.RoleNotYours(details.roles());
        }
        var id = command.key().id().toString();
        var made = accounts.findById(id);
        if (made.isPresent()) {
            return made(made.get(), command);
        }
        if (accounts.findByTenantAndUsername(tenant.value(), details.username()).isPresent()) {
            return new Outcome.UsernameTaken();
        }
        if (details.unit() != null && !units.exists(tenant, details.unit())) {
            return new Outcome.NoSuchUnit();
        }
        Account account;
        try {
            var hash = passwords.hash(command.password(), command.address());
            account = accounts.save(Account.create(id, tenant, details, hash, clock.instant()));
        } catch (DuplicateKeyException taken) {
            return accounts.findById(id).map(other -> made(other, command)).orElseGet(Outcome.UsernameTaken::new);
        } catch (PasswordsBusy busy) {
            return new Outcome.Busy(busy);
        }
        note(AuditAction.ACCOUNT_CREATED, account, command.by(), command.address());
        return new Outcome.Kept(account);
    }

    /** By an earlier try of the same request, which may have died before it said so in the trail. */
    private Outcome made(Account account, Create command) {
        if (!command.key().answered() && !audit.knows(account.tenant(), AuditAction.ACCOUNT_CREATED, account.id())) {
            note(AuditAction.ACCOUNT_CREATED, account, command.by(), command.address());
        }
        return new Outcome.Kept(account);
    }

    Outcome change(Change command) {
        var account = find(command.by(), command.account()).orElse(null);
        if (account == null) {
            return new Outcome.Unknown();
        }
        if (account.version() != command.version()) {
            return new Outcome.Stale();
        }
        var details = command.details();
        if (!AccountPolicy.mayGive(command.by(), details.roles())) {
            return new Outcome.RoleNotYours(details.roles());
        }
        var own = account.id().equals(command.by().account());
        if (own && (!command.active() || !details.roles().contains(Role.TENANT_ADMIN))) {
            return new Outcome.OwnAccount();
        }
        var other = accounts.findByTenantAndUsername(account.tenant().value(), details.username());
        if (other.isPresent() && !other.get().id().equals(account.id())) {
            return new Outcome.UsernameTaken();
        }
        if (details.unit() != null
                && !details.unit().equals(account.unit())
                && !units.exists(account.tenant(), details.unit())) {
            return new Outcome.NoSuchUnit();
        }
        var wasActive = account.isActive();
        var changed = account.change(details, command.active(), clock.instant());
        if (!changed && command.password() == null) {
            return new Outcome.Kept(account);
        }
        try {
            if (command.password() != null) {
                account.changePassword(passwords.hash(command.password(), command.address()));
            }
            account = accounts.save(account);
        } catch (DuplicateKeyException taken) {
            return new Outcome.UsernameTaken();
        } catch (PasswordsBusy busy) {
            return new Outcome.Busy(busy);
        }
        if (changed) {
            note(action(wasActive, account.isActive()), account, command.by(), command.address());
        }
        if (command.password() != null) {
            note(AuditAction.PASSWORD_CHANGED, account, command.by(), command.address());
        }
        return new Outcome.Kept(account);
    }

    /** An account that the caller keeps. */
    Optional<Account> find(SignedIn by, String id) {
        return accounts.findById(id).filter(account -> AccountPolicy.mayKeep(by, account));
    }

    private static AuditAction action(boolean wasActive, boolean isActive) {
        if (wasActive == isActive) {
            return AuditAction.ACCOUNT_CHANGED;
        }
        return isActive ? AuditAction.ACCOUNT_ENABLED : AuditAction.ACCOUNT_DISABLED;
    }

    private void note(AuditAction action, Account account, SignedIn by, String address) {
        var roles = new TreeSet<String>();
        account.roles().forEach(role -> roles.add(role.name()));
        audit.add(
                account.tenant(),
                action,
                by.account(),
                account.id(),
                address,
                Map.of("username", account.username(), "title", account.title(), "roles", String.join(",", roles)));
    }
}
