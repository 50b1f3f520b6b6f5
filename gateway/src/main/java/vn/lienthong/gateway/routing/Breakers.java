package vn.lienthong.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.EnumMap;
import java.util.Map;

/**
 * When a service counts as down, for each lane by itself. After some seconds a few requests are let through to see whether it
 * is back.
 */
final class Breakers {

    private Breakers() {}

    /** Named apart from those of the event relay: a subscriber's inbox and its API fail for different reasons. */
    static Map<Lane, CircuitBreaker> of(
            Route route, CircuitBreakerRegistry registry, RoutingProperties.Breaker properties) {
        var config = CircuitBreakerConfig.custom()
                .slidingWindowSize(properties.window())
                .minimumNumberOfCalls(properties.atLeast())
                .failureRateThreshold(properties.failurePercent())
                .waitDurationInOpenState(properties.open())
                .permittedNumberOfCallsInHalfOpenState(properties.tries())
                .maxWaitDurationInHalfOpenState(properties.triesWait())
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .build();
        var breakers = new EnumMap<Lane, CircuitBreaker>(Lane.class);
        for (var lane : Lane.values()) {
            breakers.put(lane, registry.circuitBreaker(name(route.service(), lane), config));
        }
        return breakers;
    }

    static String name(String service, Lane lane) {
        return "route-" + service + "-" + lane.label();
    }
}
