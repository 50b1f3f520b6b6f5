package vn.lienthong.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import vn.lienthong.gateway.RunningGateway;
import vn.lienthong.starter.test.TestMongo;

class SigningKeysTest extends RunningGateway {

    private static final Instant MONDAY = Instant.parse("2031-03-03T23:59:59Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    private MongoClient client;

    @Autowired
    private MongoConverter converter;

    private MongoTemplate database = null;
    private Instant now = MONDAY;
    private final InstantSource time = () -> now;
    private final KeyCipher cipher = new KeyCipher("bí mật thứ nhất, dài hơn ba mươi hai ký tự");

    @BeforeEach
    void anEmptyDatabase(TestMongo mongo) {
        database =
                new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, "keys" + mongo.newSuffix()), converter);
    }

    @Test
    void replicasThatStartTogetherSignWithTheSameKey() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replicas = new ArrayList<Callable<String>>();
            for (var replica = 0; replica < 8; replica++) {
                var keys = keys();
                replicas.add(() -> keys.current().toJSONString());
            }

            var made = new ArrayList<String>();
            for (var result : threads.invokeAll(replicas)) {
                made.add(result.get());
            }

            assertThat(made).hasSize(8).containsOnly(made.getFirst());
        }
    }

    @Test
    void tomorrowsKeyIsPublishedTodayAndSignsTomorrow() {
        var keys = keys();
        var monday = keys.current().getKeyID();
        var published = keys.published();

        now = now.plusSeconds(1);

        var tuesday = keys.current().getKeyID();
        assertThat(tuesday).isNotEqualTo(monday).startsWith("2031-03-04");
        assertThat(published.getKeyByKeyId(tuesday)).isNotNull();
        assertThat(keys.published().getKeyByKeyId(monday)).isNotNull();
    }

    @Test
    void keysThatNoTokenCanNeedAreForgotten() {
        var keys = keys();
        var monday = keys.current().getKeyID();

        now = now.plus(DAY).plus(DAY);

        assertThat(keys.published().getKeyByKeyId(monday)).isNull();
        assertThat(keys.published().getKeys())
                .extracting(key -> key.getKeyID().substring(0, 10))
                .containsExactlyInAnyOrder("2031-03-04", "2031-03-05", "2031-03-06");
    }

    @Test
    void anotherSecretBeginsAnotherKeyWhileTheOldOneStaysPublished() {
        var before = keys().current().getKeyID();

        var after = new SigningKeys(database, new KeyCipher("bí mật thứ hai, cũng dài hơn ba mươi hai ký tự"), time);

        assertThat(after.current().getKeyID()).isNotEqualTo(before);
        assertThat(after.published().getKeyByKeyId(before)).isNotNull();
    }

    @Test
    void noPrivateKeyIsPublishedOrStoredInTheClear() {
        var keys = keys();
        var secret = keys.current().getD().toString();

        assertThat(keys.published().toString(false)).doesNotContain("\"d\"");
        for (Document stored : database.getCollection("signingKeys").find()) {
            assertThat(stored.getString("publicKey")).doesNotContain("\"d\"");
            assertThat(new String(
                            stored.get("privateKey", Binary.class).getData(),
                            java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain(secret);
        }
    }

    private SigningKeys keys() {
        return new SigningKeys(database, cipher, time);
    }
}
