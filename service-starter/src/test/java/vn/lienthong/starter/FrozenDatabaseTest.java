package vn.lienthong.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import vn.lienthong.starter.sample.Letter;
import vn.lienthong.starter.sample.SampleService;
import vn.lienthong.starter.tenancy.DatabaseTrouble;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantProvisioning;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.test.FaultyNetwork;
import vn.lienthong.starter.test.MongoDatabase;
import vn.lienthong.starter.test.TestCaller;
import vn.lienthong.starter.test.TestMongo;
import vn.lienthong.starter.test.TestTokens;

/** The database hangs, as a server under too much load or behind a broken network does: nobody waits for ever. */
@SpringBootTest(
        classes = SampleService.class,
        properties = {
            "lienthong.database.timeout=500ms",
            "lienthong.database.server-selection=300ms",
            "lienthong.events.sweep=1h"
        })
@AutoConfigureMockMvc
@MongoDatabase
class FrozenDatabaseTest {

    private static final TenantId PROVINCE = new TenantId("lao-cai");
    private static final TestCaller EDITOR = TestTokens.as(PROVINCE.value(), "a1", "u1", "EDITOR");

    private static @Nullable FaultyNetwork network;

    @Autowired
    MockMvc http;

    @Autowired
    MongoTemplate template;

    @Autowired
    TenantProvisioning provisioning;

    @DynamicPropertySource
    static void throughAFaultyNetwork(DynamicPropertyRegistry registry) {
        registry.add("spring.mongodb.uri", () -> {
            network = TestMongo.get().faultyNetwork();
            return TestMongo.get().uri(network);
        });
    }

    @AfterAll
    static void closeNetwork() {
        network().close();
    }

    private static FaultyNetwork network() {
        return Objects.requireNonNull(network);
    }

    @BeforeEach
    void aProvince() {
        provisioning.provision(PROVINCE, "Tỉnh Lào Cai");
    }

    @AfterEach
    void heal() {
        network().heal();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> TenantScope.inTenant(PROVINCE, () -> template.count(new Query(), Letter.class) >= 0));
    }

    @Test
    @Timeout(20)
    void readersAreToldToComeAgain() throws Exception {
        network().freeze();

        isPaused(get("/api/letters/1").with(EDITOR));
    }

    @Test
    @Timeout(20)
    void soAreThoseWhoCreateAlreadyWhereTheKeyIsLookedUp() throws Exception {
        network().freeze();

        isPaused(post("/api/letters")
                .with(EDITOR)
                .header("Idempotency-Key", "frozen")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"number\": \"frozen\", \"copies\": 1, \"on\": \"2026-06-12\"}"));
    }

    @Test
    @Timeout(20)
    void brokenConnectionsAreTheSame() throws Exception {
        network().drop();

        isPaused(get("/api/letters/1").with(EDITOR));
    }

    @Test
    @Timeout(20)
    void theServiceIsNotReadyMeanwhileButAlive() throws Exception {
        http.perform(get("/actuator/health/readiness")).andExpect(status().isOk());
        network().freeze();

        http.perform(get("/actuator/health/readiness")).andExpect(status().isServiceUnavailable());
        http.perform(get("/actuator/health/liveness")).andExpect(status().isOk());
    }

    @Test
    @Timeout(20)
    void whatWorksOutsideRequestsIsToldToo() {
        network().freeze();

        assertThatThrownBy(() -> TenantScope.inTenant(PROVINCE, () -> template.findAll(Letter.class)))
                .matches(DatabaseTrouble::in, "database in trouble");
    }

    @Test
    @Timeout(20)
    void aSlowServerIsNotAFrozenOne() throws Exception {
        network().delayAnswers(50);

        http.perform(get("/api/letters?limit=1").with(EDITOR)).andExpect(status().isOk());
        assertThat(TenantScope.inTenant(PROVINCE, () -> template.collectionExists(Letter.class)))
                .isTrue();
    }

    private void isPaused(RequestBuilder request) throws Exception {
        http.perform(request)
                .andExpect(status().isServiceUnavailable())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("urn:lienthong:problem:service-unavailable"))
                .andExpect(header().exists("Retry-After"));
    }
}
