package vn.lienthong.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PasswordThrottleTest {

    private final AtomicLong nanos = new AtomicLong();
    private final PasswordThrottle throttle =
            new PasswordThrottle(new GuessLimits(3, 5, Duration.ofMinutes(15)), new TimeMeter() {
                @Override
                public long currentTimeNanos() {
                    return nanos.get();
                }

                @Override
                public boolean isWallClockBased() {
                    return false;
                }
            });

    @Test
    void threeWrongTriesAndTheAccountWaits() {
        for (var wrong = 0; wrong < 3; wrong++) {
            assertThat(throttle.take("van-thu", "a")).isEmpty();
        }

        assertThat(throttle.take("van-thu", "b"))
                .hasValueSatisfying(pause -> assertThat(pause).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(5)));
    }

    @Test
    void triesGrowBack() {
        for (var wrong = 0; wrong < 3; wrong++) {
            throttle.take("van-thu", "a");
        }

        nanos.addAndGet(Duration.ofMinutes(5).toNanos());

        assertThat(throttle.take("van-thu", "a")).isEmpty();
    }

    @Test
    void rightPasswordCostsNothing() {
        for (var right = 0; right < 50; right++) {
            assertThat(throttle.take("van-thu", "a")).isEmpty();
            throttle.giveBack("van-thu", "a");
        }
    }

    @Test
    void oneAddressCannotTryManyAccounts() {
        for (var account = 0; account < 5; account++) {
            assertThat(throttle.take("tài khoản " + account, "a")).isEmpty();
        }

        assertThat(throttle.take("tài khoản 5", "a")).isPresent();
        assertThat(throttle.take("tài khoản 5", "b")).isEmpty();
    }
}
