package vn.lienthong.starter.tenancy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.core.Ordered;

/**
 * What our promises rest on, whatever the address of the database says besides: writes that a majority has, reads from
 * the primary, tries again after an election, an end to every wait. What the address says otherwise is named in the log
 * and does not count.
 */
class SafeSettings implements MongoClientSettingsBuilderCustomizer, Ordered {

    private static final Logger log = LoggerFactory.getLogger(SafeSettings.class);

    private static final Duration ELECTION = Duration.ofSeconds(30);
    private static final Duration SINGLE_SERVER = Duration.ofSeconds(5);

    private final DatabaseProperties properties;
    private final ConnectionString address;

    SafeSettings(DatabaseProperties properties, ConnectionString address) {
        this.properties = properties;
        this.address = address;
    }

    /** Behind the one that applies the address. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(MongoClientSettings.Builder settings) {
        var ignored = ignored();
        if (!ignored.isEmpty()) {
            log.warn("options of the database's address that do not count: {}", ignored);
        }
        settings.timeout(properties.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .writeConcern(writeConcern())
                .readPreference(ReadPreference.primary())
                .retryWrites(true)
                .retryReads(true)
                .applyToClusterSettings(cluster ->
                        cluster.serverSelectionTimeout(serverSelection().toMillis(), TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(properties.connections())
                        // Ignored by the driver while it has the time-out above, which counts the wait too.
                        .maxWaitTime(properties.timeout().toMillis(), TimeUnit.MILLISECONDS));
    }

    /** A single server has no one to lose its journal to; the embedded one commits before it answers. */
    private WriteConcern writeConcern() {
        return namesReplicaSet() ? WriteConcern.MAJORITY.withJournal(true) : WriteConcern.MAJORITY;
    }

    private Duration serverSelection() {
        var stated = properties.serverSelection();
        return stated != null ? stated : namesReplicaSet() ? ELECTION : SINGLE_SERVER;
    }

    private boolean namesReplicaSet() {
        return address.isSrvProtocol() || address.getRequiredReplicaSetName() != null;
    }

    private Map<String, Object> ignored() {
        var ignored = new LinkedHashMap<String, Object>();
        var concern = address.getWriteConcern();
        if (concern != null) {
            if (!"majority".equals(concern.getWObject())) {
                ignored.put("w", Objects.requireNonNullElse(concern.getWObject(), "unset"));
            }
            if (Boolean.FALSE.equals(concern.getJournal())) {
                ignored.put("journal", false);
            }
            note(ignored, "wTimeoutMS", concern.getWTimeout(TimeUnit.MILLISECONDS));
        }
        var preference = address.getReadPreference();
        if (preference != null && !preference.equals(ReadPreference.primary())) {
            ignored.put("readPreference", preference.getName());
        }
        if (Boolean.FALSE.equals(address.getRetryWritesValue())) {
            ignored.put("retryWrites", false);
        }
        if (Boolean.FALSE.equals(address.getRetryReads())) {
            ignored.put("retryReads", false);
        }
        note(ignored, "timeoutMS", address.getTimeout());
        note(ignored, "serverSelectionTimeoutMS", address.getServerSelectionTimeout());
        note(ignored, "socketTimeoutMS", address.getSocketTimeout());
        note(ignored, "waitQueueTimeoutMS", address.getMaxWaitTime());
        note(ignored, "maxPoolSize", address.getMaxConnectionPoolSize());
        return ignored;
    }

    private static void note(Map<String, Object> ignored, String option, @Nullable Object value) {
        if (value != null) {
            ignored.put(option, value);
        }
    }
}
