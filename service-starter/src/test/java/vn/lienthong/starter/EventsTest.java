package vn.lienthong.starter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.jayway.jsonpath.JsonPath;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.lienthong.starter.events.EventHandler;
import vn.lienthong.starter.events.IncomingEvent;
import vn.lienthong.starter.sample.Letter;
import vn.lienthong.starter.sample.SampleService;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantProvisioning;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.test.MongoDatabase;
import vn.lienthong.starter.test.TestTokens;

@SpringBootTest(classes = {SampleService.class, EventsTest.Handlers.class})
@AutoConfigureMockMvc
@MongoDatabase
class EventsTest {

    private static final TenantId TENANT = new TenantId("quang-ninh");
    private static final WireMockServer ONE = started();
    private static final WireMockServer OTHER = started();

    @Autowired
    MongoTemplate template;

    @Autowired
    TenantProvisioning provisioning;

    @Autowired
    CircuitBreakerRegistry breakers;

    @Autowired
    MockMvc http;

    @Autowired
    Handlers handlers;

    @TestConfiguration
    static class Handlers {

        final List<IncomingEvent> seen = new CopyOnWriteArrayList<>();

        @Bean
        EventHandler letters() {
            return new EventHandler() {
                @Override
                public Set<String> types() {
                    return Set.of("letter.sent.v1");
                }

                @Override
                public void on(IncomingEvent event) {
                    seen.add(event);
                }
            };
        }
    }

    private static WireMockServer started() {
        var server = new WireMockServer(options().dynamicPort());
        server.start();
        return server;
    }

    @DynamicPropertySource
    static void subscribers(DynamicPropertyRegistry properties) {
        properties.add("lienthong.services.one", ONE::baseUrl);
        properties.add("lienthong.services.other", OTHER::baseUrl);
        properties.add("lienthong.events.subscribers.one.types", () -> "letter.sent.v1");
        properties.add("lienthong.events.subscribers.other.types", () -> "letter.sent.v1");
    }

    @BeforeEach
    void bothUp() {
        provisioning.provision(TENANT, "Tỉnh Quảng Ninh");
        TenantScope.inTenant(TENANT, () -> template.remove(Letter.class).all());
        for (var server : List.of(ONE, OTHER)) {
            server.resetAll();
            answer(server, 204);
        }
        breakers.getAllCircuitBreakers().forEach(breaker -> breaker.reset());
        handlers.seen.clear();
    }

    @AfterAll
    static void stop() {
        ONE.stop();
        OTHER.stop();
    }

    private static void answer(WireMockServer server, int status) {
        server.stubFor(
                post(urlEqualTo("/internal/events")).willReturn(aResponse().withStatus(status)));
    }

    private void send(String id, int copies) {
        TenantScope.inTenant(TENANT, () -> {
            var letter = new Letter(id, id);
            letter.send(LocalDate.of(2026, 6, 12), Instant.parse("2026-06-12T03:00:00Z"), copies);
            template.insert(letter);
        });
    }

    private static List<String> received(WireMockServer server) {
        return server.findAll(postRequestedFor(urlEqualTo("/internal/events"))).stream()
                .flatMap(request -> JsonPath.<List<String>>read(request.getBodyAsString(), "$..id").stream())
                .toList();
    }

    private static List<String> distinct(WireMockServer server) {
        return received(server).stream().distinct().toList();
    }

    private boolean nothingWaits() {
        return TenantScope.inTenant(
                TENANT,
                () -> template.findAll(Letter.class).stream()
                                .allMatch(letter -> letter.outbox().waiting().isEmpty())
                        && template.getCollection("letters")
                                        .countDocuments(com.mongodb.client.model.Filters.exists("outbox.oldest"))
                                == 0);
    }

    private static List<String> ids(String letter, int copies) {
        return IntStream.rangeClosed(1, copies)
                .mapToObj(copy -> "letter.sent.v1/" + letter + "/" + copy)
                .toList();
    }

    @Test
    void everySubscriberGetsEveryEventInOrderAndTheDocumentIsCleared() {
        send("a", 1);
        await().until(this::nothingWaits);
        assertThat(received(ONE)).isEqualTo(ids("a", 1));
        assertThat(received(OTHER)).isEqualTo(ids("a", 1));
        var event =
                ONE.findAll(postRequestedFor(urlEqualTo("/internal/events"))).getFirst();
        assertThat(event.getHeader("Content-Type")).startsWith("application/cloudevents+json");
        assertThat(event.getHeader("Authorization")).startsWith("Bearer ");
        assertThat(JsonPath.<Object>read(event.getBodyAsString(), "$.data"))
                .hasToString("{letter=a, on=2026-06-12, copy=1}");
        assertThat(JsonPath.<String>read(event.getBodyAsString(), "$.tenant")).isEqualTo("quang-ninh");
        assertThat(JsonPath.<String>read(event.getBodyAsString(), "$.source")).isEqualTo("/sample-service");
        assertThat(JsonPath.<String>read(event.getBodyAsString(), "$.specversion"))
                .isEqualTo("1.0");
    }

    @Test
    void severalEventsOfAnAggregateGoInOneCall() {
        send("a", 5);
        await().until(this::nothingWaits);
        for (var server : List.of(ONE, OTHER)) {
            assertThat(received(server)).isEqualTo(ids("a", 5));
            var calls = server.findAll(postRequestedFor(urlEqualTo("/internal/events")));
            assertThat(calls).hasSize(1);
            assertThat(calls.getFirst().getHeader("Content-Type")).startsWith("application/cloudevents-batch+json");
        }
    }

    @Test
    void aDeadSubscriberHoldsUpNobodyAndGetsEverythingWhenItIsBack() {
        answer(OTHER, 503);
        send("a", 3);
        await().until(() -> distinct(ONE).size() == 3);
        assertThat(nothingWaits()).isFalse();
        answer(OTHER, 204);
        breakers.circuitBreaker("other").reset();
        await().until(this::nothingWaits);
        assertThat(distinct(OTHER)).isEqualTo(ids("a", 3));
        assertThat(distinct(ONE)).isEqualTo(ids("a", 3));
    }

    @Test
    void anAggregateSavedWhileItsEventsLeaveLosesNone() {
        send("a", 2);
        TenantScope.inTenant(TENANT, () -> {
            for (var round = 0; round < 10; round++) {
                var letter = template.findById("a", Letter.class);
                letter.send(LocalDate.of(2026, 6, 13), Instant.parse("2026-06-13T03:00:00Z"), 1);
                template.save(letter);
            }
        });
        await().until(this::nothingWaits);
        assertThat(distinct(ONE)).isEqualTo(ids("a", 12));
        assertThat(distinct(OTHER)).isEqualTo(ids("a", 12));
    }

    @Test
    void whatACrashLeftInTheDocumentIsDeliveredByTheSweep() {
        // Written past the mapping, so that no kick happens: as if the process had died right after the write.
        TenantScope.inTenant(TENANT, () -> {
            var letter = new Letter("crashed", "crashed");
            letter.send(LocalDate.of(2026, 6, 12), Instant.parse("2026-06-12T03:00:00Z"), 1);
            var document = new org.bson.Document();
            template.getConverter().write(letter, document);
            // The dead relay's lease has run out.
            document.get("outbox", org.bson.Document.class)
                    .append(
                            "lease",
                            new org.bson.Document("owner", "dead")
                                    .append("until", java.util.Date.from(Instant.parse("2026-06-12T03:00:00Z"))));
            template.getCollection("letters").insertOne(document);
        });
        await().until(this::nothingWaits);
        assertThat(distinct(ONE)).isEqualTo(ids("crashed", 1));
    }

    @Test
    void anEventThatArrivesTwiceTakesEffectOnce() throws Exception {
        for (var time = 0; time < 2; time++) {
            http.perform(incoming("quang-ninh", "/plan-service", "letter.sent.v1"))
                    .andExpect(status().isNoContent());
        }
        assertThat(handlers.seen).hasSize(1);
        assertThat(handlers.seen.getFirst().as(Letter.LetterSent.class).copy()).isEqualTo(1);
    }

    @Test
    void anEventOfAnotherTenantOrServiceThanTheTokensIsRefused() throws Exception {
        http.perform(incoming("hai-phong", "/plan-service", "letter.sent.v1")).andExpect(status().isForbidden());
        http.perform(incoming("quang-ninh", "/report-service", "letter.sent.v1"))
                .andExpect(status().isForbidden());
        assertThat(handlers.seen).isEmpty();
    }

    @Test
    void anEventNobodyHandlesStaysWithItsProducer() throws Exception {
        http.perform(incoming("quang-ninh", "/plan-service", "letter.lost.v1")).andExpect(status().isNotFound());
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder incoming(
            String tenant, String source, String type) {
        return MockMvcRequestBuilders.post("/internal/events")
                .with(TestTokens.asService("plan-service", "quang-ninh"))
                .contentType(MediaType.parseMediaType("application/cloudevents+json"))
                .content("""
                        {"specversion": "1.0", "id": "%s/a/1", "source": "%s", "type": "%s", "subject": "a",
                         "time": "2026-06-12T03:00:00Z", "datacontenttype": "application/json", "tenant": "%s",
                         "sequence": 1, "data": {"letter": "a", "on": "2026-06-12", "copy": 1}}
                        """.formatted(type, source, type, tenant));
    }
}
