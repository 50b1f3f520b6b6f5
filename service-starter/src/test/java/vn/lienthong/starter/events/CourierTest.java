package vn.lienthong.starter.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import vn.lienthong.starter.events.Delivery.Outcome;
import vn.lienthong.starter.security.ServiceCalls;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantScope;

class CourierTest {

    private static final Instant START = Instant.parse("2026-06-12T03:00:00Z");

    private final Deque<List<Outcome>> answers = new ArrayDeque<>();
    private final List<Integer> batches = new ArrayList<>();
    private final List<SetAsideEvent> aside = new ArrayList<>();
    private final ServiceCalls calls = mock();
    private Instant now = START;
    private Courier courier;

    @BeforeEach
    void aSubscriberThatAnswersAsTold() {
        ServiceCalls.Permit permit = mock();
        when(calls.permit(any())).thenReturn(Optional.of(permit));
        var delivery = new Delivery(calls, "sample-service") {
            @Override
            List<Outcome> deliver(List<OutboxEntry> entries, String subscriber, ServiceCalls.Permit permit) {
                batches.add(entries.size());
                return answers.isEmpty()
                        ? entries.stream()
                                .<Outcome>map(entry -> new Outcome.Taken())
                                .toList()
                        : answers.remove();
            }
        };
        SetAsideEvents setAside = mock();
        org.mockito.Mockito.doAnswer(call -> aside.add(call.getArgument(0)))
                .when(setAside)
                .keep(any());
        courier = new Courier(properties(), calls, delivery, setAside, () -> now);
    }

    private static EventsProperties properties() {
        return new EventsProperties(
                Map.of(),
                true,
                Duration.ofSeconds(3),
                Duration.ofSeconds(30),
                16,
                4,
                1000,
                50,
                DataSize.ofKilobytes(1),
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofHours(24),
                Duration.ofDays(30));
    }

    private static List<OutboxEntry> events(int count, int size) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> new OutboxEntry(
                        "letter.sent.v1/a/" + n,
                        "letter.sent.v1",
                        "a",
                        START,
                        n,
                        "\"" + "x".repeat(size) + "\"",
                        null,
                        List.of()))
                .toList();
    }

    private Courier.Progress carry(List<OutboxEntry> events, Outbox.@Nullable Stuck before) {
        return TenantScope.inTenant(
                new TenantId("quang-ninh"),
                () -> courier.carry(
                        "other", events, before, calls.permit("other").orElseThrow(), now.plusSeconds(15)));
    }

    @Test
    void aTypeThatAnOlderSubscriberDoesNotKnowHasADayForTheRollOut() {
        var events = events(2, 1);
        Outbox.Stuck stuck = null;
        var attempts = 0;
        while (aside.isEmpty()) {
            answers.add(List.of(new Outcome.Refused("404 unknown-event")));
            var progress = carry(events, stuck);
            stuck = progress.stuck();
            attempts++;
            if (stuck != null) {
                assertThat(progress.done())
                        .as("those behind it wait: order is kept")
                        .isEmpty();
                now = stuck.next();
            }
        }
        assertThat(Duration.between(START, now)).isGreaterThanOrEqualTo(Duration.ofHours(24));
        assertThat(Duration.between(START, now)).isLessThan(Duration.ofHours(25));
        assertThat(aside).singleElement().satisfies(event -> {
            assertThat(event.event().eventId()).isEqualTo("letter.sent.v1/a/1");
            assertThat(event.reason()).isEqualTo("404 unknown-event");
        });
        assertThat(aside.getFirst().attempts()).isEqualTo(attempts);
    }

    @Test
    void pausesDoubleFromASecondToFiveMinutesAndAreNeverQuiteTheSame() {
        var events = events(1, 1);
        Outbox.Stuck stuck = null;
        var pauses = new ArrayList<Duration>();
        for (var i = 0; i < 12; i++) {
            answers.add(List.of(new Outcome.Unavailable("ResourceAccessException")));
            stuck = carry(events, stuck).stuck();
            pauses.add(Duration.between(now, stuck.next()));
            now = stuck.next();
        }
        for (var i = 0; i < pauses.size(); i++) {
            var longest = Duration.ofSeconds(Math.min(300, 1L << i));
            assertThat(pauses.get(i)).isBetween(longest.dividedBy(2), longest);
        }
        assertThat(stuck.attempts()).isEqualTo(12);
    }

    @Test
    void anOutageNeverSetsAnythingAside() {
        var events = events(1, 1);
        Outbox.Stuck stuck = null;
        for (var day = 0; day < 60; day++) {
            answers.add(List.of(new Outcome.Unavailable("ResourceAccessException")));
            stuck = carry(events, stuck).stuck();
            now = now.plus(Duration.ofDays(1));
        }
        assertThat(aside).isEmpty();
        answers.add(List.of(new Outcome.Refused("409 event-failed")));
        stuck = carry(events, stuck).stuck();
        assertThat(stuck.since())
                .as("the day begins with the refusal, not with the outage")
                .isEqualTo(now);
    }

    @Test
    void whatIsRefusedForGoodIsSetAsideAtOnceAndTheRestGoesOn() {
        answers.add(List.of(new Outcome.RefusedForGood("422 unreadable-event"), new Outcome.Taken()));
        var progress = carry(events(2, 1), null);
        assertThat(progress.everything()).isTrue();
        assertThat(progress.done()).hasSize(2);
        assertThat(aside).hasSize(1);
    }

    @Test
    void aCallHoldsOnlySoManyEventsAndSoMuchData() {
        carry(events(120, 1), null);
        assertThat(batches).containsExactly(50, 50, 20);
        batches.clear();
        carry(events(4, 600), null);
        assertThat(batches).as("one kilobyte a call").containsExactly(1, 1, 1, 1);
    }

    @Test
    void theLeaseIsNotOutlived() {
        answers.add(List.of(new Outcome.Taken()));
        var progress = TenantScope.inTenant(
                new TenantId("quang-ninh"),
                () -> courier.carry(
                        "other", events(2, 1), null, calls.permit("other").orElseThrow(), now.minusSeconds(1)));
        assertThat(progress.done()).isEmpty();
        assertThat(progress.everything()).isFalse();
        assertThat(progress.stuck()).isNull();
    }
}
