package vn.lienthong.notifications.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantSchedule;
import vn.lienthong.starter.tenancy.TenantScope;

/**
 * The open streams of this replica. A signal is shown at once by the replica that learns of it, and within a second by the
 * others, which look for new signals of the tenants they have streams of.
 */
@Component
class Streams implements DisposableBean {

    /** As long as the token that opened it is good for; the browser then opens a new one by itself. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int MOST_PER_ACCOUNT = 8;

    private final MongoTemplate template;
    private final TenantSchedule schedule;
    private final Clock clock;
    private final Map<TenantId, Set<Stream>> open = new ConcurrentHashMap<>();
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
    private final Cache<String, Boolean> shown =
            Caffeine.newBuilder().expireAfterWrite(KEPT.multipliedBy(2)).build();

    Streams(MongoTemplate template, TenantSchedule schedule, MeterRegistry meters, Clock clock) {
        this.template = template;
        this.schedule = schedule;
        this.clock = clock;
        Gauge.builder(
                        "lienthong.streams.open",
                        open,
                        map -> map.values().stream().mapToInt(Set::size).sum())
                .register(meters);
    }

    private record Stream(Caller caller, SseEmitter emitter) {

        /** Identity, not content: one account may have several windows open. */
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    SseEmitter open(Caller caller) {
        var stream = new Stream(caller, new SseEmitter(LIFE.toMillis()));
        var streams = open.computeIfAbsent(caller.tenant(), tenant -> ConcurrentHashMap.newKeySet());
        streams.stream()
                .filter(other -> other.caller().account().equals(caller.account()))
                .skip(MOST_PER_ACCOUNT - 1L)
                .toList()
                .forEach(surplus -> surplus.emitter().complete());
        streams.add(stream);
        Runnable forget = () -> streams.remove(stream);
        stream.emitter().onCompletion(forget);
        stream.emitter().onTimeout(() -> {
            forget.run();
            stream.emitter().complete();
        });
        stream.emitter().onError(failure -> forget.run());
        // The first bytes tell the browser, and every proxy between, that the stream stands.
        send(stream, emitter -> emitter.send(SseEmitter.event().name("ping").data("")));
        return stream.emitter();
    }

    /** Shows a signal to whom it concerns, here and at the other replicas. Repeating it shows nothing again. */
    void show(Signal signal) {
        template.save(signal);
        showHere(TenantScope.current(), signal);
    }

    private void showHere(TenantId tenant, Signal signal) {
        if (shown.asMap().putIfAbsent(tenant + "|" + signal.id(), true) != null) {
            return;
        }
        for (var stream : open.getOrDefault(tenant, Set.of())) {
            if (signal.isFor(stream.caller())) {
                send(
                        stream,
                        emitter -> emitter.send(SseEmitter.event()
                                .id(signal.id())
                                .name(signal.name())
                                .data(signal.json(), MediaType.TEXT_PLAIN)));
            }
        }
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT2S")
    void showOthers() {
        var since = clock.instant().minus(Duration.ofSeconds(10));
        open.forEach((tenant, streams) -> {
            if (!streams.isEmpty()) {
                TenantScope.inTenant(
                        tenant,
                        () -> template.find(Query.query(Criteria.where("at").gte(since)), Signal.class)
                                .forEach(signal -> showHere(tenant, signal)));
            }
        });
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT15S")
    void ping() {
        open.values()
                .forEach(streams -> streams.forEach(stream -> send(
                        stream,
                        emitter -> emitter.send(SseEmitter.event().name("ping").data("")))));
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void forgetOld() {
        schedule.everyTenant(
                "signals",
                Duration.ofMinutes(2),
                () -> template.remove(
                        Query.query(Criteria.where("at").lt(clock.instant().minus(KEPT))), Signal.class));
    }

    private interface Write {
        void to(SseEmitter emitter) throws IOException;
    }

    /** On a thread of its own: a slow reader must not hold up the others, nor the event that is being taken in. */
    private void send(Stream stream, Write write) {
        writers.execute(() -> {
            Consumer<Exception> gone = failure -> {
                open.getOrDefault(stream.caller().tenant(), Set.of()).remove(stream);
                stream.emitter().completeWithError(failure);
            };
            try {
                write.to(Objects.requireNonNull(stream.emitter()));
            } catch (IOException | IllegalStateException failure) {
                gone.accept(failure);
            }
        });
    }

    /** Before the web server waits for its requests to end: streams have none, and the browser opens a new one elsewhere. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        open.values()
                .forEach(streams -> streams.forEach(stream -> stream.emitter().complete()));
    }

    @Override
    public void destroy() {
        writers.shutdown();
    }
}
