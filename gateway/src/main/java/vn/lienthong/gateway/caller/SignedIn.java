package vn.lienthong.gateway.caller;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.tenancy.TenantId;

/**
 * The person behind a request.
 *
 * @param accountVersion changes whenever the account does, so that nothing made for the old one is used for the new
 * @param unit id of their unit; absent for operators and for administrators without one
 * @param session id of the session that carries the request
 */
public record SignedIn(
        TenantId tenant,
        String account,
        long accountVersion,
        String title,
        @Nullable String unit,
        Set<Role> roles,
        String session) {

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
