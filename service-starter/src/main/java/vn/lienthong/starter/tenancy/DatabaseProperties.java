package vn.lienthong.starter.tenancy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this process deals with its database.
 *
 * @param timeout longest that one operation takes with all it consists of: choosing a server, waiting for a connection,
 *     trying again, reading all of an answer; from 100 ms to 5 min
 * @param serverSelection longest that it waits for a server to be chosen, within the time-out; absent: 30 s where the
 *     address names a replica set, which is long enough for an election, else 5 s
 * @param connections most at a time; as many requests as the gateway sends one service at a time
 */
@ConfigurationProperties("lienthong.database")
public record DatabaseProperties(
        @DefaultValue("10s") Duration timeout,
        @Nullable Duration serverSelection,
        @DefaultValue("256") int connections) {

    @ConstructorBinding
    public DatabaseProperties {
        require(timeout, "lienthong.database.timeout");
        if (serverSelection != null) {
            require(serverSelection, "lienthong.database.server-selection");
        }
        if (connections < 1 || connections > 10_000) {
            throw new IllegalArgumentException("lienthong.database.connections must be 1 to 10000");
        }
    }

    private static void require(Duration duration, String name) {
        if (duration.toMillis() < 100 || duration.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException(name + " must be 100 ms to 5 min; nothing waits for ever");
        }
    }
}
