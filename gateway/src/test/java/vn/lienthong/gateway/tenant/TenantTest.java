package vn.lienthong.gateway.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.starter.tenancy.TenantId;

class TenantTest {

    private static final Instant AT = Instant.parse("2026-06-12T03:00:00Z");

    private final Tenant tenant = Tenant.create(
            new TenantId("quang-ninh"),
            "Tỉnh Quảng Ninh",
            "QN",
            List.of("plan-service", "report-service"),
            "request-1",
            AT);

    @Test
    void newTenantIsActiveAndProvisionedNowhere() {
        assertThat(tenant.isSuspended()).isFalse();
        assertThat(tenant.provisioning())
                .containsExactly(Provisioning.notYet("plan-service"), Provisioning.notYet("report-service"));
    }

    @Test
    void attemptChangesOnlyTheServicesItTried() {
        tenant.provisioned(List.of(Provisioning.done("plan-service", AT)));
        tenant.provisioned(List.of(Provisioning.failed("report-service", "Dịch vụ không trả lời.", AT)));

        assertThat(tenant.provisioning())
                .containsExactly(
                        Provisioning.done("plan-service", AT),
                        Provisioning.failed("report-service", "Dịch vụ không trả lời.", AT));
    }

    @Test
    void suspendingTwiceKeepsTheFirstDate() {
        tenant.suspend(AT, "a1");
        tenant.suspend(AT.plusSeconds(60), "a2");

        assertThat(tenant.state()).isEqualTo(new TenantState.Suspended(AT, "a1"));
    }

    @Test
    void resumedTenantIsActive() {
        tenant.suspend(AT, "a1");

        tenant.resume();

        assertThat(tenant.isSuspended()).isFalse();
    }
}
