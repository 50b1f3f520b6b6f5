package vn.lienthong.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** One thread, ten places to wait; an address that sends many, and somebody from another one. */
class HashingTest {

    private final Hashing hashing = new Hashing(new HashingLimits(1, 10));
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void everybodyGoes() {
        release.countDown();
        requests.close();
        hashing.close();
    }

    @Test
    void hashesOnAPlatformThreadOfItsOwn() throws Exception {
        var thread =
                requests.submit(() -> hashing.on("a", Thread::currentThread)).get();

        assertThat(thread.isVirtual()).isFalse();
        assertThat(thread.getName()).startsWith("hashing-");
    }

    @Test
    void oneAddressTakesHalfThePlacesAndTheNextFindsRoom() {
        var admitted = fill("203.0.113.1");

        assertThat(admitted).isEqualTo(5);
        assertThatThrownBy(() -> hashing.on("203.0.113.1", () -> ""))
                .isInstanceOfSatisfying(PasswordsBusy.class, busy -> {
                    assertThat(busy.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
                    assertThat(busy.seconds()).isEqualTo(3);
                });
        send("203.0.113.2");
        await().until(() -> hashing.taken() == admitted + 1);
    }

    @Test
    void whenEveryPlaceIsTakenTheSystemIsBusyAndNotTheAddress() {
        for (var address = 1; address <= 11; address++) {
            var taken = hashing.taken();
            send("198.51.100." + address);
            await().until(() -> hashing.taken() == taken + 1);
        }

        assertThatThrownBy(() -> hashing.on("203.0.113.9", () -> ""))
                .isInstanceOfSatisfying(
                        PasswordsBusy.class,
                        busy -> assertThat(busy.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
    }

    @Test
    void addressesTakeTurns() throws Exception {
        fill("203.0.113.1");
        var other = send("203.0.113.2");
        await().until(() -> hashing.taken() == 6);

        release.countDown();
        other.get();

        // The one under way and at most one that waited before it; not the whole queue.
        assertThat(done.indexOf("203.0.113.2")).isBetween(1, 2);
    }

    @Test
    void whoStillWaitsWhenTheGatewayStopsIsToldSo() {
        fill("203.0.113.1");
        var waiting = send("203.0.113.2");
        await().until(() -> hashing.taken() == 6);

        hashing.close();

        assertThatThrownBy(waiting::get).hasCauseInstanceOf(PasswordsBusy.class);
    }

    private int fill(String address) {
        var admitted = 0;
        while (admitted < 5) {
            var expected = hashing.taken() + 1;
            send(address);
            await().until(() -> hashing.taken() == expected);
            admitted++;
        }
        return admitted;
    }

    private Future<?> send(String address) {
        return requests.submit(() -> hashing.on(address, () -> {
            release.await();
            return done.add(address);
        }));
    }
}
