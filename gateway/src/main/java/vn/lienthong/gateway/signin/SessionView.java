package vn.lienthong.gateway.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import vn.lienthong.gateway.account.Account;
import vn.lienthong.gateway.tenant.Tenant;
import vn.lienthong.gateway.unit.UnitNames;
import vn.lienthong.starter.security.Role;

/** What the portal knows about the person in front of it. */
record SessionView(AccountPart account, @Nullable UnitPart unit, TenantPart tenant, CsrfPart csrf) {

    record AccountPart(String id, String username, String title, String email, List<Role> roles) {}

    /** @param kind absent as long as report-service has not told of the unit */
    record UnitPart(String id, String name, @Nullable String kind) {}

    record TenantPart(String id, String name, String mark) {}

    /** @param header name of the header that carries the token on every changing request */
    record CsrfPart(String header, String token) {}

    static SessionView of(Account account, Tenant tenant, UnitNames units, CsrfToken csrf) {
        return new SessionView(
                new AccountPart(
                        account.id(),
                        account.username(),
                        account.title(),
                        account.email(),
                        account.roles().stream().sorted().toList()),
                unit(account, units),
                new TenantPart(tenant.id().value(), tenant.name(), tenant.mark()),
                new CsrfPart(csrf.getHeaderName(), csrf.getToken()));
    }

    private static @Nullable UnitPart unit(Account account, UnitNames units) {
        var id = account.unit();
        if (id == null) {
            return null;
        }
        return units.find(account.tenant(), id)
                .map(unit -> new UnitPart(unit.id(), unit.name(), unit.kind()))
                .orElseGet(() -> new UnitPart(id, "Đơn vị chưa có tên", null));
    }
}
