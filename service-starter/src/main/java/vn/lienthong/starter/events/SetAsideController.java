package vn.lienthong.starter.events;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.security.Caller;

/** For the gateway alone, where operators ask; it concerns all tenants of this service. */
@Hidden
@RestController
class SetAsideController {

    private static final String GATEWAY = "gateway";

    private final SetAsideEvents events;

    SetAsideController(SetAsideEvents events) {
        this.events = events;
    }

    record Which(
            @NotBlank String tenant,
            @NotBlank String id,
            @NotBlank String subscriber) {}

    @GetMapping("/internal/events/set-aside")
    ResponseEntity<?> list(@RequestParam(defaultValue = "200") @Min(1) @Max(200) int limit, Caller caller) {
        return caller.account().equals(GATEWAY) ? ResponseEntity.ok(events.list(limit)) : Problems.forbidden();
    }

    /** 204 taken; 404 not there; 409 refused again, or the subscriber cannot be reached: that is no outage of ours. */
    @PostMapping("/internal/events/set-aside/replay")
    ResponseEntity<?> replay(@Valid @RequestBody Which which, Caller caller) {
        if (!caller.account().equals(GATEWAY)) {
            return Problems.forbidden();
        }
        return switch (events.replay(which.tenant(), which.id(), which.subscriber())) {
            case SetAsideEvents.Replay.Taken() -> ResponseEntity.noContent().build();
            case SetAsideEvents.Replay.NotThere() -> Problems.notFound();
            case SetAsideEvents.Replay.StillRefused() ->
                Problems.problem(HttpStatus.CONFLICT, "still-refused", "The subscriber refused it again.");
            case SetAsideEvents.Replay.Unreachable() ->
                Problems.problem(HttpStatus.CONFLICT, "subscriber-unavailable", "The subscriber cannot be reached.");
        };
    }
}
