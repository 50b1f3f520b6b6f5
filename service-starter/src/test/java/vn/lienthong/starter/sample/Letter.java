package vn.lienthong.starter.sample;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.lienthong.starter.events.Event;
import vn.lienthong.starter.events.EventSource;
import vn.lienthong.starter.events.EventTypes;
import vn.lienthong.starter.events.Outbox;

/** An aggregate with a sealed state and events. */
@Document("letters")
public class Letter implements EventSource {

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    @Indexed(unique = true)
    private final String number;

    private State state = new Draft();
    private final Outbox outbox;

    public sealed interface State {}

    @TypeAlias("letter.draft")
    public record Draft() implements State {}

    @TypeAlias("letter.sent")
    public record Sent(LocalDate on, Instant at) implements State {}

    @EventTypes("letter.sent.v1")
    public record LetterSent(String letter, LocalDate on, int copy) implements Event {
        @Override
        public String type() {
            return "letter.sent.v1";
        }

        @Override
        public String subject() {
            return letter;
        }
    }

    public Letter(String id, String number) {
        this(id, number, new Outbox());
    }

    @org.springframework.data.annotation.PersistenceCreator
    Letter(String id, String number, Outbox outbox) {
        this.id = id;
        this.number = number;
        this.outbox = outbox;
    }

    public void send(LocalDate on, Instant at, int copies) {
        state = new Sent(on, at);
        for (var copy = 1; copy <= copies; copy++) {
            outbox.add(new LetterSent(id, on, copy), at);
        }
    }

    public String id() {
        return id;
    }

    public State state() {
        return state;
    }

    public long version() {
        return version == null ? -1 : version;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
