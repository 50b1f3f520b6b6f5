package vn.lienthong.starter.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import vn.lienthong.starter.http.ProblemException;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantScope;

class ReadingBudgetTest {

    private static final long UNIT = 1024 * 1024;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> served = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() {
        people.shutdownNow();
    }

    /** A hundred megabytes, fifty for one tenant. */
    private ReadingBudget budget(Duration wait) {
        return new ReadingBudget(
                new ReadingProperties(
                        DataSize.ofMegabytes(100),
                        DataSize.ofMegabytes(50),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        DataSize.ofMegabytes(1),
                        wait,
                        4,
                        3,
                        null),
                meters);
    }

    private static ReadingBudget.Permit take(ReadingBudget budget, String tenant, long megabytes) {
        return TenantScope.inTenant(new TenantId(tenant), () -> budget.take(megabytes * UNIT));
    }

    /** Waits in another thread, then notes its turn and gives the permit back when told. */
    private void queue(ReadingBudget budget, String tenant, long megabytes, CountDownLatch leave) {
        double before = waiting();
        people.submit(() -> {
            try (var permit = take(budget, tenant, megabytes)) {
                served.add(tenant);
                leave.await();
            }
            return tenant;
        });
        await().until(() -> waiting() > before);
    }

    private double waiting() {
        return meters.get("lienthong.reading.waiting").gauge().value();
    }

    private double inUse() {
        return meters.get("lienthong.reading.permits").gauge().value();
    }

    @Test
    void oneTenantNeverHoldsMoreThanHalfAndAnotherIsServedAtOnce() {
        var budget = budget(Duration.ZERO);
        var held = take(budget, "quang-ninh", 50);

        assertThatThrownBy(() -> take(budget, "quang-ninh", 1)).isInstanceOf(ProblemException.class);
        take(budget, "lao-cai", 50).close();

        assertThat(inUse()).isEqualTo(50 * UNIT);
        held.close();
        held.close();
        assertThat(inUse()).isZero();
        take(budget, "quang-ninh", 50).close();
    }

    @Test
    void whatWeighsMoreThanATenantsShareWeighsTheShare() {
        try (var permit = take(budget(Duration.ZERO), "quang-ninh", 5000)) {
            assertThat(permit.weight()).isEqualTo(50 * UNIT);
        }
    }

    @Test
    void whoWaitsTooLongIsToldWhenToComeBack() {
        var budget = budget(Duration.ZERO);
        try (var held = take(budget, "quang-ninh", 50)) {
            var refused = catchThrowableOfType(ProblemException.class, () -> take(budget, "quang-ninh", 50));

            assertThat(held.weight()).isEqualTo(50 * UNIT);
            assertThat(refused.problem().getStatus()).isEqualTo(503);
            assertThat(refused.problem().getType()).hasToString("urn:lienthong:problem:busy");
            assertThat(refused.problem().getDetail()).contains("Nhiều tệp đang được đọc cùng lúc", "10 giây");
            assertThat(refused.headers().getFirst("Retry-After")).isEqualTo("10");
        }
        assertThat(waiting()).isZero();
        assertThat(meters.get("lienthong.reading.refused")
                        .tag("reason", "late")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void tenantsAreServedInTurnHoweverManyFilesOneOfThemSends() {
        var budget = budget(Duration.ofMinutes(1));
        var leave = new CountDownLatch(1);
        var first = take(budget, "quang-ninh", 50);
        var second = take(budget, "hue", 50);
        queue(budget, "quang-ninh", 50, leave);
        queue(budget, "quang-ninh", 50, leave);
        queue(budget, "lao-cai", 50, leave);

        second.close();
        await().until(() -> served.size() == 1);
        assertThat(served).containsExactly("lao-cai");

        first.close();
        await().until(() -> served.size() == 2);
        leave.countDown();
        await().until(() -> served.size() == 3);
        assertThat(served).containsExactly("lao-cai", "quang-ninh", "quang-ninh");
        await().until(() -> inUse() == 0);
    }

    @Test
    void largeFileIsNotKeptOutBySmallOnes() {
        var budget = budget(Duration.ofMinutes(1));
        var leave = new CountDownLatch(1);
        var first = take(budget, "quang-ninh", 50);
        var second = take(budget, "hue", 30);
        queue(budget, "lao-cai", 40, leave);
        queue(budget, "da-nang", 10, leave);

        // The small one would fit and waits behind the large one, which alone does not.
        assertThat(served).isEmpty();
        second.close();
        await().until(() -> served.size() == 2);
        leave.countDown();
        first.close();
    }

    @Test
    void queueIsBoundedPerTenantAndInAll() {
        var budget = budget(Duration.ofMinutes(1));
        var leave = new CountDownLatch(1);
        var first = take(budget, "quang-ninh", 50);
        var second = take(budget, "hue", 50);
        for (int i = 0; i < 3; i++) {
            queue(budget, "quang-ninh", 50, leave);
        }
        assertThatThrownBy(() -> take(budget, "quang-ninh", 1)).isInstanceOf(ProblemException.class);
        queue(budget, "hue", 50, leave);
        assertThatThrownBy(() -> take(budget, "lao-cai", 1)).isInstanceOf(ProblemException.class);

        assertThat(meters.get("lienthong.reading.refused")
                        .tag("reason", "full")
                        .counter()
                        .count())
                .isEqualTo(2);
        leave.countDown();
        first.close();
        second.close();
        await().until(() -> served.size() == 4 && inUse() == 0);
    }

    @Test
    void whoIsInterruptedLeavesTheQueueToTheOthers() throws InterruptedException {
        var budget = budget(Duration.ofMinutes(1));
        var held = take(budget, "quang-ninh", 50);
        var gone = Thread.ofVirtual()
                .start(() ->
                        assertThatThrownBy(() -> take(budget, "quang-ninh", 50)).isInstanceOf(ProblemException.class));
        await().until(() -> waiting() == 1);

        gone.interrupt();
        gone.join();

        assertThat(waiting()).isZero();
        held.close();
        take(budget, "quang-ninh", 50).close();
    }

    @Test
    void underAnyLoadTheBoundsHoldAndNothingIsLostInTheEnd() throws InterruptedException {
        var budget = new ReadingBudget(
                new ReadingProperties(
                        DataSize.ofMegabytes(100),
                        DataSize.ofMegabytes(50),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        DataSize.ofMegabytes(1),
                        Duration.ofMinutes(1),
                        1000,
                        1000,
                        null),
                meters);
        var held = new AtomicLong();
        var peak = new LongAccumulator(Math::max, 0);
        var all = new CountDownLatch(400);
        for (int i = 0; i < 400; i++) {
            int who = i;
            people.submit(() -> {
                try (var permit = take(budget, "tinh-" + who % 7, 1 + who * 13 % 60)) {
                    peak.accumulate(held.addAndGet(permit.weight()));
                    Thread.yield();
                    held.addAndGet(-permit.weight());
                } finally {
                    all.countDown();
                }
                return who;
            });
        }
        all.await();
        assertThat(peak.get()).isBetween(1L, 100 * UNIT);
        await().until(() -> inUse() == 0);
        assertThat(waiting()).isZero();
        assertThat(meters.get("lienthong.reading.duration").timer().count()).isEqualTo(400);
    }
}
