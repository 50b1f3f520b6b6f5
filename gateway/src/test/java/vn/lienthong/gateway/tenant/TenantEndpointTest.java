package vn.lienthong.gateway.tenant;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.lienthong.gateway.RunningGateway;

class TenantEndpointTest extends RunningGateway {

    private final String id = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, Object> wanted = Map.of("id", id, "name", "Tỉnh Quảng Ninh", "mark", "QN");

    @Test
    void newTenantIsProvisionedInEveryService() throws Exception {
        var answer = operator().post("/api/tenants", wanted);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("state").asString()).isEqualTo("ACTIVE");
        assertThat(progress(answer.json()))
                .hasSize(4)
                .allSatisfy((service, each) ->
                        assertThat(each.path("done").asBoolean()).as(service).isTrue());
        PLANS.verify(putRequestedFor(urlPathEqualTo("/internal/tenants/" + id))
                .withHeader("Authorization", matching("Bearer ey.*"))
                .withRequestBody(matchingJsonPath("$.name", equalTo("Tỉnh Quảng Ninh"))));
        var token = SignedJWT.parse(PLANS.findAll(putRequestedFor(urlPathEqualTo("/internal/tenants/" + id)))
                .getFirst()
                .getHeader("Authorization")
                .substring("Bearer ".length()));
        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("SERVICE");
        assertThat(token.getJWTClaimsSet().getStringClaim("tenant")).isEqualTo(id);
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("plan-service");
    }

    @Test
    void serviceThatFailedIsNamedAndCanBeTriedAgain() {
        REPORTS.stubFor(put(urlPathMatching("/internal/tenants/.*"))
                .willReturn(aResponse().withStatus(500)));
        var operator = operator();

        var answer = operator.post("/api/tenants", wanted);

        assertThat(answer.status()).isEqualTo(201);
        var progress = progress(answer.json());
        assertThat(progress.get("report-service").path("done").asBoolean()).isFalse();
        assertThat(progress.get("report-service").path("problem").asString()).isEqualTo("Dịch vụ trả lời mã 500.");
        assertThat(progress.get("plan-service").path("done").asBoolean()).isTrue();

        REPORTS.stubFor(put(urlPathMatching("/internal/tenants/.*"))
                .willReturn(aResponse().withStatus(204)));
        var again = operator.post("/api/tenants/" + id + "/provision", null, Map.of());

        assertThat(again.status()).isEqualTo(200);
        assertThat(progress(again.json()).get("report-service").path("done").asBoolean())
                .isTrue();
        assertThat(progress(again.json()).get("report-service").path("problem").isNull())
                .isTrue();
    }

    @Test
    void sameRequestSentTwiceIsAnsweredAlikeAndProvisionsOnce() {
        var operator = operator();
        var key = Map.of("Idempotency-Key", "tao-tinh-" + id);

        var first = operator.post("/api/tenants", wanted, key);
        var again = operator.post("/api/tenants", wanted, key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        PLANS.verify(1, putRequestedFor(urlPathEqualTo("/internal/tenants/" + id)));
    }

    @Test
    void idIsTakenOnce() {
        var operator = operator();
        operator.post("/api/tenants", wanted);

        assertThat(operator.post("/api/tenants", wanted).problem()).isEqualTo("tenant-exists");
        for (var reserved : new String[] {"he-thong", "national"}) {
            assertThat(operator.post("/api/tenants", Map.of("id", reserved, "name", "Hệ thống", "mark", "HT"))
                            .problem())
                    .as(reserved)
                    .isEqualTo("tenant-exists");
        }
    }

    @Test
    void idMustBeAbleToNameADatabase() {
        for (var wrong : new String[] {"Quảng Ninh", "a", "a--b", "-a", "a/b", "x".repeat(33)}) {
            assertThat(operator()
                            .post("/api/tenants", Map.of("id", wrong, "name", "Tỉnh", "mark", "T"))
                            .status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void operatorsOwnTenantIsNoProvince() {
        var operator = operator();

        assertThat(operator.get("/api/tenants").body()).doesNotContain("he-thong");
        assertThat(operator.post("/api/tenants/he-thong/suspend", null, Map.of("If-Match", "\"0\""))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void suspendingNeedsTheVersionThatWasSeen() {
        var operator = operator();
        var version =
                operator.post("/api/tenants", wanted).json().path("version").asLong();
        var path = "/api/tenants/" + id + "/suspend";

        assertThat(operator.post(path, null, Map.of()).problem()).isEqualTo("precondition-required");
        assertThat(operator.post(path, null, Map.of("If-Match", "\"" + (version + 7) + "\""))
                        .problem())
                .isEqualTo("stale-version");
        var suspended = operator.post(path, null, Map.of("If-Match", "\"" + version + "\""));
        assertThat(suspended.json().path("state").asString()).isEqualTo("SUSPENDED");
        assertThat(suspended.header("ETag")).isEqualTo("\"" + (version + 1) + "\"");
    }

    @Test
    void unknownTenantIsNotFound() {
        assertThat(operator()
                        .post("/api/tenants/khong-co/provision", null, Map.of())
                        .status())
                .isEqualTo(404);
    }

    private static Map<String, JsonNode> progress(JsonNode tenant) {
        var byService = new HashMap<String, JsonNode>();
        tenant.path("provisioning")
                .forEach(each -> byService.put(each.path("service").asString(), each));
        return byService;
    }
}
