package vn.lienthong.gateway.operations;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.nimbusds.jwt.SignedJWT;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.lienthong.gateway.RunningGateway;

class SetAsideEventsEndpointTest extends RunningGateway {

    private static final String LIST = "/api/operations/set-aside-events";
    private static final String REPLAY = LIST + "/replay";
    private static final String INTERNAL = "/internal/events/set-aside";
    private static final Map<String, String> OF_PLANS = Map.of(
            "service", "plan-service",
            "tenant", "quang-ninh",
            "id", "plan.submitted.v1/p1/2",
            "subscriber", "notification-service");

    @Autowired
    private CircuitBreakerRegistry breakers;

    @Autowired
    private MongoTemplate database;

    @BeforeEach
    void nothingIsSetAside() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        database.getCollection("set_aside").deleteMany(new Document());
        for (var service : List.of(PLANS, REFERENCES, REPORTS)) {
            service.stubFor(get(urlPathEqualTo(INTERNAL)).willReturn(okJson("{\"items\": [], \"complete\": true}")));
        }
        PLANS.stubFor(get(urlPathEqualTo(INTERNAL)).willReturn(okJson("""
            {"items": [{"tenant": "quang-ninh", "id": "plan.submitted.v1/p1/2", "type": "plan.submitted.v1",
                        "subject": "p1", "subscriber": "notification-service", "reason": "422 unreadable-event",
                        "attempts": 1, "occurredAt": "2026-06-12T03:00:00Z",
                        "setAsideAt": "2026-06-13T03:00:00Z"}],
             "complete": true}\
            """)));
    }

    private static void onReplay(ResponseDefinitionBuilder answer) {
        PLANS.stubFor(post(urlPathEqualTo(INTERNAL + "/replay")).willReturn(answer));
    }

    private static ResponseDefinitionBuilder problem(int status, String slug) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("{\"type\": \"urn:lienthong:problem:" + slug + "\"}");
    }

    private void keepOwn(String tenant) {
        database.getCollection("set_aside")
                .insertOne(new Document("_id", tenant + "|khong-co|account.changed.v1/a/1")
                        .append("tenant", tenant)
                        .append("subscriber", "notification-service")
                        .append(
                                "event",
                                new Document("eventId", "account.changed.v1/a/1")
                                        .append("type", "account.changed.v1")
                                        .append("subject", "a")
                                        .append("time", new Date(0))
                                        .append("sequence", 1L)
                                        .append("data", "{\"email\": \"rieng@example.vn\"}")
                                        .append("delivered", List.of()))
                        .append("reason", "404 unknown-event")
                        .append("attempts", 3)
                        .append("at", new Date(0)));
    }

    @Test
    void operatorSeesWhatIsSetAsideInEveryServiceAndInTheGatewayWithoutItsContent() throws Exception {
        keepOwn("hai-phong");
        REPORTS.stubFor(get(urlPathEqualTo(INTERNAL)).willReturn(aResponse().withStatus(500)));

        var answer = operator().get(LIST);

        assertThat(answer.status()).isEqualTo(200);
        var items = answer.json().path("items");
        assertThat(items).hasSize(2);
        assertThat(items.get(0).path("service").asString()).isEqualTo("gateway");
        assertThat(items.get(0).path("tenant").asString()).isEqualTo("hai-phong");
        assertThat(items.get(1).propertyNames())
                .containsExactlyInAnyOrder(
                        "service",
                        "tenant",
                        "id",
                        "type",
                        "subject",
                        "subscriber",
                        "reason",
                        "attempts",
                        "occurredAt",
                        "setAsideAt");
        assertThat(items.get(1).path("service").asString()).isEqualTo("plan-service");
        assertThat(answer.body()).doesNotContain("rieng@example.vn");
        assertThat(answer.json().path("unreachable"))
                .extracting(service -> service.asString())
                .contains("report-service")
                .doesNotContain("plan-service", "gateway");
        var token = SignedJWT.parse(PLANS.findAll(getRequestedFor(urlPathEqualTo(INTERNAL)))
                .getFirst()
                .getHeader("Authorization")
                .substring("Bearer ".length()));
        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("SERVICE");
    }

    @Test
    void aServiceThatCouldNotReadAllItsProvincesIsNamed() {
        PLANS.stubFor(get(urlPathEqualTo(INTERNAL)).willReturn(okJson("{\"items\": [], \"complete\": false}")));

        assertThat(operator().get(LIST).json().path("unreachable"))
                .extracting(service -> service.asString())
                .contains("plan-service");
    }

    @Test
    void whatWasSentAgainIsTakenAndStandsInTheProvincesTrail() {
        onReplay(aResponse().withStatus(204));
        var tenant = newTenant();
        var wanted = new HashMap<>(OF_PLANS);
        wanted.put("tenant", tenant);

        assertThat(operator().post(REPLAY, wanted, Map.of()).status()).isEqualTo(204);

        PLANS.verify(postRequestedFor(urlPathEqualTo(INTERNAL + "/replay"))
                .withRequestBody(equalToJson("""
                    {"tenant": "%s", "id": "plan.submitted.v1/p1/2", "subscriber": "notification-service"}\
                    """.formatted(tenant))));
        assertThat(admin(tenant).get("/api/accounts/audit").body()).contains("EVENT_SENT_AGAIN");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        onReplay(problem(404, "not-found"));
        var operator = operator();

        assertThat(operator.post(REPLAY, OF_PLANS, Map.of()).problem()).isEqualTo("not-found");
        for (var service : List.of("gateway", "khong-co")) {
            var other = new HashMap<>(OF_PLANS);
            other.put("service", service);
            assertThat(operator.post(REPLAY, other, Map.of()).status()).isEqualTo(404);
        }
    }

    @Test
    void whatIsRefusedAgainIsSaidSo() {
        onReplay(problem(409, "still-refused"));
        assertThat(operator().post(REPLAY, OF_PLANS, Map.of()).problem()).isEqualTo("still-refused");
    }

    @Test
    void aSubscriberOrAServiceThatIsDownIsSaidSo() {
        onReplay(problem(409, "subscriber-unavailable"));
        var operator = operator();
        assertThat(operator.post(REPLAY, OF_PLANS, Map.of()).status()).isEqualTo(503);
        onReplay(aResponse().withStatus(500));
        assertThat(operator.post(REPLAY, OF_PLANS, Map.of()).problem()).isEqualTo("service-unavailable");
    }

    @Test
    void anIncompleteWishIsRefused() {
        var answer = operator().post(REPLAY, Map.of("service", "plan-service"), Map.of());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors")).hasSize(3);
    }
}
