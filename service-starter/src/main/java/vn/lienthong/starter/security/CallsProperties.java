package vn.lienthong.starter.security;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The circuit breaker that this service has for each other one. How long an answer may take is
 * {@code lienthong.security.call-timeout}.
 *
 * @param connectTimeout longest wait for a connection
 * @param window how many of the last calls are looked at
 * @param minimumCalls below this number of calls it stays closed
 * @param failurePercent it opens when so many of them got no answer or a 5xx
 * @param openFor how long nothing is sent while it is open
 * @param probes how many calls try whether the service is back
 */
@Validated
@ConfigurationProperties(prefix = "lienthong.calls", ignoreUnknownFields = false)
record CallsProperties(
        @DefaultValue("2s") @DurationMin(millis = 1) Duration connectTimeout,
        @DefaultValue("10") @Min(1) int window,
        @DefaultValue("4") @Min(1) int minimumCalls,
        @DefaultValue("50") @Min(1) @Max(100) int failurePercent,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration openFor,
        @DefaultValue("2") @Min(1) int probes) {

    CircuitBreakerConfig breaker() {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(window)
                .minimumNumberOfCalls(minimumCalls)
                .failureRateThreshold(failurePercent)
                .waitDurationInOpenState(openFor)
                .permittedNumberOfCallsInHalfOpenState(probes)
                .recordException(ServiceCalls::isOutage)
                .build();
    }
}
