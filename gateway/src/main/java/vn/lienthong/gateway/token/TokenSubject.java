package vn.lienthong.gateway.token;

import java.util.Set;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.tenancy.TenantId;

/**
 * Who a token speaks for.
 *
 * @param account id of the account, or {@code service:<name>}
 * @param unit id of the account's unit; empty for machines and for people without one
 * @param title e.g. {@code Hiệu trưởng}; never a personal name
 */
public record TokenSubject(TenantId tenant, String account, String unit, Set<Role> roles, String title) {

    public static TokenSubject service(String name, TenantId tenant) {
        return new TokenSubject(tenant, name, "", Set.of(Role.SERVICE), "");
    }
}
