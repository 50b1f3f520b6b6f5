package vn.lienthong.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import vn.lienthong.starter.time.VietnamTime;

/** A clock that stands until a test sets it. */
public final class MovableClock extends Clock {

    private volatile Instant now = Instant.EPOCH;

    public void set(String instant) {
        now = Instant.parse(instant);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return VietnamTime.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    /** Makes it the clock of the application. */
    @TestConfiguration
    public static class InTheApplication {

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }
}
