package vn.lienthong.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;
import vn.lienthong.starter.test.OpenApiFuzz;

/** Limits on guesses and requests are others' business here. */
@TestPropertySource(
        properties = {
            "lienthong.gateway.sign-in.tries-per-address=100000",
            "lienthong.gateway.sign-in.tries-per-account=100000",
            "lienthong.gateway.routing.burst=100000"
        })
class OpenApiFuzzTest extends RunningGateway {

    @Value("${lienthong.tenancy.database-suffix}")
    private String suffix;

    @Test
    void nothingOddThatIsSentBreaksTheGatewayOrStaysInIt() throws Exception {
        var tenant = newTenant();
        var admin = admin(tenant);
        var account = create(admin, "fuzz", "EDITOR").path("id").asString();
        var operator = operator();

        OpenApiFuzz.of(port, suffix)
                .as(admin::headers)
                .as("/api/tenants", operator::headers)
                .given("/api/tenants/{id}", tenant)
                .given("/api/accounts/{id}", account)
                .without("DELETE", "/api/session")
                .run();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/plans?q=%ff",
                "/api/plans?=x",
                "/api/reports?q=%00",
                "/api/plans/%ff",
                "/api/accounts?q=%E2%80%AE",
                "/dang-nhap?tiep=%ff",
                "/api/notifications//stream",
                "/api/plans;x=1"
            })
    void anAddressThatNobodyCanReadGoesNoFurther(String target) {
        var admin = admin(newTenant());

        for (var answer :
                List.of(admin.get(target), admin.open(target), browser().get(target))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.problem()).isEqualTo("invalid");
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        }
        for (var service : List.of(PLANS, REPORTS)) {
            assertThat(service.getAllServeEvents())
                    .noneMatch(event -> event.getRequest().getUrl().startsWith("/api"));
        }
    }

    @Test
    void anUnknownAddressOfTheApiIsNotFoundForABrowserToo() {
        var admin = admin(newTenant());

        for (var target : List.of("/api/nothing-here", "/error", "/actuator/nothing")) {
            var answer = admin.open(target);
            assertThat(answer.status()).as(target + answer.body()).isIn(403, 404);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        }
        assertThat(browser().get("/error").status()).isEqualTo(401);
        assertThat(browser().get("/error").problem()).isEqualTo("unauthenticated");
    }
}
