package vn.lienthong.gateway.operations;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import vn.lienthong.gateway.tenant.Tenant;
import vn.lienthong.starter.events.SetAsideEvents;
import vn.lienthong.starter.events.SetAsideEvents.Replay;
import vn.lienthong.starter.security.ServiceCalls;
import vn.lienthong.starter.security.ServiceUnavailable;
import vn.lienthong.starter.tenancy.TenantScope;

/** The events that were set aside, of every service and of the gateway itself. */
@Component
class SetAsideInServices {

    private static final Logger log = LoggerFactory.getLogger(SetAsideInServices.class);
    private static final String GATEWAY = "gateway";

    private final SetAsideEvents own;
    private final ServiceCalls calls;

    SetAsideInServices(SetAsideEvents own, ServiceCalls calls) {
        this.own = own;
        this.calls = calls;
    }

    /** One that a subscriber refused; without its data. */
    record Item(
            String service,
            String tenant,
            String id,
            String type,
            String subject,
            String subscriber,
            String reason,
            int attempts,
            Instant occurredAt,
            Instant setAsideAt) {

        static Item of(String service, SetAsideEvents.Item item) {
            return new Item(
                    service,
                    item.tenant(),
                    item.id(),
                    item.type(),
                    item.subject(),
                    item.subscriber(),
                    item.reason(),
                    item.attempts(),
                    item.occurredAt(),
                    item.setAsideAt());
        }
    }

    /** @param unreachable services whose events are not, or not all, among the items */
    record Listing(List<Item> items, List<String> unreachable) {}

    /** Asks all services at the same time; longest set aside first. */
    Listing list(int limit) {
        var answers = new TreeMap<String, Future<SetAsideEvents.Listing>>();
        var items = new ArrayList<Item>();
        var unreachable = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var service : calls.services()) {
                Callable<SetAsideEvents.Listing> ask =
                        service.equals(GATEWAY) ? () -> own.list(limit) : () -> ask(service, limit);
                answers.put(service, threads.submit(ask));
            }
            for (var answer : answers.entrySet()) {
                try {
                    var listing = answer.getValue().get();
                    listing.items().forEach(item -> items.add(Item.of(answer.getKey(), item)));
                    if (!listing.complete()) {
                        unreachable.add(answer.getKey());
                    }
                } catch (ExecutionException failure) {
                    log.atWarn()
                            .setCause(failure.getCause())
                            .addKeyValue("service", answer.getKey())
                            .log("events set aside not listed");
                    unreachable.add(answer.getKey());
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while asking the services", stopping);
        }
        return new Listing(
                items.stream()
                        .sorted(comparing(Item::setAsideAt).thenComparing(Item::id))
                        .limit(limit)
                        .toList(),
                unreachable);
    }

    private SetAsideEvents.Listing ask(String service, int limit) {
        return TenantScope.inTenant(
                Tenant.OPERATORS,
                () -> calls.call(
                        service,
                        client -> Objects.requireNonNull(
                                client.get()
                                        .uri("/internal/events/set-aside?limit={limit}", limit)
                                        .retrieve()
                                        .body(SetAsideEvents.Listing.class),
                                "an answer without a list")));
    }

    /**
     * Has the service try once more, at once.
     *
     * @throws ServiceUnavailable when the service itself does not answer
     */
    Replay replay(String service, String tenant, String id, String subscriber) {
        if (service.equals(GATEWAY)) {
            return own.replay(tenant, id, subscriber);
        }
        if (!calls.knows(service)) {
            return new Replay.NotThere();
        }
        try {
            TenantScope.inTenant(
                    Tenant.OPERATORS,
                    () -> calls.call(
                            service,
                            client -> client.post()
                                    .uri("/internal/events/set-aside/replay")
                                    .body(Map.of("tenant", tenant, "id", id, "subscriber", subscriber))
                                    .retrieve()
                                    .toBodilessEntity()));
            return new Replay.Taken();
        } catch (HttpClientErrorException refused) {
            return outcome(service, refused);
        } catch (RestClientException unreadable) {
            throw new ServiceUnavailable(service, unreadable);
        }
    }

    private static Replay outcome(String service, HttpClientErrorException refused) {
        if (refused.getStatusCode() == HttpStatus.NOT_FOUND || refused.getStatusCode() == HttpStatus.BAD_REQUEST) {
            return new Replay.NotThere();
        }
        if (refused.getStatusCode() != HttpStatus.CONFLICT) {
            throw new ServiceUnavailable(service, refused);
        }
        return refused.getResponseBodyAsString().contains("subscriber-unavailable")
                ? new Replay.Unreachable()
                : new Replay.StillRefused();
    }
}
