package vn.lienthong.starter.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SafeSettingsTest {

    private static final DatabaseProperties DEFAULTS = new DatabaseProperties(Duration.ofSeconds(10), null, 256);

    @Test
    void whatTheAddressWeakensDoesNotCountAndIsSaid(CapturedOutput log) {
        var settings = settings("mongodb://a,b/?replicaSet=rs0&w=1&journal=false&readPreference=secondaryPreferred"
                + "&retryWrites=false&retryReads=false&timeoutMS=0&serverSelectionTimeoutMS=600000&maxPoolSize=3");

        assertThat(settings.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY.withJournal(true));
        assertThat(settings.getReadPreference()).isEqualTo(ReadPreference.primary());
        assertThat(settings.getRetryWrites()).isTrue();
        assertThat(settings.getRetryReads()).isTrue();
        assertThat(settings.getTimeout(TimeUnit.SECONDS)).isEqualTo(10);
        assertThat(serverSelectionSeconds(settings)).isEqualTo(30);
        assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(256);
        assertThat(log.getOut())
                .contains("do not count: ", "w=1", "journal=false", "readPreference=secondaryPreferred")
                .contains("retryWrites=false", "timeoutMS=0", "maxPoolSize=3");
    }

    @Test
    void anAddressThatSaysNothingMoreIsTakenSilently(CapturedOutput log) {
        settings("mongodb://a/?replicaSet=rs0&w=majority&journal=true&readPreference=primary&retryWrites=true");

        assertThat(log.getOut()).doesNotContain("do not count");
    }

    @Test
    void aSingleServerIsNotWaitedForAsLongAsAnElection() {
        var settings = settings("mongodb://localhost:27117/");

        assertThat(serverSelectionSeconds(settings)).isEqualTo(5);
        assertThat(settings.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY);
    }

    @Test
    void nobodyCanAskForAnEndlessWait() {
        assertThatThrownBy(() -> new DatabaseProperties(Duration.ZERO, null, 256))
                .hasMessageContaining("lienthong.database.timeout");
        assertThatThrownBy(() -> new DatabaseProperties(Duration.ofSeconds(10), Duration.ofHours(1), 256))
                .hasMessageContaining("lienthong.database.server-selection");
        assertThatThrownBy(() -> new DatabaseProperties(Duration.ofSeconds(10), null, 0))
                .hasMessageContaining("lienthong.database.connections");
    }

    private static long serverSelectionSeconds(MongoClientSettings settings) {
        return settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS);
    }

    private static MongoClientSettings settings(String uri) {
        var address = new ConnectionString(uri);
        var builder = MongoClientSettings.builder().applyConnectionString(address);
        new SafeSettings(DEFAULTS, address).customize(builder);
        return builder.build();
    }
}
