package vn.lienthong.starter.events;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.security.ServiceCalls;
import vn.lienthong.starter.security.ServiceUnavailable;
import vn.lienthong.starter.tenancy.TenantScope;

/** Hands one event to one subscriber. */
class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ServiceCalls calls;
    private final String source;
    /** A hiccup is bridged here; an outage is left to the sweep, which comes again every few seconds. */
    private final Retry retry = Retry.of(
            "events",
            RetryConfig.custom()
                    .maxAttempts(2)
                    .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(100, 2.0, 0.5))
                    .retryExceptions(ServiceUnavailable.class)
                    .build());

    Delivery(ServiceCalls calls, String service) {
        this.calls = calls;
        this.source = "/" + service;
    }

    /** @return whether the subscriber acknowledged it */
    boolean deliver(OutboxEntry entry, String subscriber) {
        var event = new CloudEvent(
                "1.0",
                entry.eventId(),
                source,
                entry.type(),
                entry.subject(),
                entry.time(),
                MediaType.APPLICATION_JSON_VALUE,
                TenantScope.current().value(),
                entry.sequence(),
                entry.trace(),
                JSON.readTree(entry.data()));
        try {
            retry.executeRunnable(() -> calls.call(
                    subscriber,
                    client -> client.post()
                            .uri("/internal/events")
                            .contentType(MediaType.parseMediaType(CloudEvent.MEDIA_TYPE))
                            .body(JSON.writeValueAsString(event))
                            .retrieve()
                            .toBodilessEntity()));
            return true;
        } catch (ServiceUnavailable unavailable) {
            log.atDebug().addKeyValue("subscriber", subscriber).log("subscriber unavailable");
            return false;
        } catch (RestClientException refused) {
            log.atWarn()
                    .addKeyValue("subscriber", subscriber)
                    .addKeyValue("event", entry.type())
                    .addKeyValue("answer", refused.getMessage())
                    .log("event refused");
            return false;
        }
    }
}
