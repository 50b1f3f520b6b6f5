package vn.lienthong.plans;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import vn.lienthong.starter.time.VietnamTime;

/** Stops the domain's clock. */
@TestConfiguration(proxyBeanMethods = false)
public class FixedDay {

    public static final LocalDate TODAY = LocalDate.of(2026, 7, 6);
    public static final Instant NOW = Instant.parse("2026-07-06T02:00:00Z");

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, VietnamTime.ZONE);
    }
}
