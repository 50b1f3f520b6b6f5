package vn.lienthong.starter.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.lienthong.starter.sample.SampleService;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.tenancy.ExpirySweep;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantProvisioning;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.test.MongoDatabase;
import vn.lienthong.starter.test.TestTokens;

@SpringBootTest(
        classes = {SampleService.class, CountedCommands.class, InboxTest.Handlers.class},
        properties = "lienthong.events.sweep=24h")
@AutoConfigureMockMvc
@MongoDatabase
class InboxTest {

    private static final TenantId TENANT = new TenantId("quang-ninh");

    @Autowired
    MongoTemplate template;

    @Autowired
    TenantProvisioning provisioning;

    @Autowired
    MockMvc http;

    @Autowired
    Handlers handlers;

    @Autowired
    ExpirySweep expiry;

    @Autowired
    CountedCommands commands;

    record Copy(int copy, Set<Role> roles) {}

    @TestConfiguration
    static class Handlers {

        final List<String> seen = new CopyOnWriteArrayList<>();

        @Bean
        EventHandler remembering() {
            return handler("letter.sent.v1", false);
        }

        @Bean
        EventHandler guarded() {
            return handler("unit.changed.v1", true);
        }

        private EventHandler handler(String type, boolean repeatable) {
            return new EventHandler() {
                @Override
                public Set<String> types() {
                    return Set.of(type);
                }

                @Override
                public void on(IncomingEvent event) {
                    switch (event.as(Copy.class).copy()) {
                        case 13 -> throw new IllegalStateException("this one breaks here");
                        case 14 -> throw new DataAccessResourceFailureException("the database is away");
                        default -> seen.add(event.id());
                    }
                }

                @Override
                public boolean isRepeatable() {
                    return repeatable;
                }
            };
        }
    }

    @BeforeEach
    void empty() {
        provisioning.provision(TENANT, "Tỉnh Quảng Ninh");
        TenantScope.inTenant(TENANT, () -> template.getCollection("inbox").deleteMany(new Document()));
        handlers.seen.clear();
        commands.reset();
    }

    private static String event(String type, int sequence, String data) {
        return """
            {"specversion": "1.0", "id": "%s/a/%d", "source": "/plan-service", "type": "%s", "subject": "a",
             "time": "2026-06-12T03:00:00Z", "datacontenttype": "application/json", "tenant": "quang-ninh",
             "sequence": %d, "dataschema": "of a newer producer", "data": %s}
            """.formatted(type, sequence, type, sequence, data);
    }

    private static String copies(String type, int... copies) {
        return IntStream.range(0, copies.length)
                .mapToObj(n -> event(type, n + 1, "{\"copy\": " + copies[n] + "}"))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private ResultActions deliver(String body) throws Exception {
        return http.perform(MockMvcRequestBuilders.post("/internal/events")
                .with(TestTokens.asService("plan-service", "quang-ninh"))
                .contentType(MediaType.parseMediaType(
                        body.startsWith("[") ? "application/cloudevents-batch+json" : "application/cloudevents+json"))
                .content(body));
    }

    private void answers(String body, Integer... statuses) throws Exception {
        var answer = deliver(body).andExpect(status().isOk());
        var expected = new ArrayList<>(Arrays.asList(statuses));
        for (var n = 0; n < expected.size(); n++) {
            answer.andExpect(jsonPath("$.results[" + n + "].status").value(expected.get(n)));
        }
        answer.andExpect(jsonPath("$.results.length()").value(expected.size()));
    }

    @Test
    void eachEventOfABatchIsAcknowledgedForItself() throws Exception {
        answers(copies("letter.sent.v1", 1, 2, 3), 204, 204, 204);
        assertThat(handlers.seen).containsExactly("letter.sent.v1/a/1", "letter.sent.v1/a/2", "letter.sent.v1/a/3");
    }

    @Test
    void whatCanNeverBeReadHoldsUpNothingBehindIt() throws Exception {
        answers(
                "[" + event("letter.sent.v1", 1, "{\"copy\": \"một\"}") + ", {\"id\": \"hỏng\"}, "
                        + event("letter.sent.v1", 3, "{\"copy\": 1}") + "]",
                422,
                422,
                204);
        assertThat(handlers.seen).containsExactly("letter.sent.v1/a/3");
    }

    @Test
    void whatMayBeTakenLaterHoldsUpThoseBehindIt() throws Exception {
        answers(copies("letter.sent.v1", 1, 13, 3), 204, 409, 424);
        answers(copies("letter.sent.v1", 1, 14, 3), 204, 503, 424);
        answers(
                "[" + event("letter.lost.v1", 1, "{}") + "," + event("letter.sent.v1", 9, "{\"copy\": 1}") + "]",
                404,
                424);
        assertThat(handlers.seen).containsExactly("letter.sent.v1/a/1");
    }

    @Test
    void aSingleEventIsAnsweredByItsStatus() throws Exception {
        deliver(event("letter.sent.v1", 1, "{\"copy\": 1}")).andExpect(status().isNoContent());
        deliver(event("letter.sent.v1", 2, "{\"copy\": 13}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:lienthong:problem:event-failed"));
        deliver(event("letter.sent.v1", 3, "{\"copy\": \"một\"}"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.type").value("urn:lienthong:problem:unreadable-event"));
        deliver(event("letter.sent.v1", 4, "{\"copy\": 14}")).andExpect(status().isServiceUnavailable());
        deliver("{").andExpect(status().isBadRequest());
    }

    @Test
    void aValueThatOnlyANewerReleaseKnowsIsNoReasonToRefuse() throws Exception {
        deliver(event("letter.sent.v1", 1, "{\"copy\": 1, \"roles\": [\"HEAD\", \"ARCHIVIST\"], \"more\": {}}"))
                .andExpect(status().isNoContent());
        http.perform(MockMvcRequestBuilders.get("/api/letters/khong-co")
                        .with(TestTokens.as("quang-ninh", "a1", "u1", "EDITOR", "ARCHIVIST")))
                .andExpect(status().isNotFound());
    }

    /** It was 2 for each event, and 2 as well where the handler guards itself. */
    @Test
    void aBatchCostsTheConsumerTwoCommandsAndAGuardedHandlerNone() throws Exception {
        deliver(copies("letter.sent.v1", 1, 2, 3));
        assertThat(commands.all()).extracting(CountedCommands.Sent::command).containsExactly("find", "insert");
        commands.reset();
        deliver(copies("letter.sent.v1", 1, 2, 3));
        assertThat(commands.all()).extracting(CountedCommands.Sent::command).containsExactly("find");
        commands.reset();
        deliver(copies("unit.changed.v1", 1, 2, 3));
        deliver(copies("unit.changed.v1", 1, 2, 3));
        assertThat(commands.all()).isEmpty();
        assertThat(handlers.seen).hasSize(9);
    }

    @Test
    void theInboxForgetsInStepsWhatIsOld() {
        TenantScope.inTenant(TENANT, () -> {
            var old = IntStream.range(0, 1_100)
                    .mapToObj(n -> new Document("_id", "old-" + n)
                            .append("receivedAt", Date.from(Instant.parse("2026-01-01T00:00:00Z"))))
                    .toList();
            template.getCollection("inbox").insertMany(old);
            template.getCollection("inbox")
                    .insertOne(new Document("_id", "new")
                            .append("receivedAt", Date.from(Instant.parse("2026-06-01T00:00:00Z"))));
        });
        expiry.remove("inbox", "receivedAt", Instant.parse("2026-05-01T00:00:00Z"));
        TenantScope.inTenant(
                TENANT,
                () -> assertThat(template.getCollection("inbox").find())
                        .extracting(entry -> entry.get("_id"))
                        .containsExactly("new"));
    }
}
