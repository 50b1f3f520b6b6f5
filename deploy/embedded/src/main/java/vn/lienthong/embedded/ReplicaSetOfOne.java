package vn.lienthong.embedded;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * Turns a {@code mongod} that was started with {@code --replSet rs0} into a replica set of one, as production has one of
 * three. May be asked again and again until it says yes.
 */
public final class ReplicaSetOfOne {

    public static final String NAME = "rs0";

    private static final int ALREADY_INITIALIZED = 23;

    private ReplicaSetOfOne() {}

    /** Exit code 0 when the server takes writes, 1 when not yet. Argument: {@code host:port}. */
    public static void main(String[] args) {
        System.exit(takesWrites(args[0]) ? 0 : 1);
    }

    /** Initiates the set where that has not been done, and answers whether the server takes writes by now. */
    public static boolean takesWrites(String address) {
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress(address)))
                        .mode(com.mongodb.connection.ClusterConnectionMode.SINGLE)
                        .serverSelectionTimeout(1, TimeUnit.SECONDS))
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            initiate(client, address);
            return client.getDatabase("admin")
                    .runCommand(new Document("hello", 1))
                    .getBoolean("isWritablePrimary", false);
        } catch (MongoException notYet) {
            return false;
        }
    }

    private static void initiate(MongoClient client, String address) {
        try {
            client.getDatabase("admin")
                    .runCommand(new Document(
                            "replSetInitiate",
                            new Document("_id", NAME)
                                    .append("members", List.of(new Document("_id", 0).append("host", address)))));
        } catch (MongoCommandException refused) {
            if (refused.getErrorCode() != ALREADY_INITIALIZED) {
                throw refused;
            }
        }
    }
}
