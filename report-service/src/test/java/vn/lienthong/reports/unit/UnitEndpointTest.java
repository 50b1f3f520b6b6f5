package vn.lienthong.reports.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantProvisioning;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.test.MongoDatabase;
import vn.lienthong.starter.test.TestCaller;
import vn.lienthong.starter.test.TestTokens;
import vn.lienthong.starter.time.VietnamTime;

@SpringBootTest
@AutoConfigureMockMvc
@MongoDatabase
class UnitEndpointTest {

    private static final TenantId QUANG_NINH = new TenantId("quang-ninh");
    private static final TenantId HAI_PHONG = new TenantId("hai-phong");
    private static final TestCaller DEPARTMENT = person("so", "REVIEWER");
    private static final TestCaller COMMUNE = person("phuong", "REVIEWER");
    private static final TestCaller SCHOOL = person("mam-non", "EDITOR");
    private static final TestCaller ADMIN = person("", "TENANT_ADMIN");

    @Autowired
    MockMvc http;

    @Autowired
    Units units;

    @Autowired
    TenantProvisioning provisioning;

    @TestConfiguration
    static class JanuaryOf2026 {

        @Bean
        Clock clock() {
            return Clock.fixed(DongTrieu.NOW, VietnamTime.ZONE);
        }
    }

    @BeforeEach
    void twoProvincesWithTheSameUnits() {
        for (TenantId province : List.of(QUANG_NINH, HAI_PHONG)) {
            provisioning.provision(province, province.value());
            TenantScope.inTenant(province, () -> {
                if (units.count() == 0) {
                    DongTrieu.copies().forEach(units::save);
                }
            });
        }
        TenantScope.inTenant(HAI_PHONG, () -> {
            if (!units.existsById("hp")) {
                units.save(DongTrieu.unit(
                        "hp",
                        "HP",
                        "Trường Hải Phòng",
                        UnitKind.CLUSTER,
                        null,
                        DongTrieu.LONG_AGO,
                        null,
                        List.of(),
                        List.of()));
            }
        });
    }

    @Test
    void theDepartmentSeesEveryUnitOfToday() throws Exception {
        list(DEPARTMENT, "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].id", containsInAnyOrder("so", "thpt", "mam-non", "tieu-hoc", "phuong")))
                .andExpect(jsonPath("$.next").value(nullValue()));
    }

    @Test
    void soDoTheAdministratorAndTheAuditor() throws Exception {
        list(ADMIN, "").andExpect(jsonPath("$.items", hasSize(5)));
        list(person("mam-non", "AUDITOR"), "").andExpect(jsonPath("$.items", hasSize(5)));
    }

    @Test
    void aSchoolSeesItselfAndThoseAbove() throws Exception {
        list(SCHOOL, "").andExpect(jsonPath("$.items[*].id", containsInAnyOrder("mam-non", "phuong", "so")));
    }

    @Test
    void aCommuneSeesItsSchoolsAndTheDepartment() throws Exception {
        list(COMMUNE, "")
                .andExpect(jsonPath("$.items[*].id", containsInAnyOrder("phuong", "so", "mam-non", "tieu-hoc")));
    }

    @Test
    void somebodyWithoutAUnitSeesNone() throws Exception {
        list(person("", "EDITOR"), "").andExpect(status().isOk()).andExpect(jsonPath("$.items", hasSize(0)));
    }

    @ParameterizedTest
    @CsvSource({"anh duong, tieu-hoc", "ÁNH DƯƠNG, tieu-hoc", "dong trieu, thpt", "mn-01, mam-non", "mao khe, phuong"})
    void searchNeedsNoDiacritics(String q, String id) throws Exception {
        http.perform(get("/api/reports/units").param("q", q).with(DEPARTMENT))
                .andExpect(jsonPath("$.items[*].id", contains(id)));
    }

    @Test
    void searchStaysWithinWhatTheCallerMaySee() throws Exception {
        http.perform(get("/api/reports/units").param("q", "anh duong").with(SCHOOL))
                .andExpect(jsonPath("$.items", hasSize(0)));
    }

    @Test
    void kindsAndParentsNarrowTheList() throws Exception {
        list(DEPARTMENT, "?kind=COMMUNE_OFFICE").andExpect(jsonPath("$.items[*].id", contains("phuong")));
        list(DEPARTMENT, "?parent=phuong").andExpect(jsonPath("$.items[*].id", contains("mam-non", "tieu-hoc")));
        list(DEPARTMENT, "?parent=so&kind=SCHOOL").andExpect(jsonPath("$.items[*].id", contains("thpt")));
        list(DEPARTMENT, "?parent=khong-co").andExpect(jsonPath("$.items", hasSize(0)));
        list(SCHOOL, "?parent=tieu-hoc").andExpect(jsonPath("$.items", hasSize(0)));
    }

    @Test
    void theLastDayOfTheDistrictsShowsTheOldTree() throws Exception {
        list(DEPARTMENT, "?on=2025-06-30&parent=phong")
                .andExpect(jsonPath("$.items[*].id", contains("mam-non", "tieu-hoc")));
        list(SCHOOL, "?on=2025-06-30")
                .andExpect(jsonPath("$.items[*].id", containsInAnyOrder("mam-non", "phong", "so")));
    }

    @Test
    void aUnitIsShownAsItStoodThatDay() throws Exception {
        http.perform(get("/api/reports/units/mam-non").param("on", "2025-06-30").with(SCHOOL))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("Trường Mầm non Hoa Sen"))
                .andExpect(jsonPath("$.code").value("MN-01"))
                .andExpect(jsonPath("$.kind").value("SCHOOL"))
                .andExpect(jsonPath("$.schoolLevel").value("PRESCHOOL"))
                .andExpect(jsonPath("$.from").value("1990-01-01"))
                .andExpect(jsonPath("$.to").value(nullValue()))
                .andExpect(jsonPath("$.reportsTo.id").value("phong"))
                .andExpect(jsonPath("$.reportsTo.name").value("Phòng Giáo dục và Đào tạo Đông Triều"))
                .andExpect(jsonPath("$.superiors", hasSize(1)))
                .andExpect(jsonPath("$.superiors[0].type").value("ADMINISTRATIVE"))
                .andExpect(jsonPath("$.superiors[0].to").value("2025-07-01"))
                .andExpect(jsonPath("$.childCount").value(0));
        http.perform(get("/api/reports/units/mam-non").with(SCHOOL))
                .andExpect(jsonPath("$.reportsTo.id").value("phuong"))
                .andExpect(jsonPath("$.superiors[*].unit.id", containsInAnyOrder("phuong", "so")));
        http.perform(get("/api/reports/units/phuong").with(SCHOOL))
                .andExpect(jsonPath("$.childCount").value(2));
    }

    @Test
    void aCommuneMayLookAtItsSchoolBeforeTheCommuneExisted() throws Exception {
        http.perform(get("/api/reports/units/mam-non").param("on", "2020-01-01").with(COMMUNE))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.reportsTo.id").value("phong"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tieu-hoc", "thpt", "phong", "khong-co", "hp"})
    void whatACallerMayNotSeeDoesNotExistForThem(String id) throws Exception {
        notFound(http.perform(get("/api/reports/units/" + id).with(SCHOOL)));
    }

    @Test
    void aUnitOfAnotherProvinceDoesNotExistEvenForTheAdministrator() throws Exception {
        notFound(http.perform(get("/api/reports/units/hp").with(ADMIN)));
        http.perform(get("/api/reports/units/hp").with(TestTokens.as("hai-phong", "a", "", "TENANT_ADMIN")))
                .andExpect(status().isOk());
    }

    @Test
    void aClosedUnitIsNotThereToday() throws Exception {
        notFound(http.perform(get("/api/reports/units/phong").with(ADMIN)));
        http.perform(get("/api/reports/units/phong").param("on", "2025-06-30").with(ADMIN))
                .andExpect(status().isOk());
    }

    @Test
    void pagesTogetherAreTheWholeListInVietnameseOrder() throws Exception {
        List<String> all = ids(list(DEPARTMENT, ""));
        List<String> paged = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            ResultActions page = list(DEPARTMENT, "?limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
            paged.addAll(ids(page));
            cursor = JsonPath.read(page.andReturn().getResponse().getContentAsString(), "$.next");
        } while (cursor != null);

        assertThat(paged).isEqualTo(all);
        assertThat(all).containsSubsequence("so", "mam-non", "thpt", "tieu-hoc", "phuong");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=201",
                "?limit=x",
                "?cursor=%20x",
                "?on=hom-nay",
                "?on=2025-02-30",
                "?kind=CITY"
            })
    void badParametersAreRefused(String query) throws Exception {
        list(DEPARTMENT, query)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.type").value("urn:lienthong:problem:invalid"));
    }

    @Test
    void withoutATokenNothingIsTold() throws Exception {
        http.perform(get("/api/reports/units")).andExpect(status().isUnauthorized());
        http.perform(get("/api/reports/units/mam-non")).andExpect(status().isUnauthorized());
    }

    @Test
    void servicesLearnWhetherThereEverWasAUnit() throws Exception {
        var gateway = TestTokens.asService("gateway", "quang-ninh");
        for (String known : List.of("mam-non", "phong")) {
            http.perform(get("/internal/units/" + known).with(gateway)).andExpect(status().isNoContent());
        }
        notFound(http.perform(get("/internal/units/hp").with(gateway)));
        http.perform(get("/internal/units/mam-non").with(ADMIN)).andExpect(status().isForbidden());
    }

    private ResultActions list(TestCaller caller, String query) throws Exception {
        return http.perform(
                get(java.net.URI.create("/api/reports/units" + query)).with(caller));
    }

    private static List<String> ids(ResultActions page) throws Exception {
        return JsonPath.read(page.andReturn().getResponse().getContentAsString(), "$.items[*].id");
    }

    private static void notFound(ResultActions answer) throws Exception {
        answer.andExpect(status().isNotFound()).andExpect(jsonPath("$.type").value("urn:lienthong:problem:not-found"));
    }

    private static TestCaller person(String unit, String role) {
        return TestTokens.as("quang-ninh", "account", unit, role);
    }
}
