package vn.lienthong.notifications.live;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.notifications.notice.NoticeAdded;
import vn.lienthong.starter.events.EventHandler;
import vn.lienthong.starter.events.IncomingEvent;

/** What goes to the open streams: each new notice, and that a roll-up has new figures. */
@Component
class LiveSignals implements EventHandler {

    private final Streams streams;
    private final JsonMapper json;
    private final Clock clock;

    LiveSignals(Streams streams, JsonMapper json, Clock clock) {
        this.streams = streams;
        this.json = json;
        this.clock = clock;
    }

    record RollupChanged(String round, String unit, Instant asOf) {}

    @Override
    public Set<String> types() {
        return Set.of("rollup.changed.v1");
    }

    /** A signal is kept under the id of its event. */
    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public void on(IncomingEvent event) {
        var changed = event.as(RollupChanged.class);
        streams.show(new Signal(
                event.id().replace('/', '~'),
                "rollup",
                null,
                changed.unit(),
                json.writeValueAsString(changed),
                clock.instant()));
    }

    @EventListener
    void on(NoticeAdded added) {
        var notice = added.notice();
        streams.show(new Signal(
                "notice~" + notice.id(),
                "notice",
                notice.account(),
                null,
                json.writeValueAsString(added.view()),
                clock.instant()));
    }
}
