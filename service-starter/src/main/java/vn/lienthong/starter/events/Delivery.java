package vn.lienthong.starter.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.security.ServiceCalls;
import vn.lienthong.starter.security.ServiceUnavailable;
import vn.lienthong.starter.tenancy.TenantScope;

/** Hands events of one aggregate to one subscriber: a single one in structured mode, several as a batch. */
class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    /** A hiccup is bridged here; an outage is left to the sweep. */
    private static final int HICCUP_MILLIS = 100;

    private final ServiceCalls calls;
    private final String source;

    Delivery(ServiceCalls calls, String service) {
        this.calls = calls;
        this.source = "/" + service;
    }

    /** What became of one event at one subscriber. */
    sealed interface Outcome {
        record Taken() implements Outcome {}

        /** It will never be taken as it is. */
        record RefusedForGood(String reason) implements Outcome {}

        /** It was not taken, which may be different after a roll-out or a repair there. */
        record Refused(String reason) implements Outcome {}

        /** Says nothing about the event: the subscriber could not be asked. */
        record Unavailable(String reason) implements Outcome {}
    }

    /** One line of the answer to a batch. */
    record Result(String id, int status, @Nullable String problem) {}

    record Results(List<Result> results) {}

    /**
     * @param permit is used up
     * @return an outcome for each event in order; the list ends early with the first that holds up those behind it
     */
    List<Outcome> deliver(List<OutboxEntry> entries, String subscriber, ServiceCalls.Permit permit) {
        var bodies = new ArrayList<String>();
        for (var entry : entries) {
            try {
                bodies.add(JSON.writeValueAsString(event(entry)));
            } catch (JacksonException unreadable) {
                if (bodies.isEmpty()) {
                    permit.giveBack();
                    return List.of(new Outcome.RefusedForGood("the stored data is not JSON"));
                }
                // Those before it go first.
                break;
            }
        }
        if (bodies.size() == 1) {
            return List.of(single(bodies.getFirst(), subscriber, permit));
        }
        try {
            var answer = post(CloudEvent.BATCH_MEDIA_TYPE, "[" + String.join(",", bodies) + "]", subscriber, permit);
            return outcomes(entries.subList(0, bodies.size()), answer.getBody());
        } catch (HttpClientErrorException refused) {
            // The subscriber's release does not know batches, or one event spoils the whole: one after the other.
            return oneByOne(bodies, subscriber);
        } catch (ServiceUnavailable | RestClientException | JacksonException failure) {
            return List.of(unavailable(subscriber, failure));
        }
    }

    private List<Outcome> oneByOne(List<String> bodies, String subscriber) {
        var outcomes = new ArrayList<Outcome>();
        for (var body : bodies) {
            var permit = calls.permit(subscriber);
            var outcome = permit.isPresent()
                    ? single(body, subscriber, permit.get())
                    : new Outcome.Unavailable("its breaker is open");
            outcomes.add(outcome);
            if (!(outcome instanceof Outcome.Taken || outcome instanceof Outcome.RefusedForGood)) {
                break;
            }
        }
        return outcomes;
    }

    private Outcome single(String body, String subscriber, ServiceCalls.Permit permit) {
        try {
            post(CloudEvent.MEDIA_TYPE, body, subscriber, permit);
            return new Outcome.Taken();
        } catch (HttpClientErrorException refused) {
            return outcome(refused.getStatusCode().value(), problem(refused));
        } catch (ServiceUnavailable | RestClientException failure) {
            return unavailable(subscriber, failure);
        }
    }

    private ResponseEntity<String> post(String mediaType, String body, String subscriber, ServiceCalls.Permit permit) {
        try {
            return permit.call(client -> client.post()
                    .uri("/internal/events")
                    .contentType(MediaType.parseMediaType(mediaType))
                    .body(body)
                    .retrieve()
                    .toEntity(String.class));
        } catch (ServiceUnavailable once) {
            var again = pause() ? calls.permit(subscriber) : Optional.<ServiceCalls.Permit>empty();
            return again.orElseThrow(() -> once)
                    .call(client -> client.post()
                            .uri("/internal/events")
                            .contentType(MediaType.parseMediaType(mediaType))
                            .body(body)
                            .retrieve()
                            .toEntity(String.class));
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(HICCUP_MILLIS + ThreadLocalRandom.current().nextInt(HICCUP_MILLIS));
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** An answer without lines acknowledges all. */
    private static List<Outcome> outcomes(List<OutboxEntry> entries, @Nullable String answer) {
        if (answer == null || answer.isBlank()) {
            return entries.stream().<Outcome>map(entry -> new Outcome.Taken()).toList();
        }
        Map<String, Result> lines = new HashMap<>();
        JSON.readValue(answer, Results.class).results().forEach(line -> lines.put(line.id(), line));
        var outcomes = new ArrayList<Outcome>();
        for (var entry : entries) {
            var line = lines.get(entry.eventId());
            if (line == null || line.status() == Inbox.HELD) {
                break;
            }
            outcomes.add(outcome(line.status(), String.valueOf(line.problem())));
        }
        return outcomes.isEmpty() ? List.of(new Outcome.Unavailable("an answer without a line")) : outcomes;
    }

    private static Outcome outcome(int status, String problem) {
        var reason = status + " " + problem;
        return switch (status) {
            case 200, 202, 204 -> new Outcome.Taken();
            case 400, 413, 422 -> new Outcome.RefusedForGood(reason);
            // Our token, not the event.
            case 401, 429 -> new Outcome.Unavailable(reason);
            default -> status >= 500 ? new Outcome.Unavailable(reason) : new Outcome.Refused(reason);
        };
    }

    /** The slug of the problem and nothing of its words, which may quote content. */
    private static String problem(HttpClientErrorException refused) {
        try {
            var type = JSON.readTree(refused.getResponseBodyAsString())
                    .path("type")
                    .asString("");
            return type.substring(type.lastIndexOf(':') + 1);
        } catch (JacksonException noProblem) {
            return "";
        }
    }

    private static Outcome unavailable(String subscriber, Exception failure) {
        log.atDebug().setCause(failure).addKeyValue("subscriber", subscriber).log("subscriber unavailable");
        var cause = failure.getCause() == null ? failure : failure.getCause();
        return new Outcome.Unavailable(cause.getClass().getSimpleName());
    }

    private CloudEvent event(OutboxEntry entry) {
        JsonNode data = JSON.readTree(entry.data());
        return new CloudEvent(
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
                data);
    }
}
