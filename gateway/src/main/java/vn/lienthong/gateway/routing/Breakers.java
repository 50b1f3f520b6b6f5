package vn.lienthong.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;

/**
 * When a service counts as down: half of its last twenty answers failed, ten of them at least. After some seconds a few
 * requests are let through to see whether it is back.
 */
final class Breakers {

    private static final CircuitBreakerConfig CONFIG = CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(5))
            .permittedNumberOfCallsInHalfOpenState(3)
            .maxWaitDurationInHalfOpenState(Duration.ofSeconds(20))
            .automaticTransitionFromOpenToHalfOpenEnabled(false)
            .build();

    private Breakers() {}

    /** Named apart from those of the event relay: a subscriber's inbox and its API fail for different reasons. */
    static CircuitBreaker of(Route route, CircuitBreakerRegistry registry) {
        return registry.circuitBreaker("route-" + route.service(), CONFIG);
    }
}
