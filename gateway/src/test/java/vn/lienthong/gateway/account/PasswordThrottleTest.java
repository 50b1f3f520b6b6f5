package vn.lienthong.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PasswordThrottleTest {

    private final AtomicLong nanos = new AtomicLong();
    private final PasswordThrottle throttle =
            new PasswordThrottle(new GuessLimits(3, 5, 20, 60, Duration.ofMinutes(15)), new TimeMeter() {
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
    void rightPasswordsCountTowardsALargerAllowance() {
        for (var right = 0; right < 20; right++) {
            assertThat(throttle.take("van-thu", "a")).isEmpty();
            throttle.right("van-thu", "a");
        }

        assertThat(throttle.take("van-thu", "b")).isPresent();
        assertThat(throttle.take("hieu-truong", "a")).isEmpty();
    }

    @Test
    void manyRightPasswordsFromOneAddressEndAsWell() {
        for (var right = 0; right < 60; right++) {
            assertThat(throttle.take("tài khoản " + right, "a")).isEmpty();
            throttle.right("tài khoản " + right, "a");
        }

        assertThat(throttle.take("tài khoản khác", "a")).isPresent();
        assertThat(throttle.take("tài khoản khác", "b")).isEmpty();
    }

    @Test
    void attemptThatWasNotLookedAtCostsNothing() {
        for (var busy = 0; busy < 100; busy++) {
            assertThat(throttle.take("van-thu", "a")).isEmpty();
            throttle.giveBack("van-thu", "a");
        }
    }

    @Test
    void whatIsRefusedTakesNothingFromTheOthers() {
        for (var wrong = 0; wrong < 3; wrong++) {
            throttle.take("van-thu", "a");
        }
        for (var refused = 0; refused < 50; refused++) {
            assertThat(throttle.take("van-thu", "a")).isPresent();
        }

        assertThat(throttle.take("hieu-truong", "a")).isEmpty();
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
