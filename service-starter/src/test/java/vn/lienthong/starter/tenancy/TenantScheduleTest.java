package vn.lienthong.starter.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.lienthong.starter.sample.SampleService;
import vn.lienthong.starter.test.MongoDatabase;

@SpringBootTest(classes = SampleService.class)
@MongoDatabase
class TenantScheduleTest {

    private static final TenantId QUANG_NINH = new TenantId("quang-ninh");
    private static final TenantId HAI_PHONG = new TenantId("hai-phong");
    private static final Duration LONG = Duration.ofMinutes(5);

    @Autowired
    Tenants tenants;

    @Autowired
    MongoTemplate template;

    @Autowired
    TenantProvisioning provisioning;

    private TenantSchedule schedule;
    private TenantSchedule replica;

    @BeforeEach
    void twoReplicasOfTwoProvinces() {
        provisioning.provision(QUANG_NINH, "Tỉnh Quảng Ninh");
        provisioning.provision(HAI_PHONG, "Thành phố Hải Phòng");
        schedule = new TenantSchedule(tenants, template, Duration.ofSeconds(2));
        replica = new TenantSchedule(tenants, template, LONG);
    }

    @AfterEach
    void end() {
        schedule.destroy();
        replica.destroy();
    }

    @Test
    void aJobRunsOncePerTenantInItsScopeOnOneReplicaAtATime() {
        var seen = new ConcurrentLinkedQueue<TenantId>();
        var other = new ConcurrentLinkedQueue<TenantId>();
        replica.everyTenant("count", LONG, () -> {
            seen.add(TenantScope.current());
            if (TenantScope.current().equals(QUANG_NINH)) {
                // Another replica that comes at the same time.
                schedule.everyTenant("count", LONG, () -> other.add(TenantScope.current()));
            }
        });
        assertThat(seen).contains(QUANG_NINH);
        assertThat(other).as("the lease of the tenant under way is taken").doesNotContain(QUANG_NINH);
    }

    @Test
    void aFailingTenantDoesNotKeepTheOthersFromTheirTurn() {
        var answers = schedule.ask("fails", LONG, () -> {
            if (TenantScope.current().equals(HAI_PHONG)) {
                throw new IllegalStateException("broken here");
            }
            return 1;
        });
        assertThat(answers.byTenant()).containsOnlyKeys(QUANG_NINH);
        assertThat(answers.missing()).isEqualTo(1);
    }

    @Test
    void aTenantThatHangsIsLeftOutUntilItsTimeIsUp() {
        var hanging = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var seen = new ConcurrentLinkedQueue<TenantId>();
        Runnable work = () -> {
            seen.add(TenantScope.current());
            if (TenantScope.current().equals(HAI_PHONG)) {
                try {
                    hanging.await();
                } catch (InterruptedException timeIsUp) {
                    stopped.countDown();
                }
            }
        };
        schedule.everyTenant("hangs", Duration.ofSeconds(5), work);
        schedule.everyTenant("hangs", Duration.ofSeconds(5), work);
        assertThat(seen)
                .as("the others have their turn each time, the hanging one is not started twice")
                .containsExactlyInAnyOrder(HAI_PHONG, QUANG_NINH, QUANG_NINH);
        await().until(() -> stopped.getCount() == 0);
    }
}
