package vn.lienthong.starter.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.tenancy.TenantScope;

/** Where other services deliver their events. 204 means: it has taken effect, do not send it again. */
@Hidden
@RestController
class Inbox {

    private final MongoTemplate template;
    private final MeterRegistry meters;
    private final Map<String, EventHandler> handlers = new HashMap<>();

    Inbox(List<EventHandler> handlers, MongoTemplate template, MeterRegistry meters) {
        this.template = template;
        this.meters = meters;
        for (var handler : handlers) {
            for (var type : handler.types()) {
                if (this.handlers.put(type, handler) != null) {
                    throw new IllegalStateException("two handlers for " + type);
                }
            }
        }
    }

    @PostMapping(
            path = "/internal/events",
            consumes = {CloudEvent.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<?> receive(@Valid @RequestBody CloudEvent event, Caller sender) {
        if (!TenantScope.current().value().equals(event.tenant())
                || !sender.account().equals(event.source().substring(1))) {
            return Problems.problem(
                    HttpStatus.FORBIDDEN, "forbidden", "The token is not of the event's tenant and source.");
        }
        var handler = handlers.get(event.type());
        if (handler == null) {
            // Configured to come here but nobody takes it: the producer must keep it and operations must see it.
            return Problems.problem(HttpStatus.NOT_FOUND, "unknown-event", "No handler for this type of event.");
        }
        var id = event.source() + "|" + event.id();
        if (template.findById(id, InboxEntry.class) == null) {
            handler.on(new IncomingEvent(
                    event.id(),
                    event.source(),
                    event.type(),
                    event.subject(),
                    event.time(),
                    TenantScope.current(),
                    event.sequence(),
                    event.data()));
            template.save(new InboxEntry(id, Instant.now()));
            meters.counter("lienthong.events.received", "type", event.type()).increment();
        }
        return ResponseEntity.noContent().build();
    }
}
