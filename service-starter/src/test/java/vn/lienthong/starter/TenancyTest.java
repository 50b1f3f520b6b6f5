package vn.lienthong.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mongodb.client.MongoClient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.starter.sample.Letter;
import vn.lienthong.starter.sample.SampleService;
import vn.lienthong.starter.tenancy.NoTenantBound;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantProvisioning;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.tenancy.Tenants;
import vn.lienthong.starter.test.MongoDatabase;
import vn.lienthong.starter.test.TestTokens;

@SpringBootTest(classes = SampleService.class)
@AutoConfigureMockMvc
@MongoDatabase
class TenancyTest {

    private static final TenantId QUANG_NINH = new TenantId("quang-ninh");
    private static final TenantId HAI_PHONG = new TenantId("hai-phong");

    @Autowired
    MongoTemplate template;

    @Autowired
    TenantProvisioning provisioning;

    @Autowired
    Tenants tenants;

    @Autowired
    MongoClient client;

    @Value("${lienthong.tenancy.database-suffix}")
    String suffix;

    @Autowired
    MockMvc http;

    @BeforeEach
    void twoProvinces() {
        provisioning.provision(QUANG_NINH, "Tỉnh Quảng Ninh");
        provisioning.provision(HAI_PHONG, "Thành phố Hải Phòng");
        for (var tenant : List.of(QUANG_NINH, HAI_PHONG)) {
            TenantScope.inTenant(tenant, () -> template.remove(Letter.class).all());
        }
    }

    @Test
    void aBackupRestoredBesideTheOriginalIsNoTenant() {
        for (var copy : List.of("quang-ninh-cu", "quang-ninh-restore-2026-10-12-test-x")) {
            var database = client.getDatabase("sample_" + copy + suffix);
            database.getCollection("tenant").insertOne(new Document("_id", "quang-ninh"));
            try {
                assertThat(tenants.all()).containsExactlyInAnyOrder(QUANG_NINH, HAI_PHONG);
            } finally {
                database.drop();
            }
        }
    }

    @Test
    void dataCannotBeReachedWithoutATenant() {
        assertThatThrownBy(() -> template.findById("1", Letter.class)).isInstanceOf(NoTenantBound.class);
        assertThatThrownBy(() -> template.getCollection("letters")).isInstanceOf(NoTenantBound.class);
        assertThatThrownBy(() -> template.insert(new Letter("1", "01"))).isInstanceOf(NoTenantBound.class);
    }

    @Test
    void oneTenantDoesNotSeeTheOthersDocuments() {
        TenantScope.inTenant(QUANG_NINH, () -> {
            template.insert(new Letter("1", "01"));
        });
        assertThat(TenantScope.<Letter, RuntimeException>inTenant(
                        HAI_PHONG, () -> template.findById("1", Letter.class)))
                .isNull();
    }

    @Test
    void workOnManyThreadsStaysWithItsTenant() throws Exception {
        var work = IntStream.range(0, 400)
                .mapToObj(number -> (Callable<String>) () -> {
                    var tenant = number % 2 == 0 ? QUANG_NINH : HAI_PHONG;
                    return TenantScope.inTenant(tenant, () -> {
                        template.insert(new Letter(tenant + "-" + number, "n" + number));
                        return TenantScope.current().value();
                    });
                })
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        for (var tenant : List.of(QUANG_NINH, HAI_PHONG)) {
            TenantScope.inTenant(
                    tenant,
                    () -> assertThat(template.findAll(Letter.class))
                            .hasSize(200)
                            .allMatch(letter -> letter.id().startsWith(tenant.value())));
        }
    }

    @Test
    void aTaskHandedToAnotherThreadHasNoTenantOfItsOwn() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var inherited = TenantScope.inTenant(
                    QUANG_NINH, () -> threads.submit(() -> TenantScope.find().isPresent()));
            assertThat(inherited.get()).isFalse();
        }
    }

    @Test
    void provisioningAgainChangesNothingAndKeepsUniqueIndexes() {
        provisioning.provision(QUANG_NINH, "Tỉnh Quảng Ninh");
        assertThat(tenants.all()).containsExactlyInAnyOrder(QUANG_NINH, HAI_PHONG);
        TenantScope.inTenant(QUANG_NINH, () -> {
            template.insert(new Letter("1", "01"));
            assertThatThrownBy(() -> template.insert(new Letter("2", "01"))).isInstanceOf(DuplicateKeyException.class);
        });
    }

    @Test
    void onlyServicesProvision() throws Exception {
        var body = "{\"name\": \"Tỉnh Tây Ninh\"}";
        http.perform(put("/internal/tenants/tay-ninh")
                        .with(TestTokens.as("tay-ninh", "a1", "u1", "TENANT_ADMIN"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isForbidden());
        http.perform(put("/internal/tenants/tay-ninh")
                        .with(TestTokens.asService("gateway", "tay-ninh"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isNoContent());
        assertThat(tenants.all()).contains(new TenantId("tay-ninh"));
        TenantScope.inTenant(new TenantId("tay-ninh"), () -> template.getDb().drop());
    }

    @Test
    void theTenantOfARequestIsTheTokensWhateverHeadersSay() throws Exception {
        TenantScope.inTenant(HAI_PHONG, () -> {
            template.insert(new Letter("hp", "01"));
        });
        http.perform(get("/api/letters/hp")
                        .with(TestTokens.as("quang-ninh", "a1", "u1", "EDITOR"))
                        .header("X-Tenant", "hai-phong")
                        .header("Host", "hai-phong.example"))
                .andExpect(status().isNotFound());
        http.perform(get("/api/letters/hp").with(TestTokens.as("hai-phong", "a1", "u1", "EDITOR")))
                .andExpect(status().isOk());
    }

    @Test
    void workDeferredByTheServletContainerHasNoTenantUnlessItBindsOne() throws Exception {
        var started = http.perform(get("/api/later").with(TestTokens.as("quang-ninh", "a1", "u1", "EDITOR")))
                .andReturn();
        http.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch(started))
                .andExpect(content().string("none"));
    }

    @Test
    void aSealedStateWithDatesIsReadBackAsItWasWritten() {
        TenantScope.inTenant(QUANG_NINH, () -> {
            var letter = new Letter("1", "01");
            letter.send(LocalDate.of(2026, 6, 12), Instant.parse("2026-06-12T03:00:00Z"), 1);
            template.insert(letter);
            assertThat(template.findById("1", Letter.class).state())
                    .isEqualTo(new Letter.Sent(LocalDate.of(2026, 6, 12), Instant.parse("2026-06-12T03:00:00Z")));
            assertThat(template.getCollection("letters")
                            .find()
                            .first()
                            .getEmbedded(List.of("state", "on"), String.class))
                    .isEqualTo("2026-06-12");
        });
    }
}
