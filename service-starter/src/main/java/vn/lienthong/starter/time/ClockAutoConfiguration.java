package vn.lienthong.starter.time;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The clock of the domain, in the country's zone, as exact as what MongoDB keeps: an answer and its repetition agree. */
@AutoConfiguration
class ClockAutoConfiguration {

    @Bean
    @ConditionalOnProperty("lienthong.clock.adjustable")
    AdjustableClock adjustableClock() {
        return new AdjustableClock(VietnamTime.ZONE);
    }

    @Bean
    @ConditionalOnMissingBean(Clock.class)
    Clock clock() {
        return Clock.tickMillis(VietnamTime.ZONE);
    }
}
