package vn.lienthong.starter.events;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.model.InsertManyOptions;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Validator;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.security.ServiceUnavailable;
import vn.lienthong.starter.tenancy.TenantScope;

/**
 * Where other services deliver their events, one or several of one aggregate in order. 204 means: it has taken effect, do
 * not send it again. A batch is answered line by line; what stands behind an event that may be taken later is not looked at.
 */
@Hidden
@RestController
class Inbox {

    static final int MOST_AT_ONCE = 200;
    /** Not looked at, because one before it has to come first. */
    static final int HELD = 424;

    private static final int TAKEN = 204;
    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    /** A newer producer may add attributes. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final MongoTemplate template;
    private final Validator validator;
    private final MeterRegistry meters;
    private final InstantSource time;
    private final Map<String, EventHandler> handlers = new HashMap<>();

    Inbox(
            List<EventHandler> handlers,
            MongoTemplate template,
            Validator validator,
            MeterRegistry meters,
            InstantSource time) {
        this.template = template;
        this.validator = validator;
        this.meters = meters;
        this.time = time;
        for (var handler : handlers) {
            for (var type : handler.types()) {
                if (this.handlers.put(type, handler) != null) {
                    throw new IllegalStateException("two handlers for " + type);
                }
            }
        }
    }

    /** @param event absent when it cannot be read; {@code id} then may be empty */
    private record Read(String id, @Nullable CloudEvent event) {}

    @PostMapping(
            path = "/internal/events",
            consumes = {CloudEvent.MEDIA_TYPE, CloudEvent.BATCH_MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<?> receive(@RequestBody byte[] body, Caller sender) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JacksonException noJson) {
            return problem(new Delivery.Result("", 400, "invalid"));
        }
        if (!json.isArray()) {
            var result = takeIn(List.of(read(json)), sender).getFirst();
            return result.status() == TAKEN ? ResponseEntity.noContent().build() : problem(result);
        }
        if (json.size() > MOST_AT_ONCE) {
            return problem(new Delivery.Result("", 413, "too-large"));
        }
        var events = new ArrayList<Read>();
        json.forEach(each -> events.add(read(each)));
        return ResponseEntity.ok(new Delivery.Results(takeIn(events, sender)));
    }

    private static ResponseEntity<?> problem(Delivery.Result result) {
        return Problems.problem(
                HttpStatus.valueOf(result.status()), String.valueOf(result.problem()), "The event was not taken in.");
    }

    private Read read(JsonNode json) {
        var id = json.path("id").asString("");
        try {
            var event = JSON.treeToValue(json, CloudEvent.class);
            return new Read(id, validator.validate(event).isEmpty() ? event : null);
        } catch (JacksonException unreadable) {
            return new Read(id, null);
        }
    }

    private List<Delivery.Result> takeIn(List<Read> events, Caller sender) {
        var known = known(events);
        var remembered = new ArrayList<Document>();
        var results = new ArrayList<Delivery.Result>();
        var held = false;
        for (var each : events) {
            var result = held ? new Delivery.Result(each.id(), HELD, "held") : takeIn(each, sender, known, remembered);
            held = held || !(result.status() == TAKEN || result.status() == 422);
            results.add(result);
        }
        remember(remembered);
        return results;
    }

    private Delivery.Result takeIn(Read read, Caller sender, Set<String> known, List<Document> remembered) {
        var event = read.event();
        if (event == null) {
            return new Delivery.Result(read.id(), 422, "unreadable-event");
        }
        if (!TenantScope.current().value().equals(event.tenant()) || !("/" + sender.account()).equals(event.source())) {
            // The token is not of the event's tenant and source.
            return new Delivery.Result(event.id(), 403, "forbidden");
        }
        var handler = handlers.get(event.type());
        if (handler == null) {
            // Configured to come here but nobody takes it: the producer must keep it and operations must see it.
            return new Delivery.Result(event.id(), 404, "unknown-event");
        }
        var key = key(event);
        if (known.contains(key)) {
            return new Delivery.Result(event.id(), TAKEN, null);
        }
        try {
            handler.on(new IncomingEvent(
                    event.id(),
                    event.source(),
                    event.type(),
                    event.subject(),
                    event.time(),
                    TenantScope.current(),
                    event.sequence(),
                    event.data()));
        } catch (JacksonException unreadable) {
            // Its words quote the content.
            log.atWarn()
                    .addKeyValue("event", event.id())
                    .addKeyValue("cause", unreadable.getClass().getSimpleName())
                    .log("event not readable");
            return new Delivery.Result(event.id(), 422, "unreadable-event");
        } catch (DataAccessResourceFailureException
                | MongoTimeoutException
                | MongoSocketException
                | ServiceUnavailable outage) {
            // We are in trouble, not the event.
            return failed(event, 503, "service-unavailable", outage);
        } catch (RuntimeException failure) {
            // 4xx although the fault may be ours: one event must not open the breaker for all others.
            return failed(event, 409, "event-failed", failure);
        }
        if (!handler.isRepeatable()) {
            known.add(key);
            remembered.add(new Document("_id", key).append("receivedAt", Date.from(time.instant())));
        }
        meters.counter("lienthong.events.received", "type", event.type()).increment();
        return new Delivery.Result(event.id(), TAKEN, null);
    }

    private static Delivery.Result failed(CloudEvent event, int status, String problem, Exception failure) {
        log.atWarn().setCause(failure).addKeyValue("event", event.id()).log("event not taken in");
        return new Delivery.Result(event.id(), status, problem);
    }

    private static String key(CloudEvent event) {
        return event.tenant() + "|" + event.source() + "|" + event.id();
    }

    private Set<String> known(List<Read> events) {
        var keys = new ArrayList<String>();
        for (var each : events) {
            var event = each.event();
            var handler = event == null ? null : handlers.get(event.type());
            if (event != null && handler != null && !handler.isRepeatable()) {
                keys.add(key(event));
            }
        }
        var known = new HashSet<String>();
        if (!keys.isEmpty()) {
            template.find(Query.query(Criteria.where("_id").in(keys)), InboxEntry.class)
                    .forEach(entry -> known.add(entry.id()));
        }
        return known;
    }

    private void remember(List<Document> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try {
            template.getCollection(InboxEntry.COLLECTION).insertMany(entries, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException failure) {
            if (failure.getWriteErrors().stream().anyMatch(error -> error.getCode() != 11000)) {
                throw failure;
            }
            // The same event on another connection: it is remembered all the same.
        }
    }
}
