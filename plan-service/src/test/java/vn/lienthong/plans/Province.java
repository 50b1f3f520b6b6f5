package vn.lienthong.plans;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.test.TestCaller;
import vn.lienthong.starter.test.TestTokens;

/**
 * A province of its own for one test: a department, two commune offices, a school under each, and an upper-secondary school
 * that reports straight to the department.
 */
public final class Province {

    public static final String DEPARTMENT = "so";
    public static final String COMMUNE = "phuong-1";
    public static final String OTHER_COMMUNE = "phuong-2";
    public static final String SCHOOL = "truong-1";
    public static final String SIBLING = "truong-2";
    public static final String UPPER_SECONDARY = "thpt";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final MockMvc mvc;
    public final String tenant;

    private Province(MockMvc mvc, String tenant) {
        this.mvc = mvc;
        this.tenant = tenant;
    }

    public static Province open(MockMvc mvc) throws Exception {
        var province = new Province(mvc, "tinh-" + COUNT.incrementAndGet());
        mvc.perform(put("/internal/tenants/" + province.tenant)
                        .with(province.service("gateway"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"Tỉnh Quảng Ninh\"}"))
                .andExpect(status().isNoContent());
        province.unit(DEPARTMENT, 1, "DEPARTMENT", "Sở Giáo dục và Đào tạo tỉnh Quảng Ninh", null);
        province.unit(COMMUNE, 1, "COMMUNE_OFFICE", "UBND phường Mạo Khê", DEPARTMENT);
        province.unit(OTHER_COMMUNE, 1, "COMMUNE_OFFICE", "UBND phường Đông Triều", DEPARTMENT);
        province.unit(SCHOOL, 1, "SCHOOL", "Trường Tiểu học Ánh Dương", COMMUNE);
        province.unit(SIBLING, 1, "SCHOOL", "Trường Mầm non Hoa Sen", OTHER_COMMUNE);
        province.unit(UPPER_SECONDARY, 1, "SCHOOL", "Trường THPT Bạch Đằng", DEPARTMENT);
        return province;
    }

    public TenantId id() {
        return new TenantId(tenant);
    }

    /** Sends the event that report-service sends. */
    public void unit(String id, long version, String kind, String name, String superior) throws Exception {
        String edges = superior == null ? "\"superiors\": [], \"routes\": []" : """
                  "superiors": [{"type": "PROFESSIONAL", "unit": "%s", "from": "2020-01-01", "to": null}],
                  "routes": [{"unit": "%s", "from": "2020-01-01", "to": null}]""".formatted(superior, superior);
        unitChanged(id, version, """
                {"id": "%s", "version": %d, "code": "%s", "names": [{"name": "%s", "from": "2020-01-01", "to": null}],
                 "kind": "%s", "schoolLevel": null, "from": "2020-01-01", "to": null, %s}""".formatted(id, version, id, name, kind, edges));
    }

    public void unitChanged(String id, long sequence, String data) throws Exception {
        mvc.perform(post("/internal/events")
                        .with(service("report-service"))
                        .contentType("application/cloudevents+json")
                        .content("""
                                {"specversion": "1.0", "id": "unit.changed.v1/%s/%d/%d", "source": "/report-service",
                                 "type": "unit.changed.v1", "subject": "%s", "time": "2026-07-01T00:00:00Z",
                                 "datacontenttype": "application/json", "tenant": "%s", "sequence": %d,
                                 "data": %s}""".formatted(id, sequence, COUNT.incrementAndGet(), id, tenant, sequence, data)))
                .andExpect(status().isNoContent());
    }

    public TestCaller editor(String unit) {
        return caller("editor", unit, "Văn thư", "EDITOR");
    }

    public TestCaller head(String unit) {
        return caller("head", unit, "Hiệu trưởng", "HEAD");
    }

    public TestCaller reviewer(String unit) {
        return caller("reviewer", unit, "Chuyên viên", "REVIEWER");
    }

    public TestCaller caller(String account, String unit, String title, String... roles) {
        return new TestCaller(tenant, account + "@" + unit, unit, title, List.of(roles));
    }

    private TestCaller service(String name) {
        return TestTokens.asService(name, tenant);
    }
}
