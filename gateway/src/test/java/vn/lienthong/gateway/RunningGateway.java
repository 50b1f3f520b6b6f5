package vn.lienthong.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import vn.lienthong.starter.test.MongoDatabase;

/** The whole gateway on a real port, with services that say what a test tells them to say. */
@MongoDatabase
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "lienthong.gateway.tokens.key-encryption-secret=" + RunningGateway.KEY_SECRET,
            "lienthong.gateway.tokens.service-secret=" + RunningGateway.SERVICE_SECRET,
            "lienthong.gateway.operator.password=" + RunningGateway.OPERATOR_PASSWORD,
            "lienthong.gateway.routing.answer=1s",
            // Tests sign in from one address, and all of them as the same operator.
            "lienthong.gateway.sign-in.sign-ins-per-account=100000",
            "lienthong.gateway.sign-in.sign-ins-per-address=100000"
        })
public abstract class RunningGateway {

    public static final String KEY_SECRET = "bí mật chỉ dùng trong kiểm thử, đủ dài";
    public static final String SERVICE_SECRET = "secret-of-the-services-in-tests";
    public static final String OPERATOR_PASSWORD = "mật khẩu vận hành thử";
    public static final String PASSWORD = "mật khẩu đủ dài";

    protected static final WireMockServer PLANS = service();
    protected static final WireMockServer REFERENCES = service();
    protected static final WireMockServer REPORTS = service();
    protected static final LiveService NOTIFICATIONS = LiveService.start();

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        properties.add("lienthong.services.plan-service", PLANS::baseUrl);
        properties.add("lienthong.services.reference-service", REFERENCES::baseUrl);
        properties.add("lienthong.services.report-service", REPORTS::baseUrl);
        properties.add("lienthong.services.notification-service", NOTIFICATIONS::address);
    }

    @BeforeEach
    void servicesProvision() {
        for (var service : List.of(PLANS, REFERENCES, REPORTS)) {
            service.resetAll();
            service.stubFor(put(urlPathMatching("/internal/tenants/.*"))
                    .willReturn(aResponse().withStatus(204)));
        }
        REPORTS.stubFor(get(urlPathMatching("/internal/units/.*"))
                .willReturn(aResponse().withStatus(404)));
        REPORTS.stubFor(get("/internal/units/don-vi-1").willReturn(aResponse().withStatus(204)));
        NOTIFICATIONS.reset();
    }

    protected Browser browser() {
        return new Browser(port);
    }

    protected Browser operator() {
        var operator = browser();
        assertThat(operator.signIn("he-thong", "van-hanh", OPERATOR_PASSWORD).status())
                .isEqualTo(200);
        return operator;
    }

    /** A new tenant that no other test uses. */
    protected String newTenant() {
        var id = "t" + UUID.randomUUID().toString().substring(0, 8);
        var answer = operator().post("/api/tenants", Map.of("id", id, "name", "Tỉnh Thử " + id, "mark", "TT"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return id;
    }

    /** An administrator of the tenant, signed in. */
    protected Browser admin(String tenant) {
        var answer = operator()
                .post(
                        "/api/accounts?tenant=" + tenant,
                        account("quan-tri", "Quản trị của tỉnh", List.of("TENANT_ADMIN")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return signedIn(tenant, "quan-tri");
    }

    /** Somebody with these roles, signed in; the tenant's administrator creates them. */
    protected Browser somebody(Browser admin, String tenant, String username, String... roles) {
        create(admin, username, roles);
        return signedIn(tenant, username);
    }

    protected JsonNode create(Browser admin, String username, String... roles) {
        var answer = admin.post("/api/accounts", account(username, "Chuyên viên", List.of(roles)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    protected Browser signedIn(String tenant, String username) {
        var browser = browser();
        var answer = browser.signIn(tenant, username, PASSWORD);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return browser;
    }

    protected static Map<String, Object> account(String username, String title, List<String> roles) {
        return Map.of(
                "username", username,
                "title", title,
                "email", username + "@example.vn",
                "unit", "don-vi-1",
                "roles", roles,
                "password", PASSWORD);
    }

    private static WireMockServer service() {
        var server = new WireMockServer(options().dynamicPort());
        server.start();
        return server;
    }
}
