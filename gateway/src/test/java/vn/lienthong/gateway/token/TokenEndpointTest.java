package vn.lienthong.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.gateway.Browser;
import vn.lienthong.gateway.RunningGateway;

class TokenEndpointTest extends RunningGateway {

    @Test
    void serviceGetsATokenForOneServiceAndTenant() throws Exception {
        var answer = ask(
                "plan-service",
                SERVICE_SECRET,
                "grant_type=client_credentials&audience=reference-service&tenant=quang-ninh");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("expires_in").asInt()).isBetween(1, 300);
        var token = SignedJWT.parse(answer.json().path("access_token").asString());
        var keys = JWKSet.parse(browser().get("/oauth2/jwks").body());
        assertThat(token.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey())))
                .isTrue();
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly("reference-service");
        assertThat(claims.getStringClaim("tenant")).isEqualTo("quang-ninh");
        assertThat(claims.getStringListClaim("roles")).containsExactly("SERVICE");
        assertThat(claims.getSubject()).isEqualTo("plan-service");
    }

    @Test
    void wrongSecretOrUnknownClientGetsNothing() {
        var form = "grant_type=client_credentials&audience=reference-service&tenant=quang-ninh";

        assertThat(ask("plan-service", "not-the-secret", form).status()).isEqualTo(401);
        assertThat(ask("somebody", SERVICE_SECRET, form).status()).isEqualTo(401);
        assertThat(browser()
                        .send("POST", "/oauth2/token", BodyPublishers.ofString(form), FORM)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void audienceAndTenantMustMakeSense() {
        for (var form : new String[] {
            "grant_type=client_credentials&tenant=quang-ninh",
            "grant_type=client_credentials&audience=elsewhere&tenant=quang-ninh",
            "grant_type=client_credentials&audience=plan-service",
            "grant_type=client_credentials&audience=plan-service&tenant=..%2Fadmin",
            "grant_type=client_credentials&audience=plan-service&audience=report-service&tenant=quang-ninh",
            "grant_type=password&audience=plan-service&tenant=quang-ninh"
        }) {
            assertThat(ask("plan-service", SERVICE_SECRET, form).status())
                    .as(form)
                    .isEqualTo(400);
        }
    }

    @Test
    void noOtherEndpointOfAnAuthorizationServerIsOpen() {
        for (var path : new String[] {
            "/oauth2/authorize",
            "/oauth2/introspect",
            "/oauth2/revoke",
            "/oauth2/device_authorization",
            "/.well-known/oauth-authorization-server"
        }) {
            assertThat(browser().get(path).status()).as(path).isIn(401, 404);
        }
    }

    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    private Browser.Answer ask(String client, String secret, String form) {
        var basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return browser()
                .send(
                        "POST",
                        "/oauth2/token",
                        BodyPublishers.ofString(form),
                        Map.of("Content-Type", "application/x-www-form-urlencoded", "Authorization", "Basic " + basic));
    }
}
