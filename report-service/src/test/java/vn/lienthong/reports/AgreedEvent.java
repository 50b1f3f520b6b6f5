package vn.lienthong.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.events.EventSource;

/** The data of an event as it was agreed with those who receive it. */
public final class AgreedEvent {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AgreedEvent() {}

    public static JsonNode of(String type) {
        try (InputStream file = AgreedEvent.class.getResourceAsStream("/contracts/" + type + ".json")) {
            return JSON.readTree(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The data of the event that was added last. */
    public static JsonNode lastOf(EventSource source) {
        return JSON.readTree(source.outbox().waitingData().getLast());
    }
}
