package vn.lienthong.gateway.routing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.gateway.Browser;
import vn.lienthong.gateway.RunningGateway;

class RoutingTest extends RunningGateway {

    @Autowired
    private CircuitBreakerRegistry breakers;

    private String tenant = "";
    private Browser editor = browser();

    @BeforeEach
    void somebodySignsIn() {
        breakers.getAllCircuitBreakers().forEach(breaker -> breaker.reset());
        tenant = newTenant();
        editor = somebody(admin(tenant), tenant, "van-thu", "EDITOR", "HEAD");
        for (var service : List.of(PLANS, REFERENCES, REPORTS)) {
            service.stubFor(any(anyUrl()).willReturn(okJson("{}")));
            service.resetRequests();
        }
    }

    @Test
    void serviceLearnsWhoCallsFromASignedTokenForItAlone() throws Exception {
        assertThat(editor.get("/api/plans").status()).isEqualTo(200);

        var token = SignedJWT.parse(tokenOf(
                PLANS.findAll(getRequestedFor(urlPathEqualTo("/api/plans"))).getFirst()));
        var keys = JWKSet.parse(browser().get("/oauth2/jwks").body());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("lienthong");
        assertThat(claims.getAudience()).containsExactly("plan-service");
        assertThat(claims.getStringClaim("tenant")).isEqualTo(tenant);
        assertThat(claims.getStringClaim("unit")).isEqualTo("don-vi-1");
        assertThat(claims.getStringListClaim("roles")).containsExactly("EDITOR", "HEAD");
        assertThat(claims.getStringClaim("title")).isEqualTo("Chuyên viên");
        assertThat(claims.getSubject())
                .isEqualTo(editor.get("/api/session")
                        .json()
                        .path("account")
                        .path("id")
                        .asString());
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isLessThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void everyServiceGetsATokenOfItsOwnAndGetsItAgain() throws Exception {
        editor.get("/api/plans");
        editor.get("/api/plans");
        editor.get("/api/reports");

        var toPlans = PLANS.findAll(getRequestedFor(urlPathEqualTo("/api/plans")));
        var toReports = REPORTS.findAll(getRequestedFor(urlPathEqualTo("/api/reports")));
        assertThat(tokenOf(toPlans.get(0))).isEqualTo(tokenOf(toPlans.get(1)));
        assertThat(SignedJWT.parse(tokenOf(toReports.getFirst()))
                        .getJWTClaimsSet()
                        .getAudience())
                .containsExactly("report-service");
    }

    @Test
    void nothingFromOutsideSaysWhoTheCallerIs() {
        editor.get(
                "/api/plans/1",
                Map.of(
                        "Authorization", "Bearer somebody-else",
                        "X-Forwarded-User", "quan-tri",
                        "X-Tenant", "tinh-khac",
                        "X-Account-Id", "1",
                        "X-Forwarded-For", "10.0.0.1",
                        "Forwarded", "for=10.0.0.1",
                        "If-Match", "\"3\"",
                        "Accept-Language", "vi"));

        var received =
                PLANS.findAll(getRequestedFor(urlPathEqualTo("/api/plans/1"))).getFirst();
        assertThat(received.getHeaders().keys())
                .doesNotContain(
                        "Cookie",
                        "X-Forwarded-User",
                        "X-Tenant",
                        "X-Account-Id",
                        "X-Forwarded-For",
                        "Forwarded",
                        "X-CSRF-TOKEN");
        assertThat(received.header("Authorization").values()).hasSize(1);
        assertThat(received.getHeader("Authorization")).startsWith("Bearer ey");
        assertThat(received.getHeader("If-Match")).isEqualTo("\"3\"");
        assertThat(received.getHeader("Accept-Language")).isEqualTo("vi");
    }

    @Test
    void queryAndBodyArriveAsTheyWereSent() {
        editor.post("/api/plans/imports?fileName=K%E1%BA%BF%20ho%E1%BA%A1ch.docx&year=2026", Map.of("a", "Kế hoạch"));

        PLANS.verify(postRequestedFor(urlPathEqualTo("/api/plans/imports"))
                .withQueryParam("fileName", equalTo("Kế hoạch.docx"))
                .withRequestBody(equalTo("{\"a\":\"Kế hoạch\"}")));
    }

    @Test
    void answerComesBackWithItsHeadButWithoutCookies() {
        REPORTS.stubFor(get("/api/reports/1")
                .willReturn(okJson("{\"id\": 1}")
                        .withHeader("ETag", "\"7\"")
                        .withHeader("Set-Cookie", "x=1")
                        .withHeader("Content-Security-Policy", "default-src *")));

        var answer = editor.get("/api/reports/1");

        assertThat(answer.body()).isEqualTo("{\"id\": 1}");
        assertThat(answer.header("ETag")).isEqualTo("\"7\"");
        assertThat(answer.http().headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.http().headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'");
    }

    @Test
    void failingServiceIsLeftAloneWhileTheOthersWork() {
        PLANS.stubFor(get("/api/plans").willReturn(aResponse().withStatus(503).withBody("{}")));
        var elsewhere = newTenant();
        var other = somebody(admin(elsewhere), elsewhere, "van-thu", "EDITOR");
        for (var call = 0; call < 5; call++) {
            assertThat(editor.get("/api/plans").body()).isEqualTo("{}");
            assertThat(other.get("/api/plans").body()).isEqualTo("{}");
        }

        var answer = editor.get("/api/plans");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("service-unavailable");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.json().path("detail").asString()).startsWith("Phần kế hoạch đang tạm ngừng.");
        PLANS.verify(10, getRequestedFor(urlPathEqualTo("/api/plans")));
        assertThat(editor.get("/api/reports").status()).isEqualTo(200);
        assertThat(editor.get("/api/references/documents").status()).isEqualTo(200);
    }

    @Test
    void serviceThatIsBackIsUsedAgain() {
        var breaker = breakers.circuitBreaker("route-plan-service-reads");
        breaker.transitionToOpenState();
        assertThat(editor.get("/api/plans").status()).isEqualTo(503);

        breaker.transitionToHalfOpenState();

        for (var call = 0; call < 5; call++) {
            assertThat(editor.get("/api/plans").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {422, 500})
    void whatOneRequestMetIsItsOwnAnswerAndOpensNothing(int status) {
        PLANS.stubFor(
                get("/api/plans").willReturn(aResponse().withStatus(status).withBody("{}")));

        for (var call = 0; call < 30; call++) {
            assertThat(editor.get("/api/plans").status()).isEqualTo(status);
        }
    }

    @Test
    void aBodyThatBreaksOffIsNotTheServicesFault() throws Exception {
        for (var call = 0; call < 30; call++) {
            assertThat(editor.sendBrokenChunk("/api/plans/imports")).startsWith("HTTP/1.1 400");
        }

        assertThat(editor.get("/api/plans").status()).isEqualTo(200);
    }

    @Test
    void brokenConnectionIsTheServiceBeingUnavailable() {
        PLANS.stubFor(get("/api/plans").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThat(editor.get("/api/plans").problem()).isEqualTo("service-unavailable");
    }

    @Test
    void slowServiceIsNotWaitedForBeyondItsLimit() {
        PLANS.stubFor(get("/api/plans").willReturn(okJson("{}").withFixedDelay(20_000)));

        var answer = editor.get("/api/plans");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("service-unavailable");
    }

    @Test
    void serviceThatRefusesOurTokenDoesNotSignThePersonOut() {
        PLANS.stubFor(get("/api/plans").willReturn(aResponse().withStatus(401)));

        assertThat(editor.get("/api/plans").status()).isEqualTo(503);
        assertThat(editor.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void nothingLeadsToInternalPaths() {
        var admin = signedIn(tenant, "quan-tri");

        for (var caller : List.of(browser(), editor, admin, operator())) {
            for (var path : List.of("/internal/tenants/x", "/internal/events", "/api/plans/../../internal/events")) {
                assertThat(caller.get(path).status()).as(path).isIn(404, 400);
            }
        }

        for (var service : List.of(PLANS, REFERENCES, REPORTS)) {
            assertThat(service.findAll(anyRequestedFor(anyUrl())))
                    .noneMatch(request -> request.getUrl().contains("internal"));
        }
    }

    @Test
    void operatorSeesNoProvincesContent() {
        var answer = operator().get("/api/plans");

        assertThat(answer.status()).isEqualTo(403);
        PLANS.verify(0, getRequestedFor(urlPathEqualTo("/api/plans")));
    }

    @Test
    void withoutASessionNothingIsRouted() {
        assertThat(browser().get("/api/plans").problem()).isEqualTo("unauthenticated");
        PLANS.verify(0, getRequestedFor(urlPathEqualTo("/api/plans")));
    }

    @Test
    void bodyBeyondTheLimitOfItsPathIsRefused() {
        PLANS.stubFor(post(urlPathEqualTo("/api/plans/imports"))
                .willReturn(aResponse().withStatus(201)));
        var big = new byte[1_200_000];
        var huge = new byte[23_000_000];
        var type = Map.of("Content-Type", "application/octet-stream");

        var toPlans = editor.send("POST", "/api/plans", BodyPublishers.ofByteArray(big), type);
        var imported = editor.send("POST", "/api/plans/imports", BodyPublishers.ofByteArray(big), type);
        var tooMuch = editor.send("POST", "/api/plans/imports", BodyPublishers.ofByteArray(huge), type);

        assertThat(toPlans.status()).isEqualTo(413);
        assertThat(toPlans.problem()).isEqualTo("too-large");
        assertThat(imported.status()).isEqualTo(201);
        assertThat(tooMuch.problem()).isEqualTo("too-large");
    }

    @Test
    void bodyOfUndeclaredLengthIsCutAtTheSameLimit() {
        var answer = editor.send(
                "POST",
                "/api/plans",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[1_500_000])),
                Map.of("Content-Type", "application/octet-stream"));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("too-large");
        assertThat(breakers.circuitBreaker("route-plan-service-writes")
                        .getMetrics()
                        .getNumberOfFailedCalls())
                .isZero();
    }

    @Test
    void openApiDocumentOfAServiceComesThroughTheGateway() {
        PLANS.stubFor(get("/v3/api-docs").willReturn(okJson("{\"openapi\": \"3.1.0\"}")));

        assertThat(editor.get("/openapi/documents/plan-service")
                        .json()
                        .path("openapi")
                        .asString())
                .isEqualTo("3.1.0");
        assertThat(browser().get("/openapi/documents/plan-service").status()).isEqualTo(401);
    }

    private static String tokenOf(com.github.tomakehurst.wiremock.verification.LoggedRequest request) {
        return request.getHeader("Authorization").substring("Bearer ".length());
    }
}
