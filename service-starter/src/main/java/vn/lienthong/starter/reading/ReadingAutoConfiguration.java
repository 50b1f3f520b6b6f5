package vn.lienthong.starter.reading;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** For services that read files; they name their {@link ForeignReader} by a {@link ReadingProcess} of their own. */
@AutoConfiguration
@EnableConfigurationProperties(ReadingProperties.class)
class ReadingAutoConfiguration {

    @Bean
    ReadingBudget readingBudget(ReadingProperties limits, MeterRegistry meters) {
        return new ReadingBudget(limits, meters);
    }

    @Bean
    ReadingThreads readingThreads() {
        return new ReadingThreads();
    }
}
