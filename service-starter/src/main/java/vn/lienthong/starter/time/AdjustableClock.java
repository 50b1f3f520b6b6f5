package vn.lienthong.starter.time;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * A clock that can be set to another day, for demo data and rehearsals: earlier years are then lived through the same
 * API as today. It exists only with {@code lienthong.clock.adjustable=true}, moves the domain's time alone (tokens, leases
 * and retries keep the system's), and is reached by services only.
 */
@Hidden
@RestController
public class AdjustableClock extends Clock {

    private final ZoneId zone;
    private volatile Duration offset = Duration.ZERO;

    AdjustableClock(ZoneId zone) {
        this.zone = zone;
    }

    /** @param now the time it shall be; absent: the system's again */
    record Setting(@Nullable Instant now) {}

    @PutMapping("/internal/clock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@RequestBody Setting setting) {
        offset = setting.now() == null
                ? Duration.ZERO
                : Duration.between(Instant.now(), Objects.requireNonNull(setting.now()));
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return Clock.offset(Clock.system(other), offset);
    }
}
