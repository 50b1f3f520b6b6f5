package vn.lienthong.notifications.live;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.lienthong.starter.security.Caller;

@RestController
@Tag(name = "Notifications")
class LiveController {

    private final Streams streams;

    LiveController(Streams streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/api/notifications/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Live updates as server-sent events: notice, rollup, ping",
            operationId = "streamNotifications")
    SseEmitter stream(Caller caller) {
        return streams.open(caller);
    }
}
