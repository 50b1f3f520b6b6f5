package vn.lienthong.reports.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantProvisioning;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.test.MongoDatabase;
import vn.lienthong.starter.test.TestCaller;
import vn.lienthong.starter.test.TestTokens;

@SpringBootTest
@AutoConfigureMockMvc
@MongoDatabase
class FormEndpointTest {

    private static final TenantId TENANT = new TenantId("quang-ninh");
    private static final TestCaller SCHOOL = TestTokens.as("quang-ninh", "account", "truong", "EDITOR");

    @Autowired
    MockMvc http;

    @Autowired
    Forms forms;

    @Autowired
    TenantProvisioning provisioning;

    @BeforeEach
    void aProvince() {
        provisioning.provision(TENANT, "Tỉnh Quảng Ninh");
    }

    @Test
    void aProvinceStartsWithTheHalfYearForm() throws Exception {
        http.perform(get("/api/reports/forms").with(SCHOOL))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].id").value("ttdn-6t.v1"))
                .andExpect(jsonPath("$.next").value(nullValue()));
    }

    @Test
    void aFormIsShownWithItsLinesAndChecks() throws Exception {
        http.perform(get("/api/reports/forms/ttdn-6t.v1").with(SCHOOL))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("Báo cáo công tác thông tin đối ngoại 6 tháng"))
                .andExpect(jsonPath("$.cadence").value("HALF_YEAR"))
                .andExpect(jsonPath("$.sections[*].code", contains("A", "B", "C", "D", "E", "F", "G")))
                .andExpect(jsonPath("$.sections[1].indicators[0].code").value("05"))
                .andExpect(jsonPath("$.sections[1].indicators[0].unitOfMeasure").value("tin, bài"))
                .andExpect(jsonPath("$.sections[1].indicators[0].type").value("COUNT"))
                .andExpect(jsonPath("$.sections[1].indicators[0].rule").value("SUM"))
                .andExpect(jsonPath("$.sections[1].indicators[0].required").value(true))
                .andExpect(jsonPath("$.sections[1].indicators[0].min").value(0))
                .andExpect(jsonPath("$.checks[*].left", contains("21", "24")))
                .andExpect(jsonPath("$.checks[0].kind").value("NOT_GREATER"));
    }

    @Test
    void anUnknownFormIsNotFound() throws Exception {
        http.perform(get("/api/reports/forms/khong-co").with(SCHOOL))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:lienthong:problem:not-found"));
    }

    @Test
    void withoutATokenNothingIsTold() throws Exception {
        http.perform(get("/api/reports/forms")).andExpect(status().isUnauthorized());
        http.perform(get("/api/reports/forms/ttdn-6t.v1")).andExpect(status().isUnauthorized());
    }

    @Test
    void aFormIsReadAsItWasPublishedHoweverOftenAProvinceIsPrepared() {
        provisioning.provision(TENANT, "Tỉnh Quảng Ninh");

        TenantScope.inTenant(TENANT, () -> assertThat(forms.findAll()).isEqualTo(PublishedForms.shipped()));
    }

    @Test
    void aPublishedFormIsNeverWrittenOver() {
        Form shipped = PublishedForms.shipped().getFirst();
        Form stored = new Form(
                shipped.id(),
                "Bản đã ban hành",
                shipped.cadence(),
                shipped.sections(),
                shipped.checks(),
                shipped.due());
        TenantScope.inTenant(TENANT, () -> forms.save(stored));
        try {
            provisioning.provision(TENANT, "Tỉnh Quảng Ninh");

            TenantScope.inTenant(
                    TENANT, () -> assertThat(forms.findById(shipped.id())).contains(stored));
        } finally {
            TenantScope.inTenant(TENANT, () -> forms.save(shipped));
        }
    }
}
