package vn.lienthong.gateway.routing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on the way to the services.
 *
 * @param connect longest wait for a connection to a service
 * @param answer longest wait for the first byte of an answer, and between two
 * @param longAnswer the same for imports and checks that work through everything
 * @param streamSilence longest silence on a live stream; services send something every 15 seconds
 * @param retryAfter what callers are told to wait while a breaker is open
 * @param body largest request body
 * @param planBody largest request body where plans are saved; plan-service takes no more
 * @param importBody largest request body where files are imported
 * @param burst requests a session may send at once
 * @param perSecond requests a session gets back every second
 */
@ConfigurationProperties("lienthong.gateway.routing")
record RoutingProperties(
        @DefaultValue("2s") Duration connect,
        @DefaultValue("15s") Duration answer,
        @DefaultValue("120s") Duration longAnswer,
        @DefaultValue("45s") Duration streamSilence,
        @DefaultValue("5s") Duration retryAfter,
        @DefaultValue("1MB") DataSize body,
        @DefaultValue("8MB") DataSize planBody,
        @DefaultValue("21MB") DataSize importBody,
        @DefaultValue("1500") int burst,
        @DefaultValue("300") int perSecond) {}
