package vn.lienthong.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.lienthong.starter.sample.Letter;
import vn.lienthong.starter.sample.LetterController;
import vn.lienthong.starter.sample.SampleService;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantProvisioning;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.test.FaultyNetwork;
import vn.lienthong.starter.test.MongoDatabase;
import vn.lienthong.starter.test.TestCaller;
import vn.lienthong.starter.test.TestMongo;
import vn.lienthong.starter.test.TestTokens;

/** A request with a key takes effect once, whatever happens to the database, the process or the answer meanwhile. */
@SpringBootTest(
        classes = SampleService.class,
        properties = {
            "lienthong.http.idempotency.keys-per-day=20",
            "lienthong.events.sweep=1h",
            "lienthong.database.server-selection=1s"
        })
@AutoConfigureMockMvc
@MongoDatabase
class IdempotencyTest {

    private static final TenantId PROVINCE = new TenantId("ha-giang");
    private static final String TYPE = "urn:lienthong:problem:";
    private static final String NUMBER_ONE = "{\"number\": \"01\", \"copies\": 1, \"on\": \"2026-06-12\"}";

    private static @Nullable FaultyNetwork network;

    @Autowired
    MockMvc http;

    @Autowired
    MongoTemplate template;

    @Autowired
    TenantProvisioning provisioning;

    private final String account = UUID.randomUUID().toString();

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
        provisioning.provision(PROVINCE, "Tỉnh Hà Giang");
        inProvince(() -> template.remove(Letter.class).all());
    }

    @AfterEach
    void heal() {
        network().heal();
        LetterController.afterEffect.set(() -> {});
    }

    @Test
    void whenTheNoteAfterTheEffectFailsTheAnswerStandsAndTheKeyStaysUsed() throws Exception {
        // The connection breaks on the note, and nothing can be written after it.
        LetterController.afterEffect.set(() -> network().drop());

        http.perform(write("k", NUMBER_ONE)).andExpect(status().isCreated());
        network().heal();

        http.perform(write("k", NUMBER_ONE)).andExpect(status().isCreated());
        assertThat(letters()).hasSize(1);
    }

    @Test
    void whenTheAnswerOfTheNoteIsLostTheKeyStaysUsed() throws Exception {
        LetterController.afterEffect.set(() -> network().loseNextAnswerTo("update", "idempotency"));

        http.perform(write("k", NUMBER_ONE)).andExpect(status().isCreated());
        http.perform(write("k", NUMBER_ONE))
                .andExpect(status().isCreated())
                .andExpect(header().string("Idempotency-Replayed", "true"));

        assertThat(letters()).hasSize(1);
    }

    @Test
    void whenTheAnswerOfTheEffectIsLostTheNextTryFindsIt() throws Exception {
        network().loseNextAnswerTo("insert", "letters");
        var first = http.perform(write("k", NUMBER_ONE)).andReturn().getResponse();

        http.perform(write("k", NUMBER_ONE)).andExpect(status().isCreated());

        // A server with retryable writes answers the first try after all.
        assertThat(first.getStatus()).isIn(201, 503);
        assertThat(letters()).hasSize(1);
    }

    @Test
    void aFailureAfterTheEffectDoesNotFreeTheKey() throws Exception {
        LetterController.afterEffect.set(() -> {
            throw new DataAccessResourceFailureException("an election");
        });
        http.perform(write("k", NUMBER_ONE)).andExpect(status().isServiceUnavailable());

        http.perform(write("k", NUMBER_ONE.replace("01", "02")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value(TYPE + "idempotency-key-reused"));
        http.perform(write("k", NUMBER_ONE)).andExpect(status().isCreated());

        assertThat(letters()).hasSize(1);
    }

    @Test
    void nobodyIsLockedOutWhenTheDatabaseIsBack() throws Exception {
        // The claim is stored but the try does not learn it, and can not give it back either.
        network().loseNextAnswerTo("insert", "idempotency");
        http.perform(write("k", NUMBER_ONE));

        http.perform(write("k", NUMBER_ONE)).andExpect(status().isCreated());
        assertThat(letters()).hasSize(1);
    }

    @Test
    void theTryOfADeadProcessIsTakenOverAndFindsWhatItMade() throws Exception {
        var made =
                http.perform(write("k", NUMBER_ONE)).andReturn().getResponse().getContentAsString();
        change("k", new Document("status", 0).append("holder", "gone.1"));
        http.perform(write("k", NUMBER_ONE))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value(TYPE + "idempotency-in-progress"));

        change("k", new Document("leaseUntil", Date.from(Instant.now().minusSeconds(1))));
        http.perform(write("k", NUMBER_ONE))
                .andExpect(status().isCreated())
                .andExpect(content().string(made));
        assertThat(letters()).hasSize(1);
    }

    @Test
    void twoWhoTakeOverAtATimeMakeOneThing() throws Exception {
        LetterController.slow = new CountDownLatch(1);
        LetterController.slowReached = new CountDownLatch(1);
        var slow = NUMBER_ONE.replace("01", "slow");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> http.perform(write("k", slow)).andReturn());
            LetterController.slowReached.await();
            // Another process thinks that the first has died while it is only slow.
            change("k", new Document("holder", "gone.1").append("leaseUntil", new Date(0)));
            var second = threads.submit(() -> http.perform(write("k", slow)).andReturn());
            LetterController.slow.countDown();
            assertThat(List.of(
                            first.get().getResponse().getStatus(),
                            second.get().getResponse().getStatus()))
                    .contains(201);
        }
        http.perform(write("k", slow)).andExpect(status().isCreated());
        assertThat(letters()).hasSize(1);
    }

    @Test
    void theAnswerItselfIsNotKept() throws Exception {
        http.perform(write("k", NUMBER_ONE)).andExpect(status().isCreated());

        assertThat(record("k")).doesNotContainKeys("body", "headers").containsEntry("status", 201);
    }

    @Test
    void whereNothingIsCreatedAKeyMeansNothing() throws Exception {
        for (var times = 0; times < 2; times++) {
            http.perform(post("/api/letters/count").with(editor()).header("Idempotency-Key", "k"))
                    .andExpect(status().isOk())
                    .andExpect(header().doesNotExist("Idempotency-Replayed"));
        }
        assertThat(inProvince(() ->
                        template.getCollection("idempotency").countDocuments(new Document("_id", account + "|k"))))
                .isZero();
    }

    @Test
    void anAccountUsesSoManyNewKeysADay() throws Exception {
        for (var n = 1; n <= 20; n++) {
            http.perform(write("k" + n, NUMBER_ONE.replace("01", "n" + n))).andExpect(status().isCreated());
        }

        http.perform(write("k21", NUMBER_ONE))
                .andExpect(status().isTooManyRequests())
                .andExpect(jsonPath("$.type").value(TYPE + "too-many-requests"))
                .andExpect(header().exists("Retry-After"));
        http.perform(write("k20", NUMBER_ONE.replace("01", "n20"))).andExpect(status().isCreated());
        assertThat(letters()).hasSize(20);
    }

    @Test
    void anAnswerThatAnEarlierReleaseKeptIsGivenAgain() throws Exception {
        inProvince(() -> template.getCollection("idempotency")
                .insertOne(new Document("_id", account + "|k")
                        .append("fingerprint", fingerprintOfFirstRelease(NUMBER_ONE))
                        .append("status", 201)
                        .append("headers", new Document("Content-Type", "application/json").append("ETag", "\"0\""))
                        .append("body", new Binary("{\"id\":\"letter-7\"}".getBytes(StandardCharsets.UTF_8)))
                        .append("leaseUntil", new Date())
                        .append("expiresAt", Date.from(Instant.now().plus(Duration.ofHours(1))))));

        http.perform(write("k", NUMBER_ONE))
                .andExpect(status().isCreated())
                .andExpect(header().string("ETag", "\"0\""))
                .andExpect(header().string("Idempotency-Replayed", "true"))
                .andExpect(jsonPath("$.id").value("letter-7"));
        http.perform(write("k", NUMBER_ONE.replace("01", "02"))).andExpect(status().isUnprocessableContent());
        assertThat(letters()).isEmpty();
    }

    private static String fingerprintOfFirstRelease(String body) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of()
                .formatHex(digest.digest(("POST /api/letters?null\n" + body).getBytes(StandardCharsets.UTF_8)));
    }

    private MockHttpServletRequestBuilder write(String key, String body) {
        return post("/api/letters")
                .with(editor())
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private TestCaller editor() {
        return TestTokens.as(PROVINCE.value(), account, "u1", "EDITOR");
    }

    private List<Letter> letters() {
        return inProvince(() -> template.findAll(Letter.class));
    }

    private Document record(String key) {
        return inProvince(() -> template.getCollection("idempotency")
                .find(new Document("_id", account + "|" + key))
                .first());
    }

    private void change(String key, Document fields) {
        inProvince(() -> template.getCollection("idempotency")
                .updateOne(new Document("_id", account + "|" + key), new Document("$set", fields)));
    }

    private static <T, X extends Throwable> T inProvince(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return TenantScope.inTenant(PROVINCE, work);
    }
}
