package vn.lienthong.starter.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TenantLanesTest {

    private static final TenantId BUSY = new TenantId("quang-ninh");
    private static final TenantId QUIET = new TenantId("hai-phong");

    private final ArrayDeque<Runnable> started = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();

    private void finishOne() {
        started.remove().run();
    }

    @Test
    void aTenantWithThousandsWaitingLetsAnotherGoNext() {
        var lanes = new TenantLanes(2, 2, 5_000, started::add);
        for (var i = 0; i < 5_000; i++) {
            lanes.submit(BUSY, () -> done.add("busy"));
        }
        lanes.submit(QUIET, () -> done.add("quiet"));
        for (var i = 0; i < 4; i++) {
            finishOne();
        }
        assertThat(done).contains("quiet");
    }

    @Test
    void noTenantHasMoreThanItsPartOfTheSlots() {
        var lanes = new TenantLanes(4, 2, 100, started::add);
        for (var i = 0; i < 10; i++) {
            lanes.submit(BUSY, () -> {});
        }
        assertThat(started).hasSize(2);
        lanes.submit(QUIET, () -> {});
        assertThat(started).hasSize(3);
    }

    @Test
    void whatFindsNoRoomIsRefusedAndTheLaneOfAnotherIsOpen() {
        var lanes = new TenantLanes(1, 1, 3, started::add);
        var taken = 0;
        while (lanes.submit(BUSY, () -> {})) {
            taken++;
        }
        assertThat(taken).as("one under way and three waiting").isEqualTo(4);
        assertThat(lanes.hasRoom(BUSY)).isFalse();
        assertThat(lanes.hasRoom(QUIET)).isTrue();
        while (!started.isEmpty()) {
            finishOne();
        }
        assertThat(lanes.isIdle(BUSY)).isTrue();
    }

    @Test
    void whatIsBroughtFromManySidesRunsExactlyOnce() throws InterruptedException {
        var ran = new AtomicInteger();
        var all = new CountDownLatch(8_000);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lanes = new TenantLanes(6, 4, 10_000, threads);
            for (var side = 0; side < 8; side++) {
                var tenant = side % 2 == 0 ? BUSY : QUIET;
                threads.execute(() -> {
                    for (var i = 0; i < 1_000; i++) {
                        lanes.submit(tenant, () -> {
                            ran.incrementAndGet();
                            all.countDown();
                        });
                    }
                });
            }
            all.await();
        }
        assertThat(ran).hasValue(8_000);
    }
}
