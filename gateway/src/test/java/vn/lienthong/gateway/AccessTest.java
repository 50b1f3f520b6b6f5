package vn.lienthong.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.lienthong.starter.security.Role;

/** Every endpoint of the gateway, tried by every role and by nobody. An endpoint without a row fails. */
class AccessTest extends RunningGateway {

    private static final Set<Role> EVERYBODY = Set.of(
            Role.EDITOR,
            Role.HEAD,
            Role.REVIEWER,
            Role.CATALOGUE_CLERK,
            Role.TENANT_ADMIN,
            Role.AUDITOR,
            Role.OPERATOR);
    private static final Set<Role> OPERATORS = Set.of(Role.OPERATOR);
    private static final Set<Role> KEEPERS = Set.of(Role.TENANT_ADMIN, Role.OPERATOR);

    private record Row(String method, String pattern, Set<Role> allowed) {

        String path() {
            return pattern.replace("{id}", "khong-co");
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("GET", "/api/session", EVERYBODY),
            new Row("GET", "/api/tenants", OPERATORS),
            new Row("POST", "/api/tenants", OPERATORS),
            new Row("POST", "/api/tenants/{id}/provision", OPERATORS),
            new Row("POST", "/api/tenants/{id}/suspend", OPERATORS),
            new Row("POST", "/api/tenants/{id}/resume", OPERATORS),
            new Row("GET", "/api/operations/set-aside-events", OPERATORS),
            new Row("POST", "/api/operations/set-aside-events/replay", OPERATORS),
            new Row("GET", "/api/accounts", KEEPERS),
            new Row("POST", "/api/accounts", KEEPERS),
            new Row("GET", "/api/accounts/{id}", KEEPERS),
            new Row("PUT", "/api/accounts/{id}", KEEPERS),
            new Row("PUT", "/api/accounts/own/password", EVERYBODY),
            new Row("GET", "/api/accounts/audit", Set.of(Role.TENANT_ADMIN, Role.AUDITOR, Role.OPERATOR)),
            new Row("POST", "/api/client-errors", EVERYBODY),
            // Last: it ends the session that the other rows use.
            new Row("DELETE", "/api/session", EVERYBODY));

    /** Signing in is for everybody; SessionEndpointTest tries it. */
    private static final Set<String> OPEN = Set.of("POST /api/session");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping endpoints;

    @Test
    void everyEndpointHasItsRow() {
        var served = new TreeSet<String>();
        endpoints.getHandlerMethods().keySet().forEach(mapping -> {
            for (var pattern : mapping.getPatternValues()) {
                if (pattern.startsWith("/api/")) {
                    mapping.getMethodsCondition().getMethods().forEach(method -> served.add(method + " " + pattern));
                }
            }
        });
        var rows = new TreeSet<>(OPEN);
        ROWS.forEach(row -> rows.add(row.toString()));

        assertThat(rows).isEqualTo(served);
    }

    @Test
    void everyRoleMayWhatItsRowSaysAndNothingElse() {
        var callers = callers();
        for (var row : ROWS) {
            callers.forEach((role, caller) -> {
                var status = call(caller, row);
                if (row.allowed().contains(role)) {
                    assertThat(status).as(row + " as " + role).isNotIn(401, 403, 500);
                } else {
                    assertThat(status).as(row + " as " + role).isEqualTo(403);
                }
            });
        }
    }

    @Test
    void nobodyMayNothing() {
        for (var row : ROWS) {
            // Without a session a changing request fails on its token already.
            assertThat(call(browser(), row)).as(row.toString()).isIn(401, 403);
        }
    }

    private static int call(Browser caller, Row row) {
        return caller.send(
                        row.method(),
                        row.path(),
                        row.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"),
                        Map.of("Content-Type", "application/json", "If-Match", "\"0\"", "Idempotency-Key", "thu"))
                .status();
    }

    private Map<Role, Browser> callers() {
        var tenant = newTenant();
        var admin = admin(tenant);
        var callers = new EnumMap<Role, Browser>(Role.class);
        for (var role : EVERYBODY) {
            if (role == Role.OPERATOR) {
                callers.put(role, operator());
            } else if (role == Role.TENANT_ADMIN) {
                callers.put(role, admin);
            } else {
                callers.put(
                        role,
                        somebody(
                                admin,
                                tenant,
                                role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                                role.name()));
            }
        }
        return callers;
    }
}
