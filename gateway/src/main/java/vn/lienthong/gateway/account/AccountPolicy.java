package vn.lienthong.gateway.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.tenancy.TenantId;

/** Who may give whom which role. Administrators keep their own tenant's accounts; operators keep its administrators. */
final class AccountPolicy {

    private AccountPolicy() {}

    /** The roles that people of a province can have. */
    static final Set<Role> OF_A_PROVINCE =
            Set.of(Role.EDITOR, Role.HEAD, Role.REVIEWER, Role.CATALOGUE_CLERK, Role.TENANT_ADMIN, Role.AUDITOR);

    /** The tenant whose accounts the caller may keep; absent when it is none or not the one asked for. */
    static @Nullable TenantId tenantKeptBy(SignedIn caller, @Nullable TenantId asked) {
        if (caller.has(Role.OPERATOR)) {
            return asked;
        }
        return asked == null || asked.equals(caller.tenant()) ? caller.tenant() : null;
    }

    static boolean mayKeep(SignedIn caller, Account account) {
        return caller.has(Role.OPERATOR)
                ? account.has(Role.TENANT_ADMIN)
                : account.tenant().equals(caller.tenant());
    }

    static boolean mayGive(SignedIn caller, Set<Role> roles) {
        return caller.has(Role.OPERATOR) ? roles.equals(Set.of(Role.TENANT_ADMIN)) : OF_A_PROVINCE.containsAll(roles);
    }
}
