package vn.lienthong.reports;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.reports.unit.Units;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantProvisioning;

/** Makes provinces, each a tenant of its own, so that tests do not see each other. */
@TestComponent
public class Provinces {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TenantProvisioning provisioning;
    private final Units units;
    private final MongoTemplate mongo;
    private final MockMvc http;
    private final MovableClock clock;

    Provinces(TenantProvisioning provisioning, Units units, MongoTemplate mongo, MockMvc http, MovableClock clock) {
        this.provisioning = provisioning;
        this.units = units;
        this.mongo = mongo;
        this.http = http;
        this.clock = clock;
    }

    /** A province without units, on 1/6/2026. */
    public Province empty() {
        TenantId tenant = new TenantId("tinh-" + COUNT.incrementAndGet());
        provisioning.provision(tenant, "Tỉnh số " + tenant.value());
        clock.set("2026-06-01T02:00:00Z");
        return new Province(tenant, units, mongo, http, clock);
    }

    /**
     * A department; below it the commune offices Mạo Khê (schools mk1, mk2) and Vân Đồn (school vd1), and an
     * upper-secondary school.
     */
    public Province small() {
        return empty().department("so", "Sở Giáo dục và Đào tạo")
                .office("mk", "UBND phường Mạo Khê", "so")
                .office("vd", "UBND đặc khu Vân Đồn", "so")
                .school("mk1", "Trường Mầm non Hoa Sen", "mk")
                .school("mk2", "Trường Tiểu học Ánh Dương", "mk")
                .school("vd1", "Trường THCS Bái Tử", "vd")
                .school("thpt", "Trường THPT Vịnh Xanh", "so");
    }
}
