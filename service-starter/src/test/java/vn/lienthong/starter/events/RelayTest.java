package vn.lienthong.starter.events;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.jayway.jsonpath.JsonPath;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.lienthong.starter.sample.Letter;
import vn.lienthong.starter.sample.SampleService;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantProvisioning;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.test.MongoDatabase;

/** The relay against a real database and real HTTP; the sweep comes by only when a test says so. */
@SpringBootTest(
        classes = {SampleService.class, CountedCommands.class},
        properties = {
            "lienthong.events.sweep=24h",
            "lienthong.events.first-retry=1h",
            "lienthong.events.last-retry=2h",
            "lienthong.calls.open-for=300ms"
        })
@MongoDatabase
class RelayTest {

    private static final TenantId QUANG_NINH = new TenantId("quang-ninh");
    private static final TenantId HAI_PHONG = new TenantId("hai-phong");
    private static final WireMockServer ONE = started();
    private static final WireMockServer OTHER = started();
    private static final String EVENTS = "/internal/events";

    @Autowired
    MongoTemplate template;

    @Autowired
    TenantProvisioning provisioning;

    @Autowired
    CircuitBreakerRegistry breakers;

    @Autowired
    MeterRegistry meters;

    @Autowired
    OutboxSweep sweep;

    @Autowired
    SetAsideEvents setAside;

    @Autowired
    CountedCommands commands;

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
        for (var tenant : List.of(QUANG_NINH, HAI_PHONG)) {
            provisioning.provision(tenant, tenant.value());
            TenantScope.inTenant(tenant, () -> {
                template.getCollection("letters").deleteMany(new Document());
                template.getCollection("set_aside").deleteMany(new Document());
            });
        }
        answer(ONE, 204);
        answer(OTHER, 204);
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        commands.reset();
    }

    @AfterAll
    static void stop() {
        ONE.stop();
        OTHER.stop();
    }

    private static void answer(WireMockServer server, int status) {
        answer(server, aResponse().withStatus(status));
    }

    private static void answer(WireMockServer server, ResponseDefinitionBuilder response) {
        server.resetAll();
        server.stubFor(post(urlEqualTo(EVENTS)).willReturn(response));
    }

    private static Set<String> received(WireMockServer server) {
        var ids = new HashSet<String>();
        server.findAll(postRequestedFor(urlEqualTo(EVENTS)))
                .forEach(request -> ids.addAll(JsonPath.<List<String>>read(request.getBodyAsString(), "$..id")));
        return ids;
    }

    private static String id(String letter, int copy) {
        return "letter.sent.v1/" + letter + "/" + copy;
    }

    private void send(TenantId tenant, String id, int copies) {
        TenantScope.inTenant(tenant, () -> template.insert(letter(id, copies)));
    }

    private static Letter letter(String id, int copies) {
        var letter = new Letter(id, id);
        letter.send(LocalDate.of(2026, 6, 12), Instant.parse("2026-06-12T03:00:00Z"), copies);
        return letter;
    }

    /** Written past the mapping, so that no kick happens: as if the process had died right after the write. */
    private void leftByACrash(TenantId tenant, Letter letter) {
        TenantScope.inTenant(tenant, () -> {
            var document = new Document();
            template.getConverter().write(letter, document);
            template.getCollection("letters").insertOne(document);
        });
    }

    private long waiting(TenantId tenant) {
        return TenantScope.inTenant(
                tenant,
                () -> template.getCollection("letters")
                        .countDocuments(new Document("outbox.oldest", new Document("$exists", true))));
    }

    private Document outbox(TenantId tenant, String letter) {
        return TenantScope.inTenant(
                tenant,
                () -> template.getCollection("letters")
                        .find(new Document("_id", letter))
                        .first()
                        .get("outbox", Document.class));
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private CircuitBreaker.State stateOfOther() {
        return breakers.circuitBreaker("other").getState();
    }

    @Test
    void theHealthyOneOfTwoSubscribersGetsAllThatACrashLeft() {
        answer(OTHER, 503);
        IntStream.range(0, 520).forEach(n -> leftByACrash(QUANG_NINH, letter("l" + n, 1)));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            sweep.run();
            assertThat(received(ONE)).hasSize(520);
        });
        assertThat(gauge("lienthong.events.backlog.age")).isPositive();
        answer(OTHER, 204);
        // Its breaker closes after two good tries; the next sweep brings the rest, an hour before the retry.
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            sweep.run();
            assertThat(waiting(QUANG_NINH)).isZero();
        });
        assertThat(received(OTHER)).hasSize(520);
    }

    @Test
    void nothingIsLeasedOrWrittenForASubscriberWhoseBreakerIsOpen() {
        answer(OTHER, 503);
        send(QUANG_NINH, "a", 1);
        await().until(() -> received(ONE).contains(id("a", 1)));
        await().until(() -> outbox(QUANG_NINH, "a").get("stuck") != null);
        breakers.circuitBreaker("other").transitionToForcedOpenState();
        leftByACrash(QUANG_NINH, letter("b", 1));
        TenantScope.inTenant(
                QUANG_NINH,
                () -> template.getCollection("letters")
                        .updateOne(
                                new Document("_id", "b"),
                                new Document("$set", new Document("outbox.events.0.delivered", List.of("one")))));
        commands.reset();
        for (var i = 0; i < 10; i++) {
            sweep.run();
        }
        assertThat(commands.on("letters")).isNotEmpty().allMatch(Set.of("aggregate", "find")::contains);
    }

    @Test
    void aNewEventOfAnAggregateThatWaitsForOneSubscriberReachesTheOtherAtOnce() {
        answer(OTHER, 404);
        send(QUANG_NINH, "a", 1);
        await().until(() -> outbox(QUANG_NINH, "a").get("stuck") != null);
        OTHER.resetRequests();
        TenantScope.inTenant(QUANG_NINH, () -> {
            var letter = template.findById("a", Letter.class);
            letter.send(LocalDate.of(2026, 6, 13), Instant.parse("2026-06-13T03:00:00Z"), 1);
            template.save(letter);
        });
        await().until(() -> received(ONE).contains(id("a", 2)));
        await().until(() -> outbox(QUANG_NINH, "a").get("lease") == null);
        assertThat(received(OTHER)).as("its pause of an hour is not over").isEmpty();
        assertThat(outbox(QUANG_NINH, "a").getDate("due").toInstant())
                .as("nor does the sweep come back before")
                .isAfter(Instant.now().plus(Duration.ofMinutes(20)));
    }

    @Test
    void aTenantWithAnUnreadableDocumentStopsNobodyAndTheFigureIsAbsent() {
        leftByACrash(HAI_PHONG, letter("hong", 1));
        TenantScope.inTenant(
                HAI_PHONG,
                () -> template.getCollection("letters")
                        .updateOne(
                                new Document("_id", "hong"),
                                new Document(
                                        "$set",
                                        new Document("outbox.oldest", "hôm qua").append("outbox.sequence", "x"))));
        leftByACrash(HAI_PHONG, letter("lanh", 1));
        leftByACrash(QUANG_NINH, letter("a", 1));
        await().untilAsserted(() -> {
            sweep.run();
            assertThat(received(ONE)).contains(id("a", 1), id("lanh", 1));
        });
        sweep.run();
        assertThat(gauge("lienthong.events.backlog.age")).isNaN();
        assertThat(gauge("lienthong.events.unmeasured")).isEqualTo(1);
        await().until(() -> outbox(HAI_PHONG, "hong").get("due") != null);
        TenantScope.inTenant(HAI_PHONG, () -> template.getCollection("letters").deleteMany(new Document()));
        await().until(() -> waiting(QUANG_NINH) == 0);
        sweep.run();
        assertThat(gauge("lienthong.events.backlog.age")).isZero();
    }

    @Test
    void hundredsOfOneProvinceDoNotDelayTheSingleEventOfAnother() {
        answer(ONE, aResponse().withStatus(204).withFixedDelay(100));
        IntStream.range(0, 300).forEach(n -> leftByACrash(QUANG_NINH, letter("l" + n, 1)));
        sweep.run();
        send(HAI_PHONG, "mot", 1);
        await().until(() -> received(ONE).contains(id("mot", 1)));
        assertThat(received(ONE)).as("it did not stand in line").hasSizeLessThan(150);
        answer(ONE, 204);
        await().atMost(Duration.ofMinutes(1)).until(() -> waiting(QUANG_NINH) == 0);
    }

    @Test
    void anEventRefusedForGoodIsSetAsideAndHoldsUpNothingBehindIt() {
        answer(OTHER, okJson("""
            {"results": [{"id": "%s", "status": 204},
                         {"id": "%s", "status": 422, "problem": "unreadable-event"},
                         {"id": "%s", "status": 204}]}\
            """.formatted(id("a", 1), id("a", 2), id("a", 3))));
        send(QUANG_NINH, "a", 3);
        await().until(() -> waiting(QUANG_NINH) == 0);
        var listed = setAside.list(10);
        assertThat(listed.complete()).isTrue();
        assertThat(listed.items()).singleElement().satisfies(item -> {
            assertThat(item.tenant()).isEqualTo("quang-ninh");
            assertThat(item.id()).isEqualTo(id("a", 2));
            assertThat(item.subject()).isEqualTo("a");
            assertThat(item.subscriber()).isEqualTo("other");
            assertThat(item.reason()).isEqualTo("422 unreadable-event");
            assertThat(item.attempts()).isEqualTo(1);
        });
        sweep.run();
        assertThat(gauge("lienthong.events.set_aside")).isEqualTo(1);

        answer(OTHER, 404);
        assertThat(setAside.replay("quang-ninh", id("a", 2), "other"))
                .isInstanceOf(SetAsideEvents.Replay.StillRefused.class);
        assertThat(setAside.list(10).items().getFirst().attempts()).isEqualTo(2);
        answer(OTHER, 204);
        assertThat(setAside.replay("hai-phong", id("a", 2), "other"))
                .isInstanceOf(SetAsideEvents.Replay.NotThere.class);
        assertThat(setAside.replay("quang-ninh", id("a", 2), "other")).isInstanceOf(SetAsideEvents.Replay.Taken.class);
        assertThat(received(OTHER)).containsExactly(id("a", 2));
        assertThat(setAside.list(10).items()).isEmpty();
    }

    @Test
    void aSubscriberOfAnOlderReleaseGetsTheEventsOneByOne() {
        OTHER.stubFor(post(urlEqualTo(EVENTS))
                .withHeader("Content-Type", containing("batch"))
                .willReturn(aResponse().withStatus(415)));
        send(QUANG_NINH, "a", 3);
        await().until(() -> waiting(QUANG_NINH) == 0);
        assertThat(received(OTHER)).contains(id("a", 1), id("a", 2), id("a", 3));
    }

    @Test
    void whatTheFirstReleaseStoredIsDelivered() throws IOException {
        try (var stored = getClass().getResourceAsStream("/stored/outbox-0.1.0.json")) {
            var document = Document.parse(new String(stored.readAllBytes(), StandardCharsets.UTF_8));
            TenantScope.inTenant(QUANG_NINH, () -> {
                template.getCollection("letters").insertOne(document);
            });
        }
        assertThat(TenantScope.inTenant(QUANG_NINH, () -> template.findById("cu", Letter.class))
                        .outbox()
                        .waiting())
                .hasSize(2);
        sweep.run();
        await().until(() -> waiting(QUANG_NINH) == 0);
        assertThat(received(ONE)).as("the first one it had").containsExactly(id("cu", 2));
        assertThat(received(OTHER)).containsExactlyInAnyOrder(id("cu", 1), id("cu", 2));
    }

    /** Beyond the save itself: lease, then acknowledge with removal and release. It was 6 for one event, 18 for five. */
    @Test
    void anEventCostsTheProducerTwoCommands() {
        for (var events : List.of(1, 5)) {
            commands.reset();
            send(QUANG_NINH, "count-" + events, events);
            await().until(() -> commands.on("letters").contains("update"));
            await().until(() -> waiting(QUANG_NINH) == 0);
            assertThat(commands.on("letters").stream().filter(command -> !command.equals("aggregate")))
                    .as("%d events to two subscribers", events)
                    .containsExactly("insert", "findAndModify", "update");
        }
    }
}
