package vn.lienthong.starter.security;

import java.util.List;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import vn.lienthong.starter.tenancy.TenantId;

/**
 * Who sent the request, as the verified token says. A controller takes it as a parameter.
 *
 * @param account id of the account, or the name of a service
 * @param unit id of the unit that the account belongs to; empty for machines and operators
 * @param title what the person is in the unit, e.g. {@code Hiệu trưởng}; never a personal name
 */
public record Caller(TenantId tenant, String account, String unit, Set<Role> roles, String title) {

    public Caller {
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean hasAny(Role first, Role... others) {
        if (has(first)) {
            return true;
        }
        for (var role : others) {
            if (has(role)) {
                return true;
            }
        }
        return false;
    }

    /** @throws IllegalStateException outside an authenticated request */
    public static Caller current() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            return of(token.getToken());
        }
        throw new IllegalStateException("no authenticated caller");
    }

    static Caller of(Jwt token) {
        return new Caller(
                new TenantId(text(token, "tenant")),
                token.getSubject() == null ? "" : token.getSubject(),
                text(token, "unit"),
                Role.named(claims(token)),
                text(token, "title"));
    }

    private static List<String> claims(Jwt token) {
        var roles = token.getClaimAsStringList("roles");
        return roles == null ? List.of() : roles;
    }

    private static String text(Jwt token, String claim) {
        var value = token.getClaimAsString(claim);
        return value == null ? "" : value;
    }
}
