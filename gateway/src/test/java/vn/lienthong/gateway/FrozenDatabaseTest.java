package vn.lienthong.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import vn.lienthong.starter.test.FaultyNetwork;
import vn.lienthong.starter.test.RealServerOnly;
import vn.lienthong.starter.test.TestMongo;

/** The gateway's database hangs: whoever needs it is told soon, whoever does not is served. */
@TestPropertySource(properties = {"lienthong.database.timeout=1s", "lienthong.database.server-selection=500ms"})
class FrozenDatabaseTest extends RunningGateway {

    private static @Nullable FaultyNetwork network;

    @Autowired
    private SessionRepository<? extends Session> sessions;

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

    @AfterEach
    void heal() {
        network().heal();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> browser().get("/actuator/health/readiness").status() == 200);
    }

    @Test
    @Timeout(60)
    void signedInPeopleAreToldToComeAgainAndStaySignedIn() {
        var operator = operator();
        network().freeze();

        for (var path : new String[] {"/api/session", "/api/tenants", "/api/plans"}) {
            var answer = operator.get(path);
            assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(503);
            assertThat(answer.problem()).as(path).isEqualTo("service-unavailable");
            assertThat(answer.header("Retry-After")).as(path).isNotBlank();
            assertThat(answer.header("Content-Security-Policy")).as(path).isNotBlank();
        }

        network().heal();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> operator.get("/api/session").status() == 200);
    }

    @Test
    @Timeout(60)
    void thePortalsFilesDoNotWaitForIt() {
        var operator = operator();
        network().freeze();

        var file = operator.get("/sign-in/sign-in.css");

        assertThat(file.status()).isEqualTo(200);
        assertThat(browser().get("/sign-in/sign-in.css").status()).isEqualTo(200);
    }

    @Test
    @Timeout(60)
    void servicesThatWantATokenAreAnsweredSoon() {
        network().freeze();

        var basic =
                Base64.getEncoder().encodeToString(("plan-service:" + SERVICE_SECRET).getBytes(StandardCharsets.UTF_8));
        var answer = browser()
                .send(
                        "POST",
                        "/oauth2/token",
                        BodyPublishers.ofString(
                                "grant_type=client_credentials&audience=report-service&tenant=quang-ninh"),
                        Map.of("Authorization", "Basic " + basic, "Content-Type", "application/x-www-form-urlencoded"));

        // The day's key is in memory as a rule.
        assertThat(answer.status()).as(answer.body()).isIn(200, 503);
    }

    @Test
    @Timeout(60)
    void itIsNotReadyMeanwhileButAlive() {
        network().freeze();

        assertThat(browser().get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(browser().get("/actuator/health/liveness").status()).isEqualTo(200);
    }

    @Test
    @Timeout(60)
    void anAnswerThatIsReadyIsNotThrownAwayBecauseTheSessionCannotBeWrittenBack() {
        usedLater(sessions);
    }

    private static <S extends Session> void usedLater(SessionRepository<S> sessions) {
        var begun = sessions.createSession();
        sessions.save(begun);
        var used = Objects.requireNonNull(sessions.findById(begun.getId()));
        used.setLastAccessedTime(Instant.now().plus(Duration.ofMinutes(2)));
        network().freeze();

        assertThatCode(() -> sessions.save(used)).doesNotThrowAnyException();
    }

    @Test
    @RealServerOnly("it has no retryable writes")
    void aSignOutWhoseAnswerIsLostIsTriedAgain() {
        var operator = operator();
        network().loseNextAnswerTo("delete", "sessions");

        assertThat(operator.delete("/api/session").status()).isEqualTo(204);
        assertThat(operator.get("/api/session").status()).isEqualTo(401);
    }
}
