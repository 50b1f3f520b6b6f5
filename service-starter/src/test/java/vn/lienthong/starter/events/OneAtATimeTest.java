package vn.lienthong.starter.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OneAtATimeTest {

    private final OneAtATime<String, String> work = new OneAtATime<>();

    @Test
    void whatIsBroughtUpTwiceBeforeItBeginsIsWorkedOnOnceForAllItsReasons() {
        assertThat(work.bringUp("plan", Set.of("submitted"))).isTrue();
        assertThat(work.bringUp("plan", Set.of("returned"))).isFalse();
        assertThat(work.begin("plan")).containsExactlyInAnyOrder("submitted", "returned");
        assertThat(work.end("plan")).isFalse();
        assertThat(work.bringUp("plan", Set.of("accepted"))).isTrue();
    }

    @Test
    void whatIsBroughtUpMeanwhileIsLookedAtOnceMore() {
        work.bringUp("plan", Set.of("submitted"));
        work.begin("plan");
        assertThat(work.bringUp("plan", Set.of("returned"))).isFalse();
        assertThat(work.end("plan")).isTrue();
        assertThat(work.begin("plan")).containsExactly("returned");
        assertThat(work.end("plan")).isFalse();
    }

    /** Hammered from many sides: after the last one has brought something up, somebody has seen it. */
    @Test
    void nothingBroughtUpIsEverOverlooked() throws InterruptedException {
        for (var round = 0; round < 40; round++) {
            var written = new AtomicLong();
            var seen = new AtomicLong();
            var together = new AtomicInteger();
            var overlapped = new AtomicBoolean();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var sides = 16;
                var start = new CountDownLatch(1);
                for (var side = 0; side < sides; side++) {
                    threads.execute(() -> {
                        try {
                            start.await();
                        } catch (InterruptedException stopping) {
                            Thread.currentThread().interrupt();
                        }
                        for (var i = 0; i < 200; i++) {
                            written.incrementAndGet();
                            if (work.bringUp("plan", Set.of())) {
                                run(written, seen, together, overlapped);
                            }
                        }
                    });
                }
                start.countDown();
            }
            assertThat(overlapped).as("two worked on it at a time").isFalse();
            assertThat(seen).as("somebody looked after the last change").hasValue(written.get());
        }
    }

    private void run(AtomicLong written, AtomicLong seen, AtomicInteger together, AtomicBoolean overlapped) {
        do {
            work.begin("plan");
            if (together.incrementAndGet() > 1) {
                overlapped.set(true);
            }
            seen.set(written.get());
            together.decrementAndGet();
        } while (work.end("plan"));
    }
}
