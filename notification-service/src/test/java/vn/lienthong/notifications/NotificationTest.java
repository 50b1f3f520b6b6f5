package vn.lienthong.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.MongoClient;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import vn.lienthong.embedded.MailCatcher;
import vn.lienthong.notifications.account.Account;
import vn.lienthong.notifications.notice.Notice;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantProvisioning;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.test.IndexBudget;
import vn.lienthong.starter.test.MongoDatabase;
import vn.lienthong.starter.test.OpenApiContract;
import vn.lienthong.starter.test.TestCaller;
import vn.lienthong.starter.test.TestTokens;

@SpringBootTest
@AutoConfigureMockMvc
@MongoDatabase
class NotificationTest {

    private static final TenantId TENANT = new TenantId("quang-ninh");
    private static final TestCaller HEAD = TestTokens.as("quang-ninh", "head", "school", "HEAD");
    private static final TestCaller REVIEWER = TestTokens.as("quang-ninh", "reviewer", "commune", "REVIEWER");
    private static final TestCaller ADMIN = TestTokens.as("quang-ninh", "admin", "", "TENANT_ADMIN");
    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    @TempDir
    static Path mails;

    private static MailCatcher catcher;
    private static int smtpPort;

    @Autowired
    MockMvc http;

    @Autowired
    MongoTemplate template;

    @Autowired
    MongoClient client;

    @Autowired
    TenantProvisioning provisioning;

    @Value("${lienthong.tenancy.database-suffix}")
    String suffix;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        catcher = MailCatcher.start(mails, 0, 0, Clock.systemUTC());
        smtpPort = catcher.smtpPort();
        properties.add("spring.mail.port", () -> smtpPort);
        properties.add("lienthong.mail.sweep", () -> "500ms");
    }

    @AfterAll
    static void stop() {
        catcher.close();
    }

    @BeforeEach
    void peopleOfASchoolAndItsCommune() throws Exception {
        provisioning.provision(TENANT, "Tỉnh Quảng Ninh");
        TenantScope.inTenant(TENANT, () -> {
            template.remove(Notice.class).all();
            template.remove(Account.class).all();
        });
        account("head", 1, "Hiệu trưởng", "school", "HEAD").andExpect(status().isNoContent());
        account("reviewer", 1, "Chuyên viên Phòng VH-XH", "commune", "REVIEWER").andExpect(status().isNoContent());
        account("other", 1, "Hiệu trưởng", "other-school", "HEAD").andExpect(status().isNoContent());
    }

    private ResultActions account(String id, long version, String title, String unit, String role) throws Exception {
        return event("gateway", "account.changed.v1", id, Instant.now(), """
                {"id": "%s", "version": %d, "username": "%s", "title": "%s", "email": "%s@example.vn",
                 "unit": "%s", "roles": ["%s"], "active": true}
                """.formatted(
                        id, version, id, title, id, unit, role));
    }

    private ResultActions planEvent(String type, Instant at, String reason) throws Exception {
        return event("plan-service", type, "p1", at, """
                {"plan": "p1", "title": "Công tác thông tin đối ngoại năm 2026", "year": 2026, "revision": 1,
                 "unit": {"id": "school", "name": "Trường Tiểu học Ánh Dương"},
                 "superior": {"id": "commune", "name": "UBND phường Mạo Khê"},
                 "by": {"account": "x", "title": "Hiệu trưởng"}, "at": "%s", "reason": %s}
                """.formatted(at, reason == null ? "null" : "\"" + reason + "\""));
    }

    private ResultActions event(String source, String type, String subject, Instant at, String data) throws Exception {
        return event(source, type, subject, SEQUENCE.incrementAndGet(), at, data);
    }

    private ResultActions event(String source, String type, String subject, int sequence, Instant at, String data)
            throws Exception {
        return http.perform(post("/internal/events")
                .with(TestTokens.asService(source, "quang-ninh"))
                .contentType(MediaType.parseMediaType("application/cloudevents+json"))
                .content("""
                        {"specversion": "1.0", "id": "%s/%s/%d", "source": "/%s", "type": "%s", "subject": "%s",
                         "time": "%s", "datacontenttype": "application/json", "tenant": "quang-ninh", "sequence": %d,
                         "data": %s}
                        """.formatted(type, subject, sequence, source, type, subject, at, sequence, data)));
    }

    private ResultActions inbox(TestCaller caller) throws Exception {
        return http.perform(get("/api/notifications").with(caller)).andExpect(status().isOk());
    }

    private static List<MimeMessage> mailsTo(String account) throws Exception {
        try (var files = Files.walk(mails)) {
            var found = new java.util.ArrayList<MimeMessage>();
            for (var file :
                    files.filter(path -> path.toString().endsWith(".eml")).toList()) {
                try (var in = Files.newInputStream(file)) {
                    var message = new MimeMessage(Session.getInstance(new Properties()), in);
                    if (message.getAllRecipients()[0].toString().equals(account + "@example.vn")) {
                        found.add(message);
                    }
                }
            }
            return found;
        }
    }

    private static List<String> bodiesTo(String account) throws Exception {
        var bodies = new java.util.ArrayList<String>();
        for (var mail : mailsTo(account)) {
            bodies.add((String) mail.getContent());
        }
        return bodies;
    }

    @Test
    void aReturnedPlanIsToldToTheSchoolInInboxAndMailWithTheReason() throws Exception {
        planEvent("plan.returned.v1", Instant.now(), "Thiếu phân công người phụ trách")
                .andExpect(status().isNoContent());
        inbox(HEAD)
                .andExpect(jsonPath("$.unread").value(1))
                .andExpect(jsonPath("$.items[0].kind").value("plan.returned"))
                .andExpect(jsonPath("$.items[0].link").value("/ke-hoach/p1"))
                .andExpect(jsonPath("$.items[0].body")
                        .value("UBND phường Mạo Khê trả lại “Công tác thông tin đối ngoại năm 2026”:"
                                + " “Thiếu phân công người phụ trách”"));
        inbox(REVIEWER).andExpect(jsonPath("$.items").isEmpty());
        await().untilAsserted(() -> assertThat(mailsTo("head")).anySatisfy(mail -> {
            assertThat(mail.getSubject()).isEqualTo("Kế hoạch năm 2026 bị trả lại");
            assertThat((String) mail.getContent()).contains("Thiếu phân công", "/ke-hoach/p1");
        }));
    }

    @Test
    void aSubmittedPlanIsToldToTheReviewersOfTheSuperior() throws Exception {
        planEvent("plan.submitted.v1", Instant.now(), null).andExpect(status().isNoContent());
        inbox(REVIEWER)
                .andExpect(jsonPath("$.items[0].title").value("Trường Tiểu học Ánh Dương nộp kế hoạch năm 2026"));
        inbox(HEAD).andExpect(jsonPath("$.items").isEmpty());
    }

    @Test
    void anEventThatComesTwiceGivesOneNoticeAndOneMail() throws Exception {
        var at = Instant.now();
        var data = """
                {"report": "r1", "round": {"id": "k1", "name": "6 tháng đầu năm 2026"},
                 "unit": {"id": "school", "name": "Trường Tiểu học Ánh Dương"}, "superior": null,
                 "by": {"account": "a", "title": "Chuyên viên Văn phòng Sở", "unit": {"id": "d", "name": "Sở"}},
                 "dueAt": "2026-06-10T10:00:00Z", "at": "2026-06-12T03:00:00Z"}
                """;
        var before = mailsTo("head").size();
        for (var time = 0; time < 3; time++) {
            event("report-service", "report.nudged.v1", "twice", 7_777, at, data)
                    .andExpect(status().isNoContent());
        }
        inbox(HEAD)
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].body")
                        .value("Chuyên viên Văn phòng Sở nhắc đơn vị nộp báo cáo. Hạn nộp 17:00 ngày 10/06/2026."));
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(mailsTo("head")).hasSizeLessThanOrEqualTo(before + 1));
        assertThat(mailsTo("head")).hasSize(before + 1);
    }

    @Test
    void oldNewsStaysInTheInboxAndIsNotMailed() throws Exception {
        planEvent("plan.accepted.v1", Instant.now().minus(Duration.ofDays(30)), null)
                .andExpect(status().isNoContent());
        inbox(HEAD).andExpect(jsonPath("$.items[0].kind").value("plan.accepted"));
        TenantScope.inTenant(
                TENANT,
                () -> assertThat(template.findAll(Notice.class))
                        .singleElement()
                        .extracting(notice -> notice.mail().state())
                        .isEqualTo(Notice.MailState.NONE));
    }

    @Test
    void mailWaitsWhileTheServerIsDownAndGoesOutOnceItIsBack() throws Exception {
        catcher.close();
        planEvent("plan.returned.v1", Instant.now(), "khi máy chủ thư ngừng").andExpect(status().isNoContent());
        inbox(HEAD).andExpect(jsonPath("$.unread").value(1));
        await().until(() -> TenantScope.inTenant(
                TENANT, () -> template.findAll(Notice.class).getFirst().mail().attempts() > 0));
        // The next attempt is due in half a minute; waiting for it is not what this test is about.
        TenantScope.inTenant(
                TENANT,
                () -> template.updateMulti(
                                new org.springframework.data.mongodb.core.query.Query(),
                                org.springframework.data.mongodb.core.query.Update.update("mail.next", Instant.now()),
                                Notice.class)
                        .getModifiedCount());
        catcher = MailCatcher.start(mails, smtpPort, 0, Clock.systemUTC());
        await().until(() -> TenantScope.inTenant(
                TENANT, () -> template.findAll(Notice.class).getFirst().mail().state() == Notice.MailState.SENT));
        assertThat(bodiesTo("head"))
                .filteredOn(body -> body.contains("khi máy chủ thư ngừng"))
                .hasSize(1);
    }

    @Test
    void anOlderSnapshotOfAnAccountDoesNotReplaceANewerOne() throws Exception {
        account("head", 5, "Hiệu trưởng", "school", "HEAD").andExpect(status().isNoContent());
        account("head", 3, "Hiệu trưởng", "other-school", "HEAD").andExpect(status().isNoContent());
        TenantScope.inTenant(
                TENANT,
                () -> assertThat(template.findById("head", Account.class).unit())
                        .isEqualTo("school"));
    }

    @Test
    void readingMarksOneOrAllOfOnesOwn() throws Exception {
        planEvent("plan.returned.v1", Instant.now(), "a").andExpect(status().isNoContent());
        planEvent("plan.accepted.v1", Instant.now(), null).andExpect(status().isNoContent());
        String id = JsonPath.read(inbox(HEAD).andReturn().getResponse().getContentAsString(), "$.items[0].id");
        http.perform(post("/api/notifications/{id}/read", id).with(REVIEWER)).andExpect(status().isNotFound());
        http.perform(post("/api/notifications/{id}/read", id).with(HEAD)).andExpect(status().isNoContent());
        inbox(HEAD).andExpect(jsonPath("$.unread").value(1));
        http.perform(post("/api/notifications/read").with(HEAD)).andExpect(status().isNoContent());
        inbox(HEAD).andExpect(jsonPath("$.unread").value(0));
    }

    @Test
    void theInboxIsReadPageByPage() throws Exception {
        for (var number = 0; number < 5; number++) {
            planEvent("plan.accepted.v1", Instant.now().minusSeconds(number), null)
                    .andExpect(status().isNoContent());
        }
        var first = http.perform(get("/api/notifications?limit=3").with(HEAD))
                .andExpect(jsonPath("$.items.length()").value(3))
                .andReturn();
        String cursor = JsonPath.read(first.getResponse().getContentAsString(), "$.next");
        http.perform(get("/api/notifications")
                        .param("limit", "3")
                        .param("cursor", cursor)
                        .with(HEAD))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.next").doesNotExist());
        http.perform(get("/api/notifications?cursor=%21%21").with(HEAD)).andExpect(status().isBadRequest());
        http.perform(get("/api/notifications?limit=0").with(HEAD)).andExpect(status().isBadRequest());
    }

    @Test
    void theLiveStreamShowsNoticesAndRollupsToTheirPeopleOnly() throws Exception {
        var mine = http.perform(get("/api/notifications/stream").with(HEAD))
                .andExpect(request().asyncStarted())
                .andReturn();
        var others = http.perform(get("/api/notifications/stream").with(REVIEWER))
                .andExpect(request().asyncStarted())
                .andReturn();
        var administrators = http.perform(get("/api/notifications/stream").with(ADMIN))
                .andExpect(request().asyncStarted())
                .andReturn();
        planEvent("plan.returned.v1", Instant.now(), "a").andExpect(status().isNoContent());
        event(
                        "report-service",
                        "rollup.changed.v1",
                        "k1_commune",
                        Instant.now(),
                        "{\"round\": \"k1\", \"unit\": \"commune\", \"asOf\": \"2026-06-12T03:00:00Z\"}")
                .andExpect(status().isNoContent());
        await().untilAsserted(() -> {
            assertThat(text(mine)).contains("event:notice", "Kế hoạch năm 2026 bị trả lại");
            assertThat(text(others)).contains("event:rollup", "\"unit\":\"commune\"");
            assertThat(text(administrators)).contains("event:rollup", "\"unit\":\"commune\"");
        });
        assertThat(text(mine)).doesNotContain("event:rollup");
        assertThat(text(others)).doesNotContain("event:notice");
        assertThat(text(administrators)).doesNotContain("event:notice");
    }

    private static String text(MvcResult stream) throws Exception {
        return stream.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void theServiceAnswersAsItsContractSays() throws Exception {
        OpenApiContract.verify(http);
    }

    @Test
    void aTenantTakesItsShareOfCollectionsAndIndexes() {
        IndexBudget.of(client, "notifications_quang-ninh" + suffix).assertAtMost(30);
    }
}
