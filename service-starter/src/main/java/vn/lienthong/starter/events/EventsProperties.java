package vn.lienthong.starter.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is sent what.
 *
 * @param subscribers by name of the service
 * @param sweep how often the relay looks for events that a crash or an outage left behind
 * @param lease how long a relay that died keeps the others from an aggregate
 */
@ConfigurationProperties("lienthong.events")
record EventsProperties(
        @DefaultValue Map<String, Subscriber> subscribers,
        @DefaultValue("3s") Duration sweep,
        @DefaultValue("30s") Duration lease) {

    record Subscriber(@DefaultValue Set<String> types) {}

    /** Subscribers of a type of event, in a stable order. */
    List<String> subscribersOf(String type) {
        return subscribers.entrySet().stream()
                .filter(entry -> entry.getValue().types().contains(type))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
