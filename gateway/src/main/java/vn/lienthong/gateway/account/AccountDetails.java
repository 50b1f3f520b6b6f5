package vn.lienthong.gateway.account;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.starter.security.Role;

/**
 * What an administrator writes about an account.
 *
 * @param username unique in the tenant, lower case
 * @param title what the person is, e.g. {@code Hiệu trưởng}; never a personal name
 * @param unit id of a unit of the tenant; absent for operators and administrators without one
 */
record AccountDetails(
        String username,
        String title,
        String email,
        @Nullable String unit,
        Set<Role> roles) {

    AccountDetails {
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
    }
}
