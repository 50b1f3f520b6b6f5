package vn.lienthong.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.gateway.RunningGateway.KEY_SECRET;
import static vn.lienthong.gateway.RunningGateway.OPERATOR_PASSWORD;
import static vn.lienthong.gateway.RunningGateway.SERVICE_SECRET;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import vn.lienthong.gateway.Browser;
import vn.lienthong.gateway.GatewayApplication;
import vn.lienthong.starter.test.MongoDatabase;
import vn.lienthong.starter.test.TestMongo;

@MongoDatabase
class RestartTest {

    @Test
    void sessionsAndKeysOutliveARestart(TestMongo mongo) throws Exception {
        var suffix = mongo.newSuffix();
        Browser browser;
        JWKSet keys;
        try (var first = start(mongo, suffix, OPERATOR_PASSWORD)) {
            browser = new Browser(port(first));
            assertThat(browser.signIn("he-thong", "van-hanh", OPERATOR_PASSWORD).status())
                    .isEqualTo(200);
            keys = JWKSet.parse(browser.get("/oauth2/jwks").body());
        }

        // The operator exists by now: no password of the environment is needed any more.
        try (var second = start(mongo, suffix, "")) {
            var again = new Browser(port(second));
            again.cookies().putAll(browser.cookies());

            var session = again.get("/api/session");

            assertThat(session.status()).isEqualTo(200);
            assertThat(session.json().path("account").path("username").asString())
                    .isEqualTo("van-hanh");
            assertThat(JWKSet.parse(again.get("/oauth2/jwks").body()).getKeys()).isEqualTo(keys.getKeys());
        }
    }

    @Test
    void firstStartWithoutAnOperatorPasswordSaysWhatIsMissing(TestMongo mongo) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> start(mongo, mongo.newSuffix(), ""))
                .hasMessageContaining("OPERATOR_PASSWORD");
    }

    private static ConfigurableApplicationContext start(TestMongo mongo, String suffix, String operatorPassword) {
        return new SpringApplicationBuilder(GatewayApplication.class)
                .run(List.of(
                                "--server.port=0",
                                "--spring.mongodb.uri=" + mongo.uri(),
                                "--lienthong.tenancy.database-suffix=" + suffix,
                                "--lienthong.gateway.tokens.key-encryption-secret=" + KEY_SECRET,
                                "--lienthong.gateway.tokens.service-secret=" + SERVICE_SECRET,
                                "--lienthong.gateway.operator.password=" + operatorPassword)
                        .toArray(String[]::new));
    }

    private static int port(ConfigurableApplicationContext context) {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }
}
