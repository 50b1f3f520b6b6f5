package vn.lienthong.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.lienthong.starter.sample.Letter;
import vn.lienthong.starter.sample.LetterController;
import vn.lienthong.starter.sample.SampleService;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantProvisioning;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.test.MongoDatabase;
import vn.lienthong.starter.test.TestCaller;
import vn.lienthong.starter.test.TestTokens;

@SpringBootTest(classes = SampleService.class)
@AutoConfigureMockMvc
@MongoDatabase
class RequestsTest {

    private static final TestCaller EDITOR = TestTokens.as("quang-ninh", "a1", "u1", "EDITOR");
    private static final String TYPE = "urn:lienthong:problem:";

    @Autowired
    MockMvc http;

    @Autowired
    MongoTemplate template;

    @Autowired
    TenantProvisioning provisioning;

    @BeforeEach
    void aProvince() {
        provisioning.provision(new TenantId("quang-ninh"), "Tỉnh Quảng Ninh");
        TenantScope.inTenant(
                new TenantId("quang-ninh"), () -> template.remove(Letter.class).all());
    }

    private static MockHttpServletRequestBuilder writeLetter(String number, String key) {
        return post("/api/letters")
                .with(EDITOR)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"number\": \"%s\", \"copies\": 1, \"on\": \"2026-06-12\"}".formatted(number));
    }

    @Test
    void withoutATokenNothingIsAnswered() throws Exception {
        http.perform(get("/api/letters/1"))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value(TYPE + "unauthenticated"));
    }

    @Test
    void forgedExpiredAndForeignTokensAreRefused() throws Exception {
        for (var token : new String[] {
            TestTokens.forged(EDITOR, "sample-service"),
            TestTokens.expired(EDITOR, "sample-service"),
            EDITOR.token("plan-service"),
            "not.a.token"
        }) {
            http.perform(get("/api/letters/1").header("Authorization", "Bearer " + token))
                    .andExpect(status().isUnauthorized())
                    .andExpect(jsonPath("$.type").value(TYPE + "unauthenticated"));
        }
    }

    @Test
    void operatorsAndServicesHaveNoBusinessInATenantsContent() throws Exception {
        http.perform(get("/api/letters/1").with(TestTokens.as("quang-ninh", "op", "", "OPERATOR")))
                .andExpect(status().isForbidden());
        http.perform(get("/api/letters/1").with(TestTokens.asService("plan-service", "quang-ninh")))
                .andExpect(status().isForbidden());
    }

    @Test
    void aRoleThatDoesNotSufficeIsForbidden() throws Exception {
        http.perform(post("/api/letters")
                        .with(TestTokens.as("quang-ninh", "a2", "u1", "AUDITOR"))
                        .header("Idempotency-Key", "k2")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"number\": \"01\", \"copies\": 1, \"on\": \"2026-06-12\"}"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value(TYPE + "forbidden"));
    }

    @Test
    void aChangeNeedsTheVersionThatWasSeen() throws Exception {
        http.perform(put("/api/letters/1").with(EDITOR))
                .andExpect(status().isPreconditionRequired())
                .andExpect(jsonPath("$.type").value(TYPE + "precondition-required"));
        for (var odd : new String[] {"1", "*", "\"a\"", "w/\"1\"", "\"1\", \"2\"", "\"-1\"", ""}) {
            http.perform(put("/api/letters/1").with(EDITOR).header("If-Match", odd))
                    .andExpect(status().isBadRequest());
        }
        http.perform(put("/api/letters/1").with(EDITOR).header("If-Match", "\"7\""))
                .andExpect(status().isOk())
                .andExpect(content().string("7"));
        // A proxy that compresses weakens the tag: the version is the same.
        http.perform(put("/api/letters/1").with(EDITOR).header("If-Match", "W/\"12\""))
                .andExpect(status().isOk())
                .andExpect(content().string("12"));
    }

    @Test
    void aCreationNeedsAKey() throws Exception {
        http.perform(post("/api/letters")
                        .with(EDITOR)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"number\": \"01\", \"copies\": 1, \"on\": \"2026-06-12\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value(TYPE + "idempotency-key-required"));
    }

    @Test
    void theSameRequestTwiceTakesEffectOnceAndIsAnsweredAlike() throws Exception {
        var first = http.perform(writeLetter("01", "same"))
                .andExpect(status().isCreated())
                .andReturn();
        var second = http.perform(writeLetter("01", "same"))
                .andExpect(status().isCreated())
                .andExpect(header().string("Idempotency-Replayed", "true"))
                .andReturn();
        assertThat(second.getResponse().getContentAsString())
                .isEqualTo(first.getResponse().getContentAsString());
        assertThat(second.getResponse().getHeader("ETag"))
                .isEqualTo(first.getResponse().getHeader("ETag"));
        TenantScope.inTenant(
                new TenantId("quang-ninh"),
                () -> assertThat(template.findAll(Letter.class)).hasSize(1));
    }

    @Test
    void aKeyIsNotForAnotherRequest() throws Exception {
        http.perform(writeLetter("01", "once")).andExpect(status().isCreated());
        http.perform(writeLetter("02", "once"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value(TYPE + "idempotency-key-reused"));
    }

    @Test
    void aRefusalGivesTheKeyBack() throws Exception {
        http.perform(writeLetter("refused", "again")).andExpect(status().isConflict());
        http.perform(writeLetter("03", "again")).andExpect(status().isCreated());
    }

    @Test
    void whileTheFirstIsUnderWayTheSecondIsToldToWait() throws Exception {
        LetterController.slow = new CountDownLatch(1);
        LetterController.slowReached = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(
                    () -> http.perform(writeLetter("slow", "busy")).andReturn());
            LetterController.slowReached.await();
            http.perform(writeLetter("slow", "busy"))
                    .andExpect(status().isConflict())
                    .andExpect(jsonPath("$.type").value(TYPE + "idempotency-in-progress"));
            LetterController.slow.countDown();
            assertThat(first.get().getResponse().getStatus()).isEqualTo(201);
        }
    }

    @Test
    void wrongFieldsAreNamedByPointer() throws Exception {
        http.perform(post("/api/letters")
                        .with(EDITOR)
                        .header("Idempotency-Key", "bad")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"number\": \" \", \"copies\": 0, \"on\": \"2026-06-12\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[?(@.pointer == '/number')]").exists())
                .andExpect(jsonPath("$.errors[?(@.pointer == '/copies')]").exists());
        http.perform(post("/api/letters")
                        .with(EDITOR)
                        .header("Idempotency-Key", "bad2")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"number\": \"1\", \"copies\": \"nhiều\", \"on\": \"2026-06-12\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/copies"));
    }

    @Test
    void limitsSpeakVietnameseWhateverTheRequestAsksFor() throws Exception {
        http.perform(get("/api/letters?limit=0").header("Accept-Language", "de").with(EDITOR))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("limit"))
                .andExpect(jsonPath("$.errors[0].detail").value("Ít nhất 1."));
        http.perform(get("/api/letters?limit=nhieu").with(EDITOR))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("limit"));
    }

    @Test
    void anUnknownFailureTellsNothingOfTheInside() throws Exception {
        http.perform(get("/api/broken").with(EDITOR))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.type").value(TYPE + "internal"))
                .andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void anUnknownAddressIsAProblemToo() throws Exception {
        http.perform(get("/api/nothing-here").with(EDITOR))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value(TYPE + "not-found"));
    }
}
